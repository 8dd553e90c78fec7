import { describe, expect, it } from 'vitest'
import { regimes } from '@/lib/clocks/regimes/registry'
import { isReviewDue } from '@/lib/clocks/review'
import { pointers } from '@/lib/clocks/scope-facts'
import { isZone } from '@/lib/time'

const duties = regimes.flatMap((regime) => regime.duties)
const strength = ['V', 'S', 'D', 'M']

describe('the table of regimes', () => {
  it('has every row', () => {
    expect(regimes.map(({ id }) => id)).toEqual([
      'gdpr',
      'uk-gdpr',
      'nis2',
      'dora',
      'sec-8k',
      'hipaa',
      'nydfs',
      'california',
      'new-york',
      'texas',
      'pipeda',
      'australia-ndb',
      'india-cert-in',
      'india-dpdp',
      'singapore-pdpa',
      'brazil-lgpd',
      'japan-appi',
      'china-cac',
      'circia',
      'eu-omnibus',
      'edpb-template',
    ])
  })

  it('keeps off what is not in force', () => {
    expect(regimes.filter(({ status }) => status !== 'in_force').map(({ id, status }) => `${id} ${status}`)).toEqual([
      'india-dpdp not_in_force',
      'circia not_in_force',
      'eu-omnibus proposal',
      'edpb-template proposal',
    ])
  })

  it('has one id for each duty, under its regime', () => {
    expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
    for (const regime of regimes)
      expect(regime.duties.filter(({ id }) => !id.startsWith(`${regime.id}.`)).map(({ id }) => id)).toEqual([])
  })

  it('says of everything where it is from, for whom and from when on', () => {
    for (const regime of regimes) {
      expect(regime.source && regime.law && regime.places.length > 0).toBeTruthy()
      expect(regime.reviewedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    expect(duties.filter((duty) => !(duty.source && duty.recipient && duty.threshold && duty.label))).toEqual([])
    expect(duties.filter((duty) => duty.zone && !isZone(duty.zone))).toEqual([])
  })

  it('never shows a regime as better checked than the numbers of its duties', () => {
    for (const regime of regimes) {
      const numbered = regime.duties.filter(({ rule }) => rule.kind !== 'no_number')
      const weakest = Math.max(0, ...numbered.map(({ mark }) => strength.indexOf(mark)))
      expect([regime.id, strength.indexOf(regime.mark) >= weakest]).toEqual([regime.id, true])
    }
  })

  it('counts from a duty that exists where it counts from a notification', () => {
    const ids = new Set(duties.map(({ id }) => id))
    const after = duties.filter(({ anchor }) => anchor === 'notified_authority').map((duty) => duty.after)
    expect(after.every((id) => id && ids.has(id))).toBe(true)
  })

  it('aims earlier than the law where it aims at all', () => {
    const later = duties.filter(
      ({ rule, internalTargetHours = 0 }) => rule.kind === 'hours' && internalTargetHours >= rule.hours,
    )
    expect(later).toEqual([])
  })

  it('can be pointed to, each that has a duty', () => {
    expect(Object.keys(pointers).toSorted()).toEqual(
      regimes
        .filter((regime) => regime.duties.length > 0)
        .map(({ id }) => id)
        .toSorted(),
    )
  })
})

describe('a review', () => {
  it('lasts 180 days', () => {
    expect(isReviewDue('2026-01-01', new Date('2026-06-30T00:00:00Z'))).toBe(false)
    expect(isReviewDue('2026-01-01', new Date('2026-06-30T00:00:01Z'))).toBe(true)
  })
})
