import 'server-only'
import type { Pool } from 'pg'
import { explain } from '@/lib/failure'
import { type ClaimedJob, finish, putOff, release } from '@/lib/jobs/claims'
import { retryWaitMs, usualAttempts } from '@/lib/jobs/retry'
import { log } from '@/lib/log'

/** What runs a job, and how often it is tried. */
export interface JobRunner {
  readonly run: (data: unknown) => Promise<void>
  readonly attempts?: number | undefined
}

/** What runs each job, by name. */
export type Registry = ReadonlyMap<string, JobRunner>

async function attempt(pool: Pool, registry: Registry, job: ClaimedJob): Promise<void> {
  const handler = registry.get(job.name)
  const limit = handler?.attempts ?? usualAttempts
  try {
    if (job.attempts > limit) await putOff(pool, job, 'The worker ended each time before this was done.', null)
    else await handler?.run(job.data).then(() => finish(pool, job))
  } catch (thrown) {
    const { error, errorId } = explain(thrown)
    const waitMs = job.attempts < limit ? retryWaitMs(job.attempts) : null
    log.warn({ job: job.name, id: job.id, attempts: job.attempts, errorId, waitMs }, 'a job failed')
    await putOff(pool, job, error?.message ?? `Internal error ${errorId}`, waitMs)
  }
  await release(pool, job.id)
}

/** Runs a claimed job and keeps its outcome: done, put off, or given up. Never rejects. */
export async function runJob(pool: Pool, registry: Registry, job: ClaimedJob): Promise<void> {
  try {
    await attempt(pool, registry, job)
  } catch (err) {
    // The claim ends with the connection that failed; whoever claims it next runs it again.
    log.warn({ err, job: job.name, id: job.id }, 'the outcome of a job could not be kept')
  }
}
