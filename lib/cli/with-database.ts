import { startEmbedded } from '@/lib/db/embedded'
import { readEnv } from '@/lib/env'
import { type DatabaseUrls, databaseName } from '@/lib/supervisor/database'

/**
 * Runs `work` with the installation's database: the one that DATABASE_URL names, or the embedded one, which is started
 * for the time of the command unless it runs already.
 */
export async function withDatabase<Result>(work: (urls: DatabaseUrls) => Promise<Result>): Promise<Result> {
  const { database, dataDir } = readEnv()
  if (database) return work(database)
  const embedded = await startEmbedded({ dataDir, log: console.log })
  try {
    if (!(await embedded.hasDatabase(databaseName))) await embedded.createDatabase(databaseName)
    return await work({ ownerUrl: embedded.ownerUrl(databaseName), appUrl: embedded.appUrl(databaseName) })
  } finally {
    await embedded.stop()
  }
}
