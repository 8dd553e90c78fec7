import { describe, expect, it } from 'vitest'
import { isEmbargoed, sayEmbargo } from '@/lib/statements/embargo'
import { decidePublish, decideSchedule } from '@/lib/statements/rules/publish'
import { anHourLater, approvalBy, codeOf, statementFacts } from '@/lib/testing/statements/facts'

const embargo = { at: new Date('2026-11-24T16:00:00.000Z'), zone: 'Europe/Berlin' }
const earlier = new Date('2026-11-24T15:59:59.999Z')

describe('an embargo', () => {
  it.each([
    ['Europe/Berlin', '16:00 UTC (17:00 Berlin) on 24 Nov'],
    ['America/New_York', '16:00 UTC (11:00 New York) on 24 Nov'],
    ['Asia/Tokyo', '16:00 UTC (01:00 Tokyo on 25 Nov) on 24 Nov'],
    ['UTC', '16:00 UTC on 24 Nov'],
  ])('in %s reads %s', (zone, words) => expect(sayEmbargo({ ...embargo, zone })).toBe(words))

  it('ends at its moment', () => {
    expect([isEmbargoed(embargo, earlier), isEmbargoed(embargo, embargo.at), isEmbargoed(null, earlier)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('publishing under an embargo', () => {
  const all = [approvalBy('comms'), approvalBy('legal'), approvalBy('security')]
  const until = (at: Date, approvals = all) =>
    statementFacts({ state: 'in_review', approvals, embargo: { at, zone: 'Europe/Berlin' } })
  const fresh = statementFacts().version.claims
  const later = new Date(anHourLater.getTime() + 60_000)

  it('is refused before, and open from then on', () => {
    expect(codeOf(decidePublish(until(later), fresh, anHourLater))).toBe('embargoed')
    expect(codeOf(decidePublish(until(anHourLater), fresh, anHourLater))).toBe('ok')
  })

  it('can be asked for ahead by what is ready but for the time', () => {
    expect(codeOf(decideSchedule(until(later), fresh, anHourLater))).toBe('ok')
    expect(codeOf(decideSchedule(until(later, all.slice(1)), fresh, anHourLater))).toBe('approval_missing')
    expect(codeOf(decideSchedule(until(anHourLater), fresh, anHourLater))).toBe('no_embargo')
    expect(codeOf(decideSchedule(statementFacts({ state: 'in_review', approvals: all }), fresh, anHourLater))).toBe(
      'no_embargo',
    )
  })
})
