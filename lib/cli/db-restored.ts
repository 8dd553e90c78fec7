import { Client } from 'pg'
import { runCommand } from '@/lib/cli/command-line'
import { withDatabase } from '@/lib/cli/with-database'
import { connect, setDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { systemActor } from '@/lib/gateway/actor'
import { stopEverything } from '@/lib/gateway/restored'
import { adoptDatabase } from '@/lib/installation/commands/adopt-database'
import { databaseIdentity } from '@/lib/installation/identity'
import { StartProblem } from '@/lib/start-problem'

// npm run db:restored: the database was put back from a backup, so every program is stopped until people resume it.
// With `-- --nothing-lost` it was only moved: nothing is stopped, and it is recorded that somebody said so.
await runCommand(async (args) => {
  const [word] = args
  if (word && word !== '--nothing-lost') throw new StartProblem(`Unknown: ${word}. There is only --nothing-lost.`)
  const { losslessFailover } = readEnv()
  const stopped = await withDatabase(async ({ appUrl }) => {
    const commands = connect({ url: appUrl, max: 1, name: 'standdown db:restored' })
    setDatabase(commands)
    const client = new Client({ connectionString: appUrl, options: '-c role=standdown_app' })
    await client.connect()
    try {
      const programs = word ? 0 : await stopEverything(client)
      const identity = await databaseIdentity(client, losslessFailover)
      await adoptDatabase(systemActor, { identity, stopped: programs })
      return programs
    } finally {
      await client.end()
      await commands.$disconnect()
    }
  })
  console.log(word ? 'Recorded: this is the same database in another place.' : `Stopped: ${stopped} programs.`)
})
