import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessActions, boundBases, causeStates, countUnits, recipientClasses } from '@/lib/incidents/facts'
import { type ClaimKind, type ClaimValue, claimKinds, type Strength, type ValueOf } from '@/lib/statements/claims'
import { ladder, stepsOf, stepWords } from '@/lib/statements/ladder'
import { isNeverAllowed, wordClaim } from '@/lib/statements/wording'

const asOf = '2026-11-03T14:00:00.000Z'
const forbidden = [
  'no one accessed it',
  'Nobody opened the files',
  'your data is safe',
  'there is no risk',
  'zero risk',
]
const phrase = fc.oneof(
  { arbitrary: fc.constantFrom('all engineers', 'storage access logs', 'the research group'), weight: 2 },
  fc.constantFrom(...forbidden),
  fc.string({ maxLength: 20 }),
)
const instant = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') })
  .map((ms) => new Date(ms).toISOString())
const bounds = fc.tuple(fc.nat(500), fc.nat(500)).map(([low, more]) => ({ low, high: low + more }))
const phrases = fc.array(phrase, { maxLength: 3 })
const scope = fc.record({
  ...{ systems: phrases, sources: phrases, gaps: phrases, coveragePercent: fc.integer({ min: 0, max: 100 }) },
  window: fc.record({ from: instant, to: instant }),
})
const access = fc
  .tuple(bounds, phrase, fc.boolean(), fc.subarray([...accessActions]))
  .map(([count, actors, exact, actions]) => ({ ...count, actors, exact, actions }))

/** Any value that a claim of a kind can hold, with words that somebody might write into the record. */
const values: { readonly [K in ClaimKind]: fc.Arbitrary<Omit<ValueOf<K>, 'kind'>> } = {
  what_happened: fc.record({ incidentKind: phrase, detectedAt: instant, programs: phrases }),
  discovery: fc.record({ from: instant, to: fc.option(instant), basis: fc.option(fc.constantFrom(...boundBases)) }),
  start: fc.record({ from: instant, to: fc.option(instant), basis: fc.option(fc.constantFrom(...boundBases)) }),
  end: fc.record({ from: instant, to: fc.option(instant), basis: fc.option(fc.constantFrom(...boundBases)) }),
  cause: fc.record({ text: phrase, state: fc.constantFrom(...causeStates), reviewers: phrases }),
  data_categories: fc.record({ categories: fc.array(fc.record({ key: phrase, label: phrase }), { maxLength: 3 }) }),
  exposure_scope: fc.record({
    ...{ intended: phrase, actual: phrase },
    people: fc.option(bounds.map((count) => ({ ...count, exact: false, method: null, asOf: null }))),
  }),
  number_affected: fc
    .tuple(bounds, fc.constantFrom(...countUnits), phrase, fc.boolean(), fc.boolean())
    .map(([count, unit, method, deduplicated, final]) => ({ ...count, unit, method, deduplicated, final })),
  pause_status: fc.record({
    ...{ slug: phrase, program: phrase, pausedAt: instant, resumedAt: fc.option(instant) },
    state: fc.constantFrom('pausing' as const, 'paused' as const, 'resumed' as const),
  }),
  safeguard: fc.record({
    ...{ safeguardId: phrase, program: phrase, action: phrase, at: instant },
    ...{ verifier: fc.option(phrase), test: fc.option(phrase) },
    state: fc.constantFrom('planned', 'done', 'verified', 'failed', 'expired'),
  }),
  notification: fc.record({
    ...{ recipientClass: fc.constantFrom(...recipientClasses), recipient: phrase, sentAt: instant },
    ...{ receipt: fc.option(phrase), scope: phrase },
  }),
  investigation_ongoing: fc.record({ status: phrase }),
  no_indication_of_access: fc
    .tuple(scope, fc.boolean())
    .map(([reviewed, secondReviewer]) => ({ ...reviewed, secondReviewer })),
  access_not_known: fc.record({ partial: fc.option(scope) }),
  access_observed: fc.tuple(scope, fc.option(access)).map(([reviewed, found]) => ({ ...reviewed, access: found })),
  unknown: fc.record({ question: phrase, owner: phrase, due: instant }),
}

const strength = fc.integer({ min: 0, max: 5 }).map((level) => level as Strength)
const anyClaim = fc.constantFrom(...claimKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    value: values[kind].map((fields) => ({ kind, ...fields }) as ClaimValue),
    strength,
  }),
)

describe('whatever the record holds', () => {
  it('the words that are never allowed don’t come out', () => {
    fc.assert(
      fc.property(anyClaim, ({ kind, value, strength: level }) => {
        const words = wordClaim(kind, value as never, level, asOf)
        for (const said of forbidden) expect(words?.toLowerCase() ?? '').not.toContain(said.toLowerCase())
        expect(words === null || !isNeverAllowed(words)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('an absence is said only with a review, at E3 and above, naming its window', () => {
    fc.assert(
      fc.property(anyClaim, ({ kind, value, strength: level }) => {
        const words = wordClaim(kind, value as never, level, asOf) ?? ''
        if (!/\bno (?:indication|improper)/.test(words)) return
        expect(kind).toBe('no_indication_of_access')
        expect(level).toBeGreaterThanOrEqual(3)
        expect(words).toMatch(/^As of \d\d:\d\d UTC on /)
      }),
      { numRuns: 2000 },
    )
  })

  it('no step of the ladder is said that the finding does not hold', () => {
    const observed = fc.tuple(scope, access, strength)
    fc.assert(
      fc.property(observed, ([reviewed, found, level]) => {
        const named = { ...reviewed, sources: ['storage access logs'], gaps: [] }
        const value = { kind: 'access_observed', ...named, access: { ...found, actors: 'staff' } } as const
        const words = wordClaim('access_observed', value, level, asOf) ?? ''
        const done = stepsOf(found.actions)
        for (const step of ladder.filter((known) => !done.includes(known)))
          expect(words).not.toMatch(new RegExp(`\\b(?:${stepWords[step].replace('was ', '')})\\b`))
      }),
    )
  })

  it('a number has its as-of, or says that it is final', () => {
    fc.assert(
      fc.property(values.number_affected, strength, (value, level) => {
        const words = wordClaim('number_affected', { kind: 'number_affected', ...value }, level, asOf)
        if (words !== null && /\d/.test(words)) expect(words).toMatch(/^As of \d\d:\d\d UTC on /)
      }),
    )
  })
})

describe('the words that a strength allows', () => {
  const said = <K extends ClaimKind>(kind: K, fields: Omit<ValueOf<K>, 'kind'>) =>
    ([1, 2, 3, 4, 5] as const).map((level) =>
      wordClaim(kind, { kind, ...fields } as unknown as ValueOf<K>, level, asOf),
    )
  const reviewedScope = {
    ...{ systems: ['store'], sources: ['storage access logs'], coveragePercent: 60, gaps: ['backups'] },
    window: { from: '2026-10-01T00:00:00.000Z', to: '2026-10-31T23:59:59.999Z' },
  }
  const reviewWords = 'our review of storage access logs covering 1 to 31 October has'

  it('for an absence', () => {
    expect(said('no_indication_of_access', { ...reviewedScope, secondReviewer: true })).toEqual([
      'We do not yet know whether the data was improperly accessed.',
      'We have reviewed 60% of storage access logs for 1 to 31 October; we are still reviewing the rest.',
      ...Array(3).fill(
        `As of 14:00 UTC on 3 November, ${reviewWords} found no indication of improper access; this review does not cover backups.`,
      ),
    ])
    const complete = { ...reviewedScope, gaps: [], secondReviewer: true }
    expect(said('no_indication_of_access', complete)[4]).toBe(
      'As of 14:00 UTC on 3 November, complete access records (storage access logs) for 1 to 31 October show no improper access.',
    )
  })

  it('for a presence, step by step of what was done', () => {
    const found = { actors: 'Staff outside the research group', low: 2, high: 2, exact: true }
    expect(
      said('access_observed', { ...reviewedScope, access: { ...found, actions: ['list', 'read', 'export'] } }),
    ).toEqual([
      'We are looking into a report of improper access to this data.',
      'As of 14:00 UTC on 3 November, we have seen that the data was listed and opened by staff outside the research group and left the company in the part that we have reviewed (60% of storage access logs covering 1 to 31 October); we count 2 of them.',
      `As of 14:00 UTC on 3 November, ${reviewWords} found that the data was listed and opened by staff outside the research group and left the company; we count 2 of them.`,
      ...Array(2).fill(
        `As of 14:00 UTC on 3 November, ${reviewWords} confirmed that the data was listed and opened by staff outside the research group and left the company; we count 2 of them.`,
      ),
    ])
  })

  it('for a number', () => {
    const count = {
      unit: 'people',
      low: 200,
      high: 260,
      method: 'rows by number',
      deduplicated: true,
      final: false,
    } as const
    expect(said('number_affected', count).slice(0, 2)).toEqual([
      'How many people are concerned is not yet known.',
      'As of 14:00 UTC on 3 November we have counted between 200 and 260 people whose data is concerned, by this method: rows by number; this may change.',
    ])
    const one = { ...count, low: 212, high: 212 }
    expect(said('number_affected', one).slice(2, 4)).toEqual([
      'As of 14:00 UTC on 3 November we have counted 212 people whose data is concerned.',
      'As of 14:00 UTC on 3 November we have counted 212 people whose data is concerned; this may change.',
    ])
    expect(said('number_affected', { ...one, final: true })[4]).toMatch(/concerned; this count is final\.$/)
  })

  it('for a cause: looked into until it is confirmed', () => {
    const cause = { text: 'a change on 2 October widened access.', reviewers: [] }
    expect(said('cause', { ...cause, state: 'hypothesis' })[0]).toBe(
      'We are looking into a possible cause: a change on 2 October widened access.',
    )
    expect(said('cause', { ...cause, state: 'confirmed' })[3]).toBe(
      'We have confirmed the cause: a change on 2 October widened access.',
    )
  })

  it('for a safeguard: asked for, said to be done, and tested are three things', () => {
    const safeguard = { safeguardId: 's', program: 'Insight', action: 'masking', verifier: null, test: null, at: asOf }
    const words = (['planned', 'done', 'verified', 'failed'] as const).map(
      (state) => said('safeguard', { ...safeguard, state })[3],
    )
    expect(words).toEqual([
      'We have asked for this safeguard for Insight: masking.',
      'This safeguard for Insight is reported as done and not yet verified: masking.',
      'This safeguard for Insight was verified at 14:00 UTC on 3 November: masking.',
      null,
    ])
  })

  it('for what is not known, and for who was told', () => {
    expect(
      said('unknown', { question: 'Who opened the files?', owner: 'Ana', due: '2026-11-04T09:00:00.000Z' })[2],
    ).toBe(
      'We do not yet know the answer to this question: Who opened the files? We expect to answer it by 09:00 UTC on 4 November.',
    )
    const sent = { recipient: 'Jo Smith', sentAt: asOf, receipt: null, scope: 'The pause' }
    expect(said('notification', { ...sent, recipientClass: 'employees' })[2]).toBe(
      'We notified our employees about the pause at 14:00 UTC on 3 November.',
    )
  })
})
