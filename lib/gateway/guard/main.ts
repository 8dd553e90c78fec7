import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { guardDefaults } from '@/lib/gateway/guard/options'
import { startGuard } from '@/lib/gateway/guard/server'
import { log } from '@/lib/log'

/** The guard as a program of its own. The observer's token comes in STANDDOWN_OBSERVER_TOKEN. */
const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    upstream: { type: 'string' },
    gateway: { type: 'string', default: 'http://127.0.0.1:3001' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3002' },
    'state-dir': { type: 'string', default: '.data/guard' },
    name: { type: 'string', default: hostname() },
    'max-bytes': { type: 'string', default: String(guardDefaults.maxBytes) },
    'quarantine-bytes': { type: 'string', default: String(guardDefaults.quarantineBytes) },
  },
})

const { program, upstream } = values
const token = process.env.STANDDOWN_OBSERVER_TOKEN
const numbers = [values.port, values['max-bytes'], values['quarantine-bytes']].map(Number)
const [port = 0, maxBytes = 0, quarantineBytes = 0] = numbers
if (!token || !program || !upstream || !numbers.every(Number.isSafeInteger)) {
  process.stderr.write(
    'Needs --program SLUG, --upstream URL and an observer’s token in STANDDOWN_OBSERVER_TOKEN; see docs/ingest-guard.md.\n',
  )
  process.exit(1)
}

const { gateway: gatewayUrl, host, 'state-dir': stateDir, name: place } = values
const bounds = { maxBytes, quarantineBytes }
try {
  const guard = await startGuard({
    ...{ program, token, gatewayUrl, upstreamUrl: upstream, host, port, stateDir, place, ...bounds },
  })
  process.stdout.write(`The guard of ${program} listens at ${guard.url}\n`)
  const end = () => void guard.close().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
} catch (err) {
  log.fatal({ err }, 'the guard could not start')
  process.exit(1)
}
