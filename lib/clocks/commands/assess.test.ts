import { describe, expect, it } from 'vitest'
import { standdown } from '@/lib/auth/model'
import { assessRegime, openAssessment, openAssessments } from '@/lib/clocks/commands/assess'
import { remindOfAssessments } from '@/lib/clocks/commands/remind'
import { db } from '@/lib/db/client'
import { changeExposure } from '@/lib/incidents/commands/state'
import { applyRegime, clockOf, ground, judge, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'

const openOf = (incidentId: string) =>
  db().regimeAssessment.findMany({ where: { incidentId, decision: null }, orderBy: { regime: 'asc' } })

describe('openAssessment', () => {
  itIsGuarded({
    command: openAssessment,
    allowed: 'counsel',
    refused: 'responder',
    input: (incidentId) => ({ incidentId, regime: 'gdpr', reason: ground }),
    writes: ['regime.assessment_opened'],
  })

  it('refuses a law that is not in force, and one that stands there already', async () => {
    const counsel = await addPerson('counsel')
    const { id } = await filedBy(counsel)
    const opening = (regime: string) => openAssessment(counsel, { incidentId: id, regime, reason: ground })
    expect((await failureOf(opening('circia'))).message).toContain('switched off')
    await opening('gdpr')
    expect((await failureOf(opening('gdpr'))).name).toBe('Refused')
    expect((await failureOf(opening('no-such-law'))).name).toBe('InvalidInput')
  })
})

describe('openAssessments', () => {
  it('is the system’s alone', async () => {
    const counsel = await addPerson('counsel', 'admin')
    const { id } = await filedBy(counsel)
    expect((await failureOf(openAssessments(counsel, { incidentId: id }))).name).toBe('Forbidden')
  })

  it('opens what the facts point to, once, and adds to it; nothing closes by itself', async () => {
    const responder = await addPerson('responder')
    const { id } = await filedBy(responder)
    expect(await kindsDuring(() => openAssessments(standdown, { incidentId: id }))).toEqual([
      'regime.assessment_opened',
    ])
    const first = await openOf(id)
    expect(first.map(({ regime }) => regime)).toContain('gdpr')
    expect(first.map(({ regime }) => regime)).not.toContain('circia')
    expect(first.every(({ why }) => why.length > 0)).toBe(true)
    expect(first.every(({ decisionDue, openedAt }) => Number(decisionDue) - Number(openedAt) === 24 * 3_600_000)).toBe(
      true,
    )
    expect(await kindsDuring(() => openAssessments(standdown, { incidentId: id }))).toEqual([])
    expect(await openOf(id)).toEqual(first)
  })

  it('is asked for in the transaction that changes the facts', async () => {
    const responder = await addPerson('responder')
    const { id } = await filedBy(responder)
    const asked = () => db().job.count({ where: { name: 'clocks.openAssessments', key: id } })
    expect(await asked()).toBe(0)
    const exposure = { dataCategories: ['user.behavior.keystrokes'] }
    await changeExposure(responder, { incidentId: id, exposure, reason: ground, expectedVersion: 1 })
    expect(await asked()).toBe(1)
  })
})

describe('assessRegime', () => {
  itIsGuarded({
    command: assessRegime,
    allowed: 'counsel',
    refused: 'responder',
    input: async (incidentId) => {
      const there = await db().incident.count({ where: { id: incidentId, visibility: 'open' } })
      const regime = 'gdpr'
      if (there > 0) await openAssessment(await addPerson('counsel'), { incidentId, regime, reason: ground })
      return { incidentId, regime, decision: 'does_not_apply' as const, reason: ground }
    },
    writes: ['regime.assessed'],
  })

  it('asks for a reason, and finds no law that is not open', async () => {
    const counsel = await addPerson('counsel')
    const { id } = await filedBy(counsel)
    const decide = (reason: string) =>
      assessRegime(counsel, { incidentId: id, regime: 'gdpr', decision: 'does_not_apply', reason })
    expect((await failureOf(decide(ground))).name).toBe('NotFound')
    await openAssessment(counsel, { incidentId: id, regime: 'gdpr', reason: ground })
    expect((await failureOf(decide(' '))).name).toBe('InvalidInput')
    await decide(ground)
    expect((await failureOf(decide(ground))).name).toBe('Refused')
  })

  it('ends what runs when it is decided anew that the law does not apply', async () => {
    const { id, counsel, lead } = await underGdpr()
    await judge(lead, id, 'aware', 1)
    const clock = await clockOf(id, 'gdpr.33')
    await assessRegime(counsel, { incidentId: id, regime: 'gdpr', decision: 'does_not_apply', reason: ground })
    expect(await db().clock.findUniqueOrThrow({ where: { id: clock.id } })).toMatchObject({ state: 'superseded' })
    expect(await db().job.count({ where: { name: 'clocks.alert', key: { startsWith: clock.id } } })).toBe(0)
    await assessRegime(counsel, { incidentId: id, regime: 'gdpr', decision: 'applies', reason: ground })
    expect((await clockOf(id, 'gdpr.33')).version).toBe(1 + clock.version)
  })

  it('shows nothing of SEC’s clock without a determination', async () => {
    const { id, counsel, lead } = await underGdpr()
    await applyRegime(counsel, id, 'sec-8k')
    await judge(lead, id, 'discovered', 100)
    const clocks = await db().clock.findMany({ where: { incidentId: id, regime: 'sec-8k' } })
    expect(clocks.length).toBeGreaterThan(0)
    expect(clocks.every(({ state, conservativeDue }) => state === 'anchor_missing' && !conservativeDue)).toBe(true)
  })
})

describe('reminders of laws that nobody has decided on', () => {
  it('go to counsel and lead, once of each moment, and ask for the next until all are decided', async () => {
    const { id, counsel, lead } = await underGdpr()
    await openAssessment(counsel, { incidentId: id, regime: 'nis2', reason: ground })
    const waiting = () => db().job.count({ where: { name: 'clocks.remindAssessments', key: id, failedAt: null } })
    const told = (personId: string) => db().notice.count({ where: { personId, kind: 'assessment_due' } })
    const before = await told(lead.id)
    await remindOfAssessments(id)
    await remindOfAssessments(id)
    expect(await told(lead.id)).toBe(before + 1)
    expect(await told(counsel.id)).toBe(before + 1)
    expect(await waiting()).toBe(1)
    await assessRegime(counsel, { incidentId: id, regime: 'nis2', decision: 'does_not_apply', reason: ground })
    expect(await waiting()).toBe(0)
    await remindOfAssessments(id)
    expect(await waiting()).toBe(0)
  })

  it('are silent while the incident is withdrawn, and go on when it is taken up again', async () => {
    const { id, counsel, lead } = await underGdpr()
    await openAssessment(counsel, { incidentId: id, regime: 'nis2', reason: ground })
    const told = () => db().notice.count({ where: { personId: lead.id, kind: 'assessment_due' } })
    const before = await told()
    await db().incident.update({ where: { id }, data: { status: 'withdrawn' } })
    await remindOfAssessments(id)
    expect(await told()).toBe(before)
    expect(await db().job.count({ where: { name: 'clocks.remindAssessments', key: id, failedAt: null } })).toBe(1)
    await db().incident.update({ where: { id }, data: { status: 'investigating' } })
    await remindOfAssessments(id)
    expect(await told()).toBe(before + 1)
  })
})
