import { runCommand } from '@/lib/cli/command-line'
import { resetDatabase } from '@/lib/cli/reset'

// npm run demo:reset: the demonstration case as it is at its beginning, its dates counted from now.
await runCommand(async (args) => {
  await resetDatabase(args, 'demo')
  console.log(
    'The demonstration case is loaded anew. If Standdown runs, start it again, so that its collectors sign on.',
  )
})
