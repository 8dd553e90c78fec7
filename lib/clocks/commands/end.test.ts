import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { dropClock, meetClock, takeUpClock } from '@/lib/clocks/commands/end'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { applyRegime, clockOf, ground, hoursFromNow, judge, plannedAlerts, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'

const receipt = 'Portal receipt 4711'

/** An incident with one running clock, 70 hours before it is due. */
async function running(hoursAgo = 2) {
  const made = await underGdpr()
  await judge(made.lead, made.id, 'aware', hoursAgo)
  return { ...made, clock: await clockOf(made.id, 'gdpr.33') }
}

const metAt = async (hours: number) => (await hoursFromNow(hours)).toISOString()

async function input(name: string, incidentId: string, clockId: string) {
  const named = { incidentId, clockId }
  return name === 'meetClock' ? { ...named, metAt: await metAt(-1), receipt } : { ...named, reason: ground }
}

type Act = (actor: PersonActor, input: never) => Promise<unknown>
const acts: readonly (readonly [string, Act])[] = [
  ['meetClock', meetClock as Act],
  ['dropClock', dropClock as Act],
  ['takeUpClock', takeUpClock as Act],
]

describe.each(acts)('%s', (name, act) => {
  it('refuses whoever is not counsel', async () => {
    const { id, lead, clock } = await running()
    const failed = await failureOf(act(lead, (await input(name, id, clock.id)) as never))
    expect(failed.name).toBe('Forbidden')
  })

  it('finds neither a restricted incident of others, nor another incident’s clock', async () => {
    const { id, clock } = await running()
    const outsider = await addPerson('counsel')
    const restricted = await underGdpr({ visibility: 'restricted' })
    const theirs = await failureOf(act(outsider, (await input(name, restricted.id, clock.id)) as never))
    const nobodys = await failureOf(act(outsider, (await input(name, newId(), clock.id)) as never))
    expect(theirs).toEqual(nobodys)
    expect(theirs.name).toBe('NotFound')
    const elsewhere = await underGdpr()
    expect((await failureOf(act(outsider, (await input(name, elsewhere.id, clock.id)) as never))).name).toBe('NotFound')
    expect((await failureOf(act(outsider, (await input(name, id, newId())) as never))).name).toBe('NotFound')
  })
})

describe('meeting a clock', () => {
  it('keeps the receipt and alerts no more', async () => {
    const { id, counsel, clock } = await running()
    const met = { incidentId: id, clockId: clock.id, metAt: await metAt(-1), receipt }
    expect(await kindsDuring(() => meetClock(counsel, met))).toEqual(['clock.met'])
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'met', receipt, reasons: null })
    expect(await plannedAlerts(clock.id)).toEqual([])
    expect((await failureOf(meetClock(counsel, met))).name).toBe('Refused')
  })

  it('after its date asks for the reasons', async () => {
    const { id, counsel, clock } = await running(80)
    const late = { incidentId: id, clockId: clock.id, metAt: await metAt(-1), receipt }
    expect((await failureOf(meetClock(counsel, late))).json).toContain('lateReasons')
    await meetClock(counsel, { ...late, lateReasons: 'The portal was away.' })
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'late', reasons: 'The portal was away.' })
  })

  it('refuses a moment that has not come', async () => {
    const { id, counsel, clock } = await running()
    const failed = await failureOf(
      meetClock(counsel, { incidentId: id, clockId: clock.id, metAt: await metAt(1), receipt }),
    )
    expect(failed.json).toContain('metAt')
  })

  it('starts the duty that counts from the notification', async () => {
    const { id, counsel } = await underGdpr()
    await applyRegime(counsel, id, 'nis2')
    await judge(counsel, id, 'significant', 3)
    await judge(counsel, id, 'aware', 3)
    expect((await clockOf(id, 'nis2.final')).state).toBe('anchor_missing')
    const { id: clockId } = await clockOf(id, 'nis2.notification')
    const kinds = await kindsDuring(async () =>
      meetClock(counsel, { incidentId: id, clockId, metAt: await metAt(-1), receipt }),
    )
    expect(kinds).toEqual(['clock.met', 'clock.started'])
    expect((await clockOf(id, 'nis2.final')).state).toBe('running')
  })

  it('starts the Attorney General’s days with the notice to residents', async () => {
    const { id, lead, counsel } = await underGdpr()
    await applyRegime(counsel, id, 'california')
    await judge(lead, id, 'discovered', 48)
    const { id: clockId } = await clockOf(id, 'california.people')
    const at = await metAt(-1)
    await meetClock(counsel, { incidentId: id, clockId, metAt: at, receipt })
    expect(await clockOf(id, 'california.ag')).toMatchObject({ state: 'running', startsAt: new Date(at) })
  })

  it('stays met when it is judged again in time, and runs when it no longer was in time', async () => {
    const { id, lead, counsel, clock } = await running(40)
    await meetClock(counsel, { incidentId: id, clockId: clock.id, metAt: await metAt(-1), receipt })
    const [seq] = clock.anchorSeqs
    const again = await judge(lead, id, 'aware', 50, { supersedes: seq ?? 0 })
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'met', receipt, version: clock.version + 1 })
    await judge(lead, id, 'aware', 80, { supersedes: again })
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ state: 'running', metAt: null })
  })
})

describe('what counts from a notification', () => {
  const notified = async () => {
    const { id, counsel } = await underGdpr()
    await applyRegime(counsel, id, 'nis2')
    const seq = await judge(counsel, id, 'significant', 3)
    const { id: clockId } = await clockOf(id, 'nis2.notification')
    await meetClock(counsel, { incidentId: id, clockId, metAt: await metAt(-1), receipt })
    return { id, counsel, seq, clockId, final: await clockOf(id, 'nis2.final') }
  }

  it('goes on when that notification turns out to have been late', async () => {
    const { id, counsel, seq, final } = await notified()
    const late = await judge(counsel, id, 'significant', 80, { supersedes: seq })
    await judge(counsel, id, 'significant', 90, { supersedes: late })
    expect((await clockOf(id, 'nis2.notification')).state).toBe('running')
    expect(await clockOf(id, 'nis2.final')).toMatchObject({ state: 'running', conservativeDue: final.conservativeDue })
  })

  it('waits again when it was recorded by mistake', async () => {
    const { id, counsel, clockId, final } = await notified()
    await takeUpClock(counsel, { incidentId: id, clockId, reason: ground })
    expect(await clockOf(id, 'nis2.final')).toMatchObject({ state: 'anchor_missing', conservativeDue: null })
    expect(await plannedAlerts(final.id)).toEqual([])
  })
})

describe('a clock that is not required', () => {
  it('says why, alerts no more, and stays so when judgments change', async () => {
    const { id, lead, counsel, clock } = await running()
    const dropping = () => dropClock(counsel, { incidentId: id, clockId: clock.id, reason: ground })
    expect(await kindsDuring(dropping)).toEqual(['clock.not_required'])
    expect(await plannedAlerts(clock.id)).toEqual([])
    await judge(lead, id, 'aware', 5, { supersedes: clock.anchorSeqs[0] ?? 0 })
    expect(await clockOf(id, 'gdpr.33')).toMatchObject({ id: clock.id, state: 'not_required', reasons: ground })
  })

  it('can be taken up again, with all its alerts', async () => {
    const { id, counsel, clock } = await running()
    const named = { incidentId: id, clockId: clock.id, reason: ground }
    expect((await failureOf(takeUpClock(counsel, named))).name).toBe('Refused')
    await dropClock(counsel, named)
    expect(await kindsDuring(() => takeUpClock(counsel, named))).toEqual(['clock.superseded', 'clock.started'])
    const again = await clockOf(id, 'gdpr.33')
    expect(again).toMatchObject({
      state: 'running',
      version: clock.version + 1,
      conservativeDue: clock.conservativeDue,
    })
    expect(await plannedAlerts(again.id)).toHaveLength(5)
    expect(await db().clock.count({ where: { incidentId: id, duty: 'gdpr.33' } })).toBeGreaterThan(1)
  })
})
