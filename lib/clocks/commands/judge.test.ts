import { describe, expect, it } from 'vitest'
import { recordJudgment } from '@/lib/clocks/commands/judge'
import { db } from '@/lib/db/client'
import { applyRegime, clockOf, ground, hoursFromNow, judge, plannedAlerts, underGdpr } from '@/lib/testing/clocks/case'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString()

describe('recordJudgment', () => {
  itIsGuarded({
    command: recordJudgment,
    allowed: 'responder',
    refused: 'leader',
    input: (incidentId) => ({ incidentId, kind: 'aware' as const, at: yesterday(), reason: ground }),
    writes: ['judgment.recorded'],
  })

  it('starts nothing while no law was decided to apply', async () => {
    const responder = await addPerson('responder')
    const { id } = await filedBy(responder)
    await judge(responder, id, 'aware', 1)
    expect(await db().clock.count({ where: { incidentId: id } })).toBe(0)
  })

  it('starts the clock that counts from it, 72 hours on to the millisecond, and plans its alerts', async () => {
    const { id, lead } = await underGdpr()
    const waiting = await clockOf(id, 'gdpr.33')
    expect(waiting).toMatchObject({ state: 'anchor_missing', missing: ['aware'], conservativeDue: null })
    const at = await hoursFromNow(-1)
    const written = await writtenDuring(() =>
      recordJudgment(lead, { incidentId: id, kind: 'aware', at: at.toISOString(), reason: ground }),
    )
    const started = written.filter(({ kind }) => kind === 'clock.started')
    expect(written[0]?.kind).toBe('judgment.recorded')
    expect(started.length).toBeGreaterThan(1)
    expect(JSON.stringify(started)).not.toContain('rguable')
    const clock = await clockOf(id, 'gdpr.33')
    expect(clock.conservativeDue?.getTime()).toBe(at.getTime() + 72 * 3_600_000)
    expect(clock.internalTarget?.getTime()).toBe(at.getTime() + 48 * 3_600_000)
    expect(await plannedAlerts(clock.id)).toEqual(['50', 'target', '75', '90', 'due'])
  })

  it('says once, at once, what a clock that starts late has passed already', async () => {
    const { id, lead } = await underGdpr()
    await judge(lead, id, 'aware', 60)
    expect(await plannedAlerts((await clockOf(id, 'gdpr.33')).id)).toEqual(['75', '90', 'due'])
  })

  it('makes a new version when it is judged otherwise; the old one stays and alerts no more', async () => {
    const { id, lead } = await underGdpr()
    const seq = await judge(lead, id, 'aware', 10)
    const before = await clockOf(id, 'gdpr.33')
    const kinds = await kindsDuring(() => judge(lead, id, 'aware', 20, { supersedes: seq }))
    expect(kinds.slice(0, 3)).toEqual(['judgment.recorded', 'clock.superseded', 'clock.started'])
    const after = await clockOf(id, 'gdpr.33')
    expect(after.version).toBe(before.version + 1)
    expect(after.anchorSeqs).not.toEqual(before.anchorSeqs)
    expect(await db().clock.findUniqueOrThrow({ where: { id: before.id } })).toMatchObject({
      state: 'superseded',
      conservativeDue: before.conservativeDue,
    })
    expect(await plannedAlerts(before.id)).toEqual([])
    expect(await plannedAlerts(after.id)).toHaveLength(5)
  })

  it('asks the second of two who judge at the same time to replace the first', async () => {
    const responder = await addPerson('responder')
    const { id } = await filedBy(responder)
    const seq = await judge(responder, id, 'aware', 2)
    expect((await failureOf(judge(responder, id, 'aware', 1))).message).toContain(`Entry ${seq} says “Aware” already`)
    await judge(responder, id, 'aware', 1, { supersedes: seq })
    expect((await failureOf(judge(responder, id, 'aware', 1, { supersedes: seq }))).name).toBe('Refused')
  })

  it('leaves to counsel what is counsel’s, and what has not happened to the future', async () => {
    const responder = await addPerson('responder')
    const { id } = await filedBy(responder)
    expect((await failureOf(judge(responder, id, 'determined_material', 1))).message).toContain('is for counsel')
    expect((await failureOf(judge(responder, id, 'aware', -1))).name).toBe('InvalidInput')
  })

  it('lets a judgment for one law go before one for every law', async () => {
    const { id, lead, counsel } = await underGdpr()
    await applyRegime(counsel, id, 'uk-gdpr')
    await judge(lead, id, 'aware', 10)
    await judge(counsel, id, 'aware', 5, { regime: 'uk-gdpr' })
    const [eu, uk] = await db().clock.findMany({
      where: { incidentId: id, state: 'running', duty: { in: ['gdpr.33', 'uk-gdpr.33'] } },
      orderBy: { duty: 'asc' },
    })
    expect(Number(uk?.startsAt) - Number(eu?.startsAt)).toBeGreaterThan(4.9 * 3_600_000)
  })
})
