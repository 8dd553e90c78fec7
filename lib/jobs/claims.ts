import 'server-only'
import { Pool } from 'pg'

/** A job that this worker, and no other, may run now. */
export interface ClaimedJob {
  readonly id: string
  readonly name: string
  readonly data: unknown
  readonly version: number
  /** Runs begun, this one included. */
  readonly attempts: number
}

/** The advisory locks of jobs, apart from any other's. */
const lockClass = 0x6a6f62
/** Looked at in one go; those that other workers run are among them. */
const candidates = 64

/**
 * One connection whose session holds the claims. A claim is a lock of that session: it ends with it, so a worker that dies
 * leaves its jobs to the others at once, and the row stays free for whoever moves the job meanwhile.
 */
export function connectClaims(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    options: '-c role=standdown_app',
    application_name: 'standdown worker',
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
    keepAlive: true,
  })
  // A connection that breaks is made again at the next look.
  pool.on('error', () => undefined)
  return pool
}

/** Claims up to `limit` due jobs of these names, earliest first, and counts the run. */
export async function claimDue(
  pool: Pool,
  { names, running, limit }: { names: readonly string[]; running: readonly string[]; limit: number },
): Promise<ClaimedJob[]> {
  const locked = await pool.query<{ id: string }>(
    `WITH due AS MATERIALIZED (
       SELECT id FROM job WHERE "failedAt" IS NULL AND "dueAt" <= standdown_now() AND name = ANY($1) AND id <> ALL($2::uuid[])
       ORDER BY "dueAt", id LIMIT ${candidates}
     )
     SELECT id FROM due WHERE pg_try_advisory_lock(${lockClass}, hashtext(id::text)) LIMIT $3`,
    [names, running, limit],
  )
  const ids = locked.rows.map(({ id }) => id)
  if (ids.length === 0) return []
  // Read again under the lock: another worker may have ended it between the two.
  const claimed = await pool.query<ClaimedJob>(
    `UPDATE job SET attempts = attempts + 1
     WHERE id = ANY($1::uuid[]) AND "failedAt" IS NULL AND "dueAt" <= standdown_now()
     RETURNING id, name, data, version, attempts`,
    [ids],
  )
  const mine = new Set(claimed.rows.map(({ id }) => id))
  for (const id of ids) if (!mine.has(id)) await release(pool, id)
  return claimed.rows
}

/** Milliseconds until the next job of these names that is not running here is due; null when none waits. */
export async function untilNextMs(pool: Pool, names: readonly string[], running: readonly string[]) {
  const { rows } = await pool.query<{ wait: number | null }>(
    `SELECT (extract(epoch FROM min("dueAt") - standdown_now()) * 1000)::float8 AS wait FROM job
     WHERE "failedAt" IS NULL AND name = ANY($1) AND id <> ALL($2::uuid[])`,
    [names, running],
  )
  return rows[0]?.wait ?? null
}

/** Ends a job that was done. One that was moved while it ran stays, for its new moment. */
export async function finish(pool: Pool, { id, version }: ClaimedJob): Promise<void> {
  await pool.query('DELETE FROM job WHERE id = $1 AND version = $2', [id, version])
}

/** Puts a failed run off by `waitMs`, or gives the job up where that is null. */
export async function putOff(pool: Pool, job: ClaimedJob, error: string, waitMs: number | null): Promise<void> {
  await pool.query(
    `UPDATE job SET "lastError" = $3,
       "dueAt" = CASE WHEN $4::float8 IS NULL THEN "dueAt" ELSE standdown_now() + $4::float8 * interval '1 ms' END,
       "failedAt" = CASE WHEN $4::float8 IS NULL THEN standdown_now() END
     WHERE id = $1 AND version = $2`,
    [job.id, job.version, error, waitMs],
  )
}

export async function release(pool: Pool, id: string): Promise<void> {
  await pool.query(`SELECT pg_advisory_unlock(${lockClass}, hashtext($1))`, [id])
}
