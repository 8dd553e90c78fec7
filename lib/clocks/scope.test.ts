import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regimes } from '@/lib/clocks/regimes/registry'
import { regimesToAssess } from '@/lib/clocks/scope'
import type { RecordedFacts } from '@/lib/clocks/scope-facts'

const nothing: RecordedFacts = {
  dataCategories: null,
  populations: [],
  places: null,
  affected: null,
  stage: null,
  programs: [],
  extortionPaid: false,
  serviceDisrupted: false,
  declared: [],
}

/** Staff data too widely open inside, in Germany and California, no access seen. */
const staff: RecordedFacts = {
  ...nothing,
  dataCategories: ['user.behavior.keystrokes'],
  places: ['DE', 'US-CA'],
  affected: { unit: 'people', high: 1200 },
  stage: 'X1',
  populations: ['staff'],
  programs: ['Keystroke pilot'],
}

const idsOf = (facts: RecordedFacts, enabled?: readonly string[]) =>
  regimesToAssess(facts, enabled).map(({ regimeId }) => regimeId)

/** Of what is listed, that which facts point to: neither spoken against, nor only undeclared. */
const pointedTo = (facts: RecordedFacts) =>
  regimesToAssess(facts).flatMap(({ regimeId, why }) => {
    const [first = ''] = why
    return first.includes('nobody has declared') || why.some((line) => line.includes('does not seem to concern'))
      ? []
      : [regimeId]
  })
const whyOf = (facts: RecordedFacts, id: string) => regimesToAssess(facts).find(({ regimeId }) => regimeId === id)?.why
const inForce = regimes.filter(({ status }) => status === 'in_force').map(({ id }) => id)

describe('regimes to assess', () => {
  it('are all in force, whatever is recorded', () => {
    expect(idsOf(nothing)).toEqual(inForce)
    expect(idsOf(staff)).toEqual(inForce)
  })

  it('say of a law of other places that it does not seem to concern them, and to decide', () => {
    const japan = regimesToAssess(staff).find(({ regimeId }) => regimeId === 'japan-appi')
    expect(japan?.why[1]).toBe(
      'People concerned are recorded in DE, US-CA alone: this law does not seem to concern them. Decide.',
    )
  })

  it('keep what nobody declared a question, also where another law was declared', () => {
    const declared = regimesToAssess({ ...staff, declared: ['dora'] })
    const first = (id: string) => declared.find(({ regimeId }) => regimeId === id)?.why[0]
    expect(first('dora')).toBe('The workplace declared that it is under this regime.')
    expect(first('nis2')).toBe('It binds by what an organisation is, which nobody has declared here.')
  })

  it('follow the place of the people and the data', () => {
    expect(pointedTo(staff)).toEqual(['gdpr', 'california'])
    const california = regimesToAssess(staff).find(({ regimeId }) => regimeId === 'california')
    expect(california?.why).toEqual([
      'Personal data are concerned: Keystrokes.',
      'People concerned are in US-CA.',
      'Up to 1,200 people are affected; it names 501 or more.',
      'The data were reachable by people inside who should not have them. No access was seen, which does not mean that there was none.',
      'Whose data: staff.',
      'Programs concerned: Keystroke pilot.',
    ])
  })

  it('ask for the state where only the country is recorded', () => {
    expect(pointedTo({ ...staff, places: ['US'] })).toEqual(['california', 'new-york', 'texas'])
    expect(pointedTo({ ...staff, places: ['EU'] })).toEqual(['gdpr'])
    expect(pointedTo({ ...staff, places: ['NO'] })).toEqual(['gdpr'])
  })

  it('take what binds organisations from what was declared, and from facts of its own kind', () => {
    expect(pointedTo({ ...staff, declared: ['sec-8k'] })).toEqual(['gdpr', 'sec-8k', 'california'])
    expect(whyOf({ ...staff, dataCategories: ['user.health'] }, 'hipaa')).toContain('Health data are concerned.')
    const disrupted = regimesToAssess({ ...staff, serviceDisrupted: true })
    const lines = disrupted.filter(({ why }) => why.includes('A service was disrupted.'))
    expect(lines.map(({ regimeId }) => regimeId)).toEqual(['nis2', 'dora'])
    expect(whyOf({ ...staff, extortionPaid: true }, 'nydfs')).toContain('An extortion payment was made.')
  })

  it('leave out what a workplace switched off, and what is not in force', () => {
    expect(idsOf(nothing, ['gdpr'])).toEqual(['gdpr'])
    expect(idsOf(nothing)).not.toContain('circia')
    expect(idsOf({ ...nothing, extortionPaid: true }, ['circia'])).toEqual(['circia'])
  })

  it('are as many whatever is known, and never say no', () => {
    const facts = fc.record({
      dataCategories: fc.option(fc.subarray(['user.health', 'user.name']), { nil: null }),
      places: fc.option(fc.subarray(['DE', 'GB', 'US', 'US-TX', 'JP', 'BR']), { nil: null }),
      affected: fc.option(fc.record({ unit: fc.constant('people' as const), high: fc.nat() }), { nil: null }),
      stage: fc.constantFrom('X0', 'X1', 'X4', null),
      programs: fc.constant([]),
      extortionPaid: fc.boolean(),
      serviceDisrupted: fc.boolean(),
      declared: fc.subarray(['dora', 'nis2']),
      populations: fc.constant([]),
    })
    fc.assert(
      fc.property(facts, (known) => {
        const listed = regimesToAssess(known)
        expect(listed.map(({ regimeId }) => regimeId)).toEqual(inForce)
        expect(listed.every(({ why }) => why.length > 0)).toBe(true)
        expect(listed.flatMap(({ why }) => why).join(' ')).not.toMatch(/not required|does not apply|no duty/)
      }),
    )
  })
})
