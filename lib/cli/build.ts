import { runCommand } from '@/lib/cli/command-line'
import { buildWhenStale } from '@/lib/supervisor/build'

// What `npm start` builds before it serves, by itself: the tests want to know first that it builds.
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runCommand(() =>
  buildWhenStale({ env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }, signal: ending.signal, log: console.log }),
)
