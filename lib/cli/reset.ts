import { startEmbedded } from '@/lib/db/embedded'
import { withClient } from '@/lib/db/embedded-cluster'
import { applyMigrations } from '@/lib/db/migrate'
import { readEnv } from '@/lib/env'
import { StartProblem } from '@/lib/start-problem'
import { createSeeded, type Seed } from '@/lib/supervisor/database'
import { demoSeed } from '@/lib/supervisor/seed'

/**
 * Replaces the installation's database by a new one: empty, or with the demonstration case. Outside demo mode it wants
 * `--yes`, since what it removes may be the only record of real incidents.
 */
export async function resetDatabase(args: string[], content: 'empty' | 'demo'): Promise<void> {
  const { database, dataDir, demo } = readEnv()
  if (!demo && !args.includes('--yes'))
    throw new StartProblem(
      `This removes every incident, program and statement of ${database ? new URL(database.appUrl).host : dataDir}. Add "-- --yes" if you mean it.`,
    )
  const seed: Seed = content === 'demo' ? demoSeed(dataDir, new AbortController().signal, console.log) : async () => {}
  if (database) {
    await withClient(database.ownerUrl, (client) => client.query('drop schema public cascade; create schema public'))
    await applyMigrations(database.ownerUrl)
    await seed(database)
    return
  }
  const server = await startEmbedded({ dataDir, log: console.log })
  try {
    await createSeeded(server, seed)
  } finally {
    await server.stop()
  }
}
