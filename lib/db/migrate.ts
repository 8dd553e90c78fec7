import { Pool } from 'pg'
import { noFilters, openEngine } from '@/lib/db/migrate-engine'
import { readMigrations, readSchema } from '@/lib/db/migrate-files'
import { errorCode, StartProblem } from '@/lib/start-problem'

// Any number, the same in every version of Standdown: two that start at once take turns by it.
const migrationLock = 7_215_330_114

/**
 * Applies the migrations that the database does not have yet, as its owner, and records them in `_prisma_migrations`
 * as `prisma migrate deploy` does. Returns their names.
 * All of it is one transaction: killed half-way it leaves nothing behind, and a second instance waits, then finds it done.
 */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 })
  const failures: unknown[] = []
  pool.on('error', (cause) => failures.push(cause))
  try {
    await pool.query('begin')
    // A connection that breaks must not be replaced: the new one would work outside the transaction.
    pool.on('connect', (client) => void client.end())
    await pool.query(`select pg_advisory_xact_lock(${migrationLock})`)
    const engine = await openEngine(readSchema(), keepFirstFailure(pool, failures))
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(),
      filters: noFilters,
    })
    await pool.query('commit')
    return appliedMigrationNames
  } catch (cause) {
    throw migrationFailure(failures[0] ?? cause)
  } finally {
    await pool.end()
  }
}

/** After a failed statement the engine trips over the aborted transaction; the first failure is the one to tell. */
function keepFirstFailure(pool: Pool, failures: unknown[]): Pool {
  const query = pool.query.bind(pool)
  const watched = async (...args: Parameters<typeof query>) => {
    try {
      return await query(...args)
    } catch (cause) {
      failures.push(cause)
      throw cause
    }
  }
  return Object.assign(pool, { query: watched })
}

function migrationFailure(cause: unknown): StartProblem {
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (errorCode(cause) === '42501')
    return new StartProblem(
      `The database can't be migrated: ${reason}. Set DATABASE_OWNER_URL to a login that owns the database and may create roles.`,
      { cause },
    )
  return new StartProblem(`The database can't be migrated, and was left as it was: ${reason}`, { cause })
}
