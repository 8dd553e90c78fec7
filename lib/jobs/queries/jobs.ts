import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'

export interface GivenUpJob {
  readonly id: string
  readonly name: string
  readonly attempts: number
  readonly failedAt: Date
  readonly lastError: string | null
}

export interface JobsOverview {
  readonly waiting: number
  /** Jobs that failed at least once and will be tried again. */
  readonly retrying: number
  /** Since when the most overdue job waits; null where none is overdue by a minute or more: then no worker runs, or none keeps up. */
  readonly overdueSince: Date | null
  /** The latest hundred. */
  readonly givenUp: readonly GivenUpJob[]
}

/** How the work beside the pages goes. Ids and names only: what a job is about is for those who may read that. */
export async function getJobsOverview(actor: Actor): Promise<JobsOverview> {
  if (!mayEver(actor, 'settings.manage')) throw new Forbidden()
  const [counts] = await db().$queryRaw<{ waiting: number; retrying: number; overdueSince: Date | null }[]>`
    SELECT count(*)::int AS waiting, count(*) FILTER (WHERE "lastError" IS NOT NULL)::int AS retrying,
      min("dueAt") FILTER (WHERE "dueAt" < standdown_now() - interval '1 minute') AS "overdueSince"
    FROM job WHERE "failedAt" IS NULL`
  const givenUp = await db().$queryRaw<GivenUpJob[]>`
    SELECT id, name, attempts, "failedAt", "lastError" FROM job WHERE "failedAt" IS NOT NULL
    ORDER BY "failedAt" DESC, id DESC LIMIT 100`
  return { waiting: 0, retrying: 0, overdueSince: null, ...counts, givenUp }
}
