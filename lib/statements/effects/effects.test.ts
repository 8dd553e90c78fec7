import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PublishedClaim } from '@/lib/statements/claims'
import { type ClaimKind, type ClaimValue, claimKinds } from '@/lib/statements/claims'
import type { RecordEntry } from '@/lib/statements/record'
import { claimStandingAt, statementStandingAt } from '@/lib/statements/standing'
import { entry, exposure, finding, insight, opening } from '@/lib/testing/statements/record'

const end = '2027-01-01T00:00:00.000Z'
const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}T00:00:00.000Z`
const scope = {
  ...{ systems: ['store'], sources: ['storage access logs'], coveragePercent: 100, gaps: [] },
  window: { from: day(1), to: day(31) },
}
const moment = { from: day(10), to: null, basis: 'log' as const }
const access = { actors: 'staff', low: 2, high: 2, exact: true, actions: ['read' as const] }

/** One published value of every kind. */
const said: { readonly [K in ClaimKind]: ClaimValue } = {
  what_happened: { kind: 'what_happened', incidentKind: 'loss', detectedAt: day(11), programs: [insight.name] },
  discovery: { kind: 'discovery', ...moment },
  start: { kind: 'start', ...moment },
  end: { kind: 'end', ...moment },
  cause: { kind: 'cause', text: 'a change of configuration', state: 'confirmed', reviewers: ['Ana'] },
  data_categories: { kind: 'data_categories', categories: exposure.dataCategories.map((key) => ({ key, label: key })) },
  exposure_scope: {
    ...{ kind: 'exposure_scope', intended: exposure.intendedAudience, actual: exposure.actualAudience },
    people: { low: 200, high: 260, exact: false, method: null, asOf: null },
  },
  number_affected: {
    ...{ kind: 'number_affected', unit: 'people', low: 200, high: 260, method: 'x', deduplicated: true, final: false },
  },
  pause_status: {
    ...{ kind: 'pause_status', slug: insight.slug, program: insight.name, state: 'paused' },
    ...{ pausedAt: day(12), resumedAt: null },
  },
  safeguard: {
    ...{ kind: 'safeguard', safeguardId: 's1', program: insight.name, action: 'masking', state: 'verified' },
    ...{ verifier: 'Ana', test: 'shown', at: day(20) },
  },
  notification: {
    ...{
      kind: 'notification',
      recipientClass: 'regulator',
      recipient: 'DPA',
      sentAt: day(12),
      receipt: null,
      scope: '',
    },
  },
  investigation_ongoing: { kind: 'investigation_ongoing', status: 'investigating' },
  no_indication_of_access: { kind: 'no_indication_of_access', secondReviewer: true, ...scope },
  access_not_known: { kind: 'access_not_known', partial: scope },
  access_observed: { kind: 'access_observed', access, ...scope },
  unknown: { kind: 'unknown', question: 'Who?', owner: 'Ana', due: day(30) },
}

const published = (kind: ClaimKind, change: object = {}): PublishedClaim => ({
  key: kind === 'unknown' ? 'unknown/4' : kind,
  value: { ...said[kind], ...change } as ClaimValue,
  ...{ evidence: [2, 3], cutoffSeq: 4, validUntil: null },
})

const bounds = (which: string, from: string, to: string | null = null, basis = 'log') =>
  ['bounds.recorded', { which, from, to, basis, text: '' }] as const
const count = (low: number, high: number, unit = 'people') =>
  ['count.recorded', { unit, low, high, method: 'x', deduplicated: true, final: false, text: '' }] as const
const log = (name: string, recordsReads = true, retainedFrom: string | null = null) =>
  ['log_source.found', { name, recordsReads, retainedFrom, text: '' }] as const
const exposed = (after: object) => ['exposure.changed', { before: exposure, after: { ...exposure, ...after } }] as const
const cause = (text: string, state: string) => ['cause.recorded', { text, state, reviewers: [] }] as const
const found = (change: object) => ['finding.recorded', finding({ outcome: 'access_found', ...change })] as const
const safeguard = (what: string, safeguardId = 's1') =>
  [`program.safeguard_${what}`, { program: insight, safeguardId, title: 'masking' }] as const
const data = (kind: string, from = day(13), to = day(13)) =>
  ['program.data_observed', { program: insight, class: kind, from, to }] as const
const status = (from: string, to: string) => ['status.changed', { from, to }] as const
const impugned = (target: number) => ['evidence.impugned', { entry: target, why: 'superseded', text: '' }] as const

type Row = [ClaimKind, string, readonly [string, object], 'current' | 'stale' | 'contradicted', object?]

describe('every row of the table of effects', () => {
  it.each<Row>([
    ['no_indication_of_access', 'a hit inside the window', found({}), 'contradicted'],
    ['no_indication_of_access', 'a new log', log('gateway log'), 'stale'],
    ['no_indication_of_access', 'a log that was searched', log('Storage access logs'), 'current'],
    ['no_indication_of_access', 'its log kept too short', log('storage access logs', true, day(5)), 'stale'],
    ['no_indication_of_access', 'its log kept long enough', log('storage access logs', true, day(1)), 'current'],
    ['no_indication_of_access', 'its log without reads', log('storage access logs', false), 'stale'],
    ['no_indication_of_access', 'a log of writes', log('diffs', false), 'current'],
    ['no_indication_of_access', 'an earlier start', bounds('start', '2026-09-01T00:00:00.000Z'), 'stale'],
    ['no_indication_of_access', 'a start within', bounds('start', day(5)), 'current'],
    ['no_indication_of_access', 'a later end', bounds('end', '2026-11-05T00:00:00.000Z'), 'stale'],
    ['access_observed', 'a further hit', found({ access }), 'stale'],
    ['access_observed', 'another exact count', found({ access: { ...access, low: 5, high: 5 } }), 'contradicted'],
    ['access_not_known', 'a new log', log('gateway log'), 'stale'],
    ['exposure_scope', 'a new log', log('gateway log'), 'stale'],
    ['exposure_scope', 'another program', ['program.linked', { programId: 'p2', name: 'Other' }], 'stale'],
    ['exposure_scope', 'a count within', count(210, 250), 'stale'],
    ['exposure_scope', 'a count outside', count(300, 300), 'contradicted'],
    ['exposure_scope', 'a count of records', count(300, 300, 'records'), 'current'],
    ['data_categories', 'another audience', exposed({ actualAudience: 'everyone' }), 'stale'],
    ['data_categories', 'other people', exposed({ populations: ['customers'] }), 'stale'],
    ['data_categories', 'another count', exposed({ affectedLow: 201 }), 'current'],
    ['number_affected', 'the same count', count(200, 260), 'current'],
    ['number_affected', 'a count within', count(210, 250), 'stale'],
    ['number_affected', 'a count outside', count(300, 300), 'contradicted'],
    [
      'number_affected',
      'any other count, once final',
      count(201, 201),
      'contradicted',
      { low: 200, high: 200, final: true },
    ],
    ['number_affected', 'a new log', log('gateway log'), 'stale'],
    ['number_affected', 'a gap found', ['finding.recorded', finding({ gaps: ['backups'] })], 'stale'],
    ['number_affected', 'another audience', exposed({ actualAudience: 'everyone' }), 'stale'],
    [
      'number_affected',
      'a count outside, on the exposure',
      exposed({ affectedLow: 300, affectedHigh: 300 }),
      'contradicted',
    ],
    ['end', 'a later end', bounds('end', day(12)), 'contradicted'],
    ['end', 'the same end', bounds('end', day(10)), 'current'],
    ['end', 'a later end, by a witness', bounds('end', day(12), null, 'witness'), 'stale'],
    ['end', 'a start', bounds('start', day(12)), 'current'],
    ['end', 'a reopening', status('contained', 'investigating'), 'contradicted'],
    ['start', 'an earlier start', bounds('start', day(2)), 'contradicted'],
    ['start', 'a closer range', bounds('start', day(10), day(11)), 'stale'],
    ['discovery', 'another discovery', bounds('discovery', day(2)), 'contradicted'],
    ['what_happened', 'another discovery', bounds('discovery', day(2)), 'contradicted'],
    ['what_happened', 'a discovery that agrees', bounds('discovery', day(10), day(12)), 'current'],
    ['what_happened', 'another program', ['program.linked', { programId: 'p2', name: 'Other' }], 'stale'],
    ['cause', 'another cause', cause('a bug', 'hypothesis'), 'contradicted'],
    ['cause', 'a step back', cause('a change of configuration', 'supported'), 'contradicted'],
    ['cause', 'the same cause', cause('A change of  configuration', 'confirmed'), 'current'],
    [
      'cause',
      'another cause, in place of a hypothesis',
      cause('a bug', 'hypothesis'),
      'stale',
      { state: 'hypothesis' },
    ],
    ['pause_status', 'data after the pause', data('violation'), 'contradicted'],
    ['pause_status', 'data that can’t be placed', data('unknown'), 'stale'],
    ['pause_status', 'data from before the pause', data('violation', day(1), day(2)), 'current'],
    ['pause_status', 'late data', data('late'), 'current'],
    ['pause_status', 'a collector that did not stop', ['program.stop_failed', { program: insight }], 'contradicted'],
    ['pause_status', 'a restored record', ['program.restored', { program: insight }], 'stale'],
    ['pause_status', 'a resume', ['program.resumed', { program: insight }], 'stale'],
    ['safeguard', 'an expiry', safeguard('expired'), 'stale'],
    ['safeguard', 'a failed test', safeguard('failed'), 'contradicted'],
    ['safeguard', 'a failed test of another', safeguard('failed', 's2'), 'current'],
    ['safeguard', 'a test, where it was asked for', safeguard('verified'), 'stale', { state: 'planned' }],
    ['safeguard', 'an end after it', bounds('end', day(25)), 'contradicted'],
    ['safeguard', 'a reopening', status('resolved', 'investigating'), 'contradicted'],
    ['unknown', 'its answer', ['question.answered', { question: 4, text: 'x' }], 'stale'],
    ['unknown', 'the answer to another', ['question.answered', { question: 3, text: 'x' }], 'current'],
    ['investigation_ongoing', 'the end of it', status('contained', 'resolved'), 'stale'],
    ['notification', 'its evidence impugned', impugned(3), 'stale'],
    ['notification', 'other evidence impugned', impugned(4), 'current'],
  ])('%s: %s', (kind, _what, [name, payload], state, change) => {
    const standing = claimStandingAt(published(kind, change), [...opening, entry(5, name, payload)], end)
    expect([standing.state, standing.bySeq]).toEqual([state, state === 'current' ? null : 5])
  })

  it.each([
    ['leadership_brief', 'severity.changed', 'stale'],
    ['regulator_notification', 'judgment.recorded', 'stale'],
    ['holding', 'severity.changed', 'current'],
    ['leadership_brief', 'judgment.recorded', 'current'],
  ] as const)('of a %s as a whole: %s leaves it %s', (kind, name, state) => {
    const whole = { kind, reference: 'STM-1' }
    const published = entry(5, 'statement.published', { statementId: 's', reference: 'STM-1' })
    const entries = [...opening, entry(4, name), published, entry(6, name)]
    const standing = statementStandingAt([], entries, end, null, whole)
    expect([standing.state, standing.bySeq]).toEqual([state, state === 'current' ? null : 6])
  })

  it('names the correction once it is published, at the moments after that', () => {
    const drafted = { statementId: 'c', reference: 'STM-2', corrects: 'STM-1' }
    const entries = [...opening, entry(5, 'statement.drafted', drafted), entry(6, 'statement.published', drafted)]
    const whole = { kind: 'holding', reference: 'STM-1' } as const
    const at = (moment: string) => statementStandingAt([], entries, moment, null, whole).correctedBy
    expect(at('2026-11-02T13:30:00.000Z')).toBeNull()
    expect(at(end)).toMatchObject({ reference: 'STM-2', seq: 6 })
  })
})

const unrelated = ['note.added', 'decision.recorded', 'action.recorded', 'evidence.added', 'statement.approved']
const related: readonly (readonly [string, object])[] = [
  ...[
    found({}),
    found({ access: { ...access, low: 5, high: 9, exact: false } }),
    log('gateway log'),
    log('diffs', false),
  ],
  ...[bounds('start', day(2)), bounds('end', day(12)), bounds('end', day(28)), bounds('discovery', day(2))],
  ...[count(210, 250), count(300, 300), exposed({ actualAudience: 'everyone' }), exposed({ affectedLow: 1 })],
  ...[cause('a bug', 'hypothesis'), cause('a bug', 'confirmed'), data('violation'), data('unknown')],
  ...[safeguard('expired'), safeguard('failed'), status('contained', 'investigating'), status('contained', 'closed')],
  ...[impugned(2), impugned(3), impugned(5), ['program.resumed', { program: insight }] as const],
  ['question.answered', { question: 4, text: 'x' }],
]
const drawn = fc.oneof(
  fc.constantFrom(...unrelated).map((kind) => [kind, { text: 'x' }] as const),
  { arbitrary: fc.constantFrom(...related), weight: 2 },
)
const later = fc
  .array(drawn, { maxLength: 14 })
  .map((kinds) => kinds.map(([kind, payload], i) => entry(5 + i, kind, payload)))
const anyClaim = fc
  .tuple(fc.constantFrom(...claimKinds), fc.option(fc.constant('2026-11-02T18:00:00.000Z')))
  .map(([kind, validUntil]) => ({ ...published(kind), validUntil }))
const rank = { current: 0, stale: 1, contradicted: 2 }
const on = (entries: readonly RecordEntry[]) => [...opening, ...entries]

describe('whatever happens to a claim of any kind', () => {
  it('unrelated entries, wherever they fall, change nothing of its state', () => {
    const places = fc.array(fc.tuple(fc.nat(14), fc.constantFrom(...unrelated)), { maxLength: 8 })
    fc.assert(
      fc.property(anyClaim, later, places, (claim, entries, noise) => {
        const before = claimStandingAt(claim, on(entries), end)
        const among = entries.flatMap((made, i) => [
          ...noise.filter(([place]) => place === i).map(([, kind], n) => entry(100 + 20 * i + n, kind, { text: 'x' })),
          made,
        ])
        expect(claimStandingAt(claim, on(among), end)).toEqual(before)
      }),
    )
  })

  it('contradicted names an entry after its publication, and stale one or an age that has passed', () => {
    fc.assert(
      fc.property(anyClaim, later, (claim, entries) => {
        const { state, bySeq, since, reason } = claimStandingAt(claim, on(entries), end)
        if (state === 'contradicted') expect(entries.map(({ seq }) => seq)).toContain(bySeq)
        if (state === 'stale' && bySeq === null) expect(since).toBe(claim.validUntil)
        expect(reason === null).toBe(state === 'current')
      }),
    )
  })

  it('a past moment, computed later, is what was shown then; and it never gets better', () => {
    fc.assert(
      fc.property(anyClaim, later, fc.nat(14), (claim, entries, known) => {
        const then = on(entries.slice(0, known))
        const at = then.at(-1)?.recordedAt ?? end
        const shown = claimStandingAt(claim, then, at)
        expect(claimStandingAt(claim, on(entries), at)).toEqual(shown)
        expect(rank[claimStandingAt(claim, on(entries), end).state]).toBeGreaterThanOrEqual(rank[shown.state])
      }),
    )
  })

  it('neither the order in which entries are read nor reading one twice matters', () => {
    fc.assert(
      fc.property(anyClaim, later, (claim, entries) => {
        const standing = claimStandingAt(claim, on(entries), end)
        expect(claimStandingAt(claim, on(entries).reverse(), end)).toEqual(standing)
        expect(claimStandingAt(claim, on([...entries, ...entries]), end)).toEqual(standing)
      }),
    )
  })

  it('what was on the timeline when it was published does nothing to it', () => {
    fc.assert(
      fc.property(anyClaim, later, (claim, entries) => {
        const cutoffSeq = entries.at(-1)?.seq ?? claim.cutoffSeq
        const fresh = { ...claim, cutoffSeq, validUntil: null }
        expect(claimStandingAt(fresh, on(entries), end).state).toBe('current')
      }),
    )
  })
})
