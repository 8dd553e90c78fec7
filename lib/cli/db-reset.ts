import { runCommand } from '@/lib/cli/command-line'
import { resetDatabase } from '@/lib/cli/reset'

// npm run db:reset: an empty database with the schema of this checkout.
await runCommand(async (args) => {
  await resetDatabase(args, 'empty')
  console.log('The database is empty. With demo mode on, the next start loads the demonstration case.')
})
