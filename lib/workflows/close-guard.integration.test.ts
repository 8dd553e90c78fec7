import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { assessRegime, openAssessment } from '@/lib/clocks/commands/assess'
import { dropClock } from '@/lib/clocks/commands/end'
import { db } from '@/lib/db/client'
import { recordContainment } from '@/lib/incidents/commands/entries'
import { changeStatus } from '@/lib/incidents/commands/state'
import { getLifecycleOf } from '@/lib/incidents/queries/lifecycle-of'
import { statusChoices } from '@/lib/incidents/rules'
import { ground, judge, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf } from '@/lib/testing/incidents/command-cases'

/** An incident under GDPR that is resolved, with its clocks open. */
async function resolved() {
  const made = await underGdpr()
  await judge(made.lead, made.id, 'aware', 3)
  await recordContainment(made.lead, { incidentId: made.id, text: 'Share closed.' })
  const { version } = await db().incident.findUniqueOrThrow({ where: { id: made.id }, select: { version: true } })
  const step = (to: 'contained' | 'resolved' | 'closed', on: number, waiver: string | null = null) =>
    changeStatus(made.lead, { incidentId: made.id, to, reason: ground, waiver, expectedVersion: version + on })
  await step('contained', 0)
  await step('resolved', 1)
  return { ...made, close: (waiver?: string) => step('closed', 2, waiver) }
}

async function dropAll(counsel: PersonActor, id: string): Promise<void> {
  const open = { incidentId: id, state: { in: ['running', 'anchor_missing'] } }
  for (const { id: clockId } of await db().clock.findMany({ where: open }))
    await dropClock(counsel, { incidentId: id, clockId, reason: ground })
}

describe('closing an incident', () => {
  it('is refused while a clock is open, with the reason that the page shows before', async () => {
    const { id, lead, counsel, close } = await resolved()
    const choice = statusChoices(await getLifecycleOf(lead, id)).find(({ to }) => to === 'closed')
    const failed = await failureOf(close())
    expect(JSON.parse(failed.json).refusal).toBe('clock_open')
    expect([choice?.waiverFor, choice?.unmet]).toEqual([failed.message, [failed.message]])
    await dropAll(counsel, id)
    await close()
  })

  it('takes a written waiver, which stays on the record', async () => {
    const { id, close } = await resolved()
    await close('Counsel finishes the notices by letter.')
    const entry = await db().timelineEntry.findFirstOrThrow({
      where: { streamId: id, kind: 'status.changed' },
      orderBy: { seq: 'desc' },
    })
    expect(entry.payload).toMatchObject({
      to: 'closed',
      reason: `${ground}\nWaiver: Counsel finishes the notices by letter.`,
    })
  })

  it('is refused while a law waits for its decision', async () => {
    const { id, counsel, close } = await resolved()
    await dropAll(counsel, id)
    await openAssessment(counsel, { incidentId: id, regime: 'nis2', reason: ground })
    const failed = await failureOf(close())
    expect(JSON.parse(failed.json).refusal).toBe('law_undecided')
    await assessRegime(counsel, { incidentId: id, regime: 'nis2', decision: 'does_not_apply', reason: ground })
    await close()
  })
})
