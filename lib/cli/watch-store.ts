import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/cli/command-line'
import { watchStore } from '@/lib/gateway/guard/watch-store'
import { StartProblem } from '@/lib/start-problem'

// npm run watch-store -- --program SLUG --database URL --table T --column C: looks once; see docs/ingest-guard.md.
await runCommand(async (args) => {
  const text = { type: 'string' } as const
  const gateway = { type: 'string', default: 'http://127.0.0.1:3001' } as const
  const stateFile = { type: 'string', default: '.data/watch-store.json' } as const
  const options = { program: text, database: text, table: text, column: text, gateway, 'state-file': stateFile }
  const { program, database: databaseUrl, table, column, ...rest } = parseArgs({ args, options }).values
  const token = process.env.STANDDOWN_OBSERVER_TOKEN
  if (!program || !databaseUrl || !table || !column || !token)
    throw new StartProblem(
      'Needs --program, --database, --table, --column, and an observer’s token in STANDDOWN_OBSERVER_TOKEN.',
    )
  const at = { gatewayUrl: rest.gateway, stateFile: rest['state-file'] }
  const found = await watchStore({ program, databaseUrl, table, column, token, ...at })
  console.log(`${found} rows of ${table} were captured while ${program} was stopped.`)
  if (found > 0) process.exitCode = 2
})
