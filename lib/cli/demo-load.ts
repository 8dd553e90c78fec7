import { runCommand } from '@/lib/cli/command-line'
import { readEnv } from '@/lib/env'
import { StartProblem } from '@/lib/start-problem'
import { loadDemo } from '@/prisma/demo'

// Fills the database that the environment names with the demonstration case; a step of npm start and demo:reset.
await runCommand(async () => {
  const { database, dataDir } = readEnv()
  if (!database) throw new StartProblem('This is a step of "npm start" and "npm run demo:reset"; run one of those.')
  await loadDemo({ ownerUrl: database.ownerUrl, dataDir })
})
