import { runCommand } from '@/lib/cli/command-line'

// npm run guard -- --program SLUG --upstream URL --gateway URL: the ingest guard in front of a store; see docs/ingest-guard.md.
await runCommand(async () => {
  await import('@/lib/gateway/guard/main')
})
