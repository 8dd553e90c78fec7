import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { mortalWorker, soon, whileANoticeWaits } from '@/lib/testing/jobs/mortal-worker'
import { type Cast, castPeople, openIncident, publishedHolding, review } from '@/lib/testing/statements/incident'
import { databaseNow } from '@/lib/timeline/streams'

const { begin, kill } = mortalWorker()
let cast: Cast

beforeAll(async () => {
  cast = await castPeople()
})

/** A published statement whose time is over in so many seconds, and the job that was planned for that moment. */
async function publishedUntil(seconds: number) {
  const incident = await openIncident(cast.responder)
  await review(cast.responder, incident.id)
  const { statementId, reference } = await publishedHolding(cast, incident.id)
  const staleAt = new Date((await databaseNow(db())).getTime() + seconds * 1000)
  await db().statement.update({ where: { id: statementId }, data: { staleAt } })
  await db().job.updateMany({ where: { name: 'statements.goStale', key: statementId }, data: { dueAt: staleAt } })
  return { incidentId: incident.id, statementId, reference, staleAt }
}

type Case = Awaited<ReturnType<typeof publishedUntil>>

const entries = ({ incidentId }: Case) =>
  db().timelineEntry.count({ where: { streamId: incidentId, kind: 'statement.went_stale' } })
const jobs = ({ statementId }: Case) => db().job.count({ where: { name: 'statements.goStale', key: statementId } })
const notices = ({ reference }: Case) =>
  db().notice.count({
    where: { personId: cast.author.id, kind: 'statement_stale', href: `/statements/${reference}` },
  })

async function expectStaleOnce(made: Case): Promise<void> {
  await expect.poll(() => jobs(made), soon).toBe(0)
  expect(await entries(made)).toBe(1)
  expect(await notices(made)).toBe(1)
  expect(await db().statement.findUnique({ where: { id: made.statementId } })).toMatchObject({ standing: 'stale' })
}

describe('a statement whose time is over', () => {
  it('goes stale exactly once though the worker is killed before that and stands again after it', async () => {
    const first = begin()
    const made = await publishedUntil(3)
    await kill(first)
    await expect.poll(async () => (await databaseNow(db())) > made.staleAt, soon).toBe(true)
    expect([await entries(made), await jobs(made)]).toEqual([0, 1])
    begin()
    await expectStaleOnce(made)
  })

  it('goes stale exactly once though the worker dies in the middle of it', async () => {
    const made = await publishedUntil(0)
    await whileANoticeWaits(begin, kill)
    expect(await entries(made)).toBe(0)
    begin()
    await expectStaleOnce(made)
  })
})
