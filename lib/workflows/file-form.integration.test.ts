import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { takeUpClock } from '@/lib/clocks/commands/end'
import { db } from '@/lib/db/client'
import { recordField } from '@/lib/regulator/commands/record-field'
import { applyRegime, clockOf, ground, hoursFromNow, judge, plannedAlerts, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf, filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { filing } from '@/lib/testing/regulator/filing'
import { kindsDuring } from '@/lib/testing/written'
import { fileForm } from '@/lib/workflows/file-form'

const ago = async (hours: number) => (await hoursFromNow(-hours)).toISOString()
const notified = ['regulator.filed', 'notification.recorded', 'judgment.recorded']

async function aware(hoursAgo: number) {
  const made = await underGdpr()
  await judge(made.lead, made.id, 'aware', hoursAgo)
  return made
}

async function say(counsel: PersonActor, incidentId: string, words: string) {
  const field = { incidentId, field: 'delay' as const, mode: 'text' as const, text: words, expectedVersion: 0 }
  await recordField(counsel, field)
}

describe('recording the filing with an authority', () => {
  it('meets the clock of the duty and says since when the authority knows, in one act', async () => {
    const { id, counsel } = await aware(3)
    const clock = await clockOf(id, 'gdpr.33')
    const at = await ago(1)
    const input = await filing(id, at)
    expect(await kindsDuring(() => fileForm(counsel, input))).toEqual([...notified, 'clock.met'])
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({
      state: 'met',
      metAt: new Date(at),
      receipt: 'R-17',
      reasons: null,
    })
    expect(await plannedAlerts(clock.id)).toEqual([])
    const judgment = await db().clockJudgment.findFirstOrThrow({
      where: { incidentId: id, kind: 'notified_authority' },
    })
    expect(judgment).toMatchObject({ regime: 'gdpr', at: new Date(at), byName: counsel.name })
    const entry = await db().timelineEntry.findFirstOrThrow({ where: { streamId: id, seq: judgment.seq } })
    expect(entry.kind).toBe('judgment.recorded')
  })

  it('carries over why it came late', async () => {
    const { id, counsel } = await aware(80)
    const at = await ago(1)
    expect((await failureOf(fileForm(counsel, await filing(id, at)))).message).toContain('reasons for the delay')
    expect((await clockOf(id, 'gdpr.33')).state).toBe('running')
    await say(counsel, id, 'The portal was away.')
    await fileForm(counsel, await filing(id, at))
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'late', reasons: 'The portal was away.' })
  })

  it('says that there is no receipt where none came', async () => {
    const { id, counsel } = await aware(3)
    await fileForm(counsel, { ...(await filing(id, await ago(1))), receipt: null })
    expect((await clockOf(id, 'gdpr.33')).receipt).toMatch(/^No receipt; entry \d+ records the filing\.$/)
  })

  it('files where no clock runs, and the first filing meets one that starts afterwards', async () => {
    const counsel = await addPerson('counsel')
    const { id } = await filedBy(await addPerson('responder'))
    const first = await ago(2)
    const input = await filing(id, first)
    expect(await kindsDuring(() => fileForm(counsel, input))).toEqual(notified)
    await applyRegime(counsel, id, 'gdpr')
    await judge(counsel, id, 'aware', 5)
    const update = { ...(await filing(id, await ago(1))), phase: 'update' as const, receipt: 'R-18' }
    expect(await kindsDuring(() => fileForm(counsel, update))).toEqual([...notified.slice(0, 2), 'clock.met'])
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'met', metAt: new Date(first), receipt: 'R-17' })
  })

  it('meets a clock that was taken up again with what was filed since', async () => {
    const { id, counsel } = await aware(5)
    await fileForm(counsel, await filing(id, await ago(3)))
    const { id: clockId } = await clockOf(id, 'gdpr.33')
    await takeUpClock(counsel, { incidentId: id, clockId, reason: ground })
    const again = await ago(1)
    await fileForm(counsel, { ...(await filing(id, again)), phase: 'update' as const, receipt: 'R-18' })
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'met', metAt: new Date(again), receipt: 'R-18' })
  })

  it('keeps the first filing as the one that met the duty where awareness turns out earlier, with the reasons', async () => {
    const { id, lead, counsel } = await aware(40)
    const first = await ago(3)
    await fileForm(counsel, await filing(id, first))
    const [seq] = (await clockOf(id, 'gdpr.33')).anchorSeqs
    await judge(lead, id, 'aware', 80, { supersedes: seq ?? 0 })
    await say(counsel, id, 'Awareness was judged anew.')
    await fileForm(counsel, { ...(await filing(id, await ago(1))), phase: 'update' as const, receipt: 'R-18' })
    const met = { state: 'late', metAt: new Date(first), receipt: 'R-17', reasons: 'Awareness was judged anew.' }
    expect(await clockOf(id, 'gdpr.33')).toMatchObject(met)
  })
})
