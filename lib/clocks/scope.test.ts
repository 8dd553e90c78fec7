import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regimes } from '@/lib/clocks/regimes/registry'
import { regimesToAssess } from '@/lib/clocks/scope'
import type { RecordedFacts } from '@/lib/clocks/scope-facts'

const nothing: RecordedFacts = {
  dataCategories: null,
  places: null,
  affected: null,
  stage: null,
  programs: [],
  extortionPaid: false,
  serviceDisrupted: false,
  declared: null,
}

/** Staff data too widely open inside, in Germany and California, no access seen. */
const staff: RecordedFacts = {
  ...nothing,
  dataCategories: ['user.behavior.keystrokes'],
  places: ['DE', 'US-CA'],
  affected: { unit: 'people', high: 1200 },
  stage: 'X1',
  programs: ['Keystroke pilot'],
  declared: [],
}

const idsOf = (facts: RecordedFacts, enabled?: readonly string[]) =>
  regimesToAssess(facts, enabled).map(({ regimeId }) => regimeId)

describe('regimes to assess', () => {
  it('are all in force while nothing is recorded', () => {
    const inForce = regimes.filter(({ status }) => status === 'in_force').map(({ id }) => id)
    expect(idsOf(nothing)).toEqual(inForce)
  })

  it('follow the place of the people and the data', () => {
    expect(idsOf(staff)).toEqual(['gdpr', 'california'])
    const california = regimesToAssess(staff).find(({ regimeId }) => regimeId === 'california')
    expect(california?.why).toEqual([
      'Personal data are concerned: Keystrokes.',
      'People concerned are in US-CA.',
      'Up to 1,200 people are affected; it names 501 or more.',
      'The data were reachable by people inside who should not have them. No access was seen, which does not mean that there was none.',
      'Programs concerned: Keystroke pilot.',
    ])
  })

  it('ask for the state where only the country is recorded', () => {
    expect(idsOf({ ...staff, places: ['US'] })).toEqual(['california', 'new-york', 'texas'])
    expect(idsOf({ ...staff, places: ['EU'] })).toEqual(['gdpr'])
    expect(idsOf({ ...staff, places: ['NO'] })).toEqual(['gdpr'])
  })

  it('take what binds organisations from what was declared, and from facts of its own kind', () => {
    expect(idsOf({ ...staff, declared: ['sec-8k'] })).toEqual(['gdpr', 'sec-8k', 'california'])
    expect(idsOf({ ...staff, dataCategories: ['user.health'] })).toContain('hipaa')
    expect(idsOf({ ...staff, serviceDisrupted: true })).toEqual(['gdpr', 'nis2', 'dora', 'california'])
    expect(idsOf({ ...staff, extortionPaid: true })).toContain('nydfs')
  })

  it('leave out what a workplace switched off, and what is not in force', () => {
    expect(idsOf(nothing, ['gdpr'])).toEqual(['gdpr'])
    expect(idsOf(nothing)).not.toContain('circia')
    expect(idsOf({ ...nothing, extortionPaid: true }, ['circia'])).toEqual(['circia'])
  })

  it('grow when a fact is forgotten, and never say no', () => {
    const facts = fc.record({
      dataCategories: fc.option(fc.subarray(['user.health', 'user.name']), { nil: null }),
      places: fc.option(fc.subarray(['DE', 'GB', 'US', 'US-TX', 'JP', 'BR']), { nil: null }),
      affected: fc.option(fc.record({ unit: fc.constant('people' as const), high: fc.nat() }), { nil: null }),
      stage: fc.constantFrom('X0', 'X1', 'X4', null),
      programs: fc.constant([]),
      extortionPaid: fc.boolean(),
      serviceDisrupted: fc.boolean(),
      declared: fc.option(fc.subarray(['dora', 'nis2']), { nil: null }),
    })
    fc.assert(
      fc.property(facts, (known) => {
        const listed = regimesToAssess(known)
        expect(idsOf({ ...known, places: null })).toEqual(
          expect.arrayContaining(listed.map(({ regimeId }) => regimeId)),
        )
        expect(listed.every(({ why }) => why.length > 0)).toBe(true)
        expect(listed.flatMap(({ why }) => why).join(' ')).not.toMatch(/not required|does not apply|no duty/)
      }),
    )
  })
})
