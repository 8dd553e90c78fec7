import 'server-only'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/id'
import type { JobData, JobName } from '@/lib/jobs/schema'

/** The channel on which workers hear that a job was asked for. */
export const jobChannel = 'standdown_jobs'

export interface EnqueueOptions {
  /** When it is due by the database's clock; at once unless told. */
  readonly at?: Date
  /** Of the jobs of one name with the same key one waits at most: asking again moves it and gives it the new data. */
  readonly key?: string
}

export interface WantedJob extends EnqueueOptions {
  readonly name: string
  readonly data: unknown
}

/**
 * Asks for a job in the caller's own transaction: there with its commit, gone with its rollback. It runs at least once, so
 * its handler reads again how things stand, and does nothing that is done.
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  data: JobData<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  await putJob(tx, { name, data, ...options })
}

/** The row behind `enqueue`, whatever its name. */
export async function putJob(tx: Tx, { name, data, at, key }: WantedJob): Promise<void> {
  await tx.$queryRaw`
    WITH asked AS (
      INSERT INTO job (id, name, key, data, "dueAt", "createdAt")
      SELECT ${newId()}::uuid, ${name}, ${key ?? null}::text, ${JSON.stringify(data)}::jsonb,
        coalesce(${at?.toISOString() ?? null}::timestamptz, now), now
      FROM standdown_now() AS now
      ON CONFLICT (name, key) WHERE "failedAt" IS NULL DO UPDATE SET data = excluded.data, "dueAt" = excluded."dueAt",
        attempts = 0, version = job.version + 1, "lastError" = NULL
    )
    SELECT pg_notify(${jobChannel}, '')::text`
}

/** Sees that one of these jobs waits, without moving one that does: for those that ask for themselves again when they run. */
export async function ensureJob(tx: Tx, name: JobName, key: string): Promise<void> {
  const waiting = await tx.job.count({ where: { name, key, failedAt: null } })
  if (waiting === 0) await putJob(tx, { name, key, data: {} })
}

/** Takes back a waiting job by its key, in the caller's transaction. A run that has begun goes on. */
export async function cancelJob(tx: Tx, name: JobName, key: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM job WHERE name = ${name} AND key = ${key} AND "failedAt" IS NULL`
}
