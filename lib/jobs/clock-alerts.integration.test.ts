import { describe, expect, it } from 'vitest'
import { recordJudgment } from '@/lib/clocks/commands/judge'
import { db } from '@/lib/db/client'
import { clockOf, ground, hoursFromNow, underGdpr } from '@/lib/testing/clocks/case'
import { mortalWorker, soon, whileANoticeWaits } from '@/lib/testing/jobs/mortal-worker'

const hourMs = 3_600_000
const { begin, kill } = mortalWorker()

/** A clock of which half the time will have passed in so many seconds. */
async function halfPast(seconds: number) {
  const made = await underGdpr()
  const at = await hoursFromNow(seconds / 3600 - 36)
  await recordJudgment(made.lead, { incidentId: made.id, kind: 'aware', at: at.toISOString(), reason: ground })
  return { ...made, clock: await clockOf(made.id, 'gdpr.33'), momentMs: at.getTime() + 36 * hourMs }
}

type Case = Awaited<ReturnType<typeof halfPast>>

const entries = (id: string) =>
  db().timelineEntry.findMany({ where: { streamId: id, kind: 'clock.alerted' }, select: { recordedAt: true } })
const notices = (personId: string) => db().notice.count({ where: { personId, kind: 'clock_alert' } })
const jobs = (clockId: string) => db().job.count({ where: { name: 'clocks.alert', key: `${clockId}/50` } })

async function databaseHasPassed(momentMs: number): Promise<void> {
  await expect.poll(async () => (await hoursFromNow(0)).getTime() > momentMs, soon).toBe(true)
}

async function expectToldOnce({ id, lead, counsel, clock }: Case): Promise<void> {
  await expect.poll(() => jobs(clock.id), soon).toBe(0)
  expect(await entries(id)).toHaveLength(1)
  expect(await notices(lead.id)).toBe(1)
  expect(await notices(counsel.id)).toBe(1)
  expect(await db().clockAlert.count({ where: { clockId: clock.id } })).toBe(1)
}

describe('a clock’s alert', () => {
  it('comes exactly once though the worker is killed before its moment and stands again after it', async () => {
    const first = begin()
    const made = await halfPast(3)
    await kill(first)
    await databaseHasPassed(made.momentMs)
    expect(await entries(made.id)).toEqual([])
    expect(await jobs(made.clock.id)).toBe(1)
    begin()
    await expectToldOnce(made)
    const [entry] = await entries(made.id)
    expect(entry?.recordedAt.getTime()).toBeGreaterThanOrEqual(made.momentMs)
  })

  it('comes exactly once though the worker dies while it alerts', async () => {
    const made = await halfPast(1)
    await whileANoticeWaits(begin, kill)
    expect(await entries(made.id)).toEqual([])
    begin()
    await expectToldOnce(made)
  })

  it('does not come again when the worker is killed after it', async () => {
    const [first, made] = [begin(), await halfPast(1)]
    await expect.poll(async () => (await entries(made.id)).length, soon).toBe(1)
    await kill(first)
    begin()
    await expectToldOnce(made)
  })
})
