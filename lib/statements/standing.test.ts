import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimKind, PublishedClaim } from '@/lib/statements/claims'
import { deriveClaim } from '@/lib/statements/derive'
import type { RecordEntry } from '@/lib/statements/record'
import { claimStandingAt, statementStandingAt } from '@/lib/statements/standing'
import { entry, exposure, finding, insight, opening, view } from '@/lib/testing/statements/record'

const reviewed = [...opening, entry(5, 'finding.recorded', finding())]
const end = '2027-01-01T00:00:00.000Z'

function published(kind: ClaimKind, subject?: string, entries = reviewed): PublishedClaim {
  const { key, value, evidence } = deriveClaim(view(entries), kind, subject)
  const cutoffSeq = entries.length
  if (!value) throw new Error(`${kind} is not on the model record`)
  return { key, value, evidence, cutoffSeq, validUntil: null }
}

const pause = published('pause_status', 'workflow-insight')
const absence = published('no_indication_of_access')
const scope = published('exposure_scope')
const change = (after: Partial<typeof exposure>) => ({ before: exposure, after: { ...exposure, ...after } })

describe('what unsettles a published claim', () => {
  it.each<[string, PublishedClaim, RecordEntry, 'current' | 'stale' | 'contradicted']>([
    [
      'a finding of access',
      absence,
      entry(9, 'finding.recorded', finding({ outcome: 'access_found' })),
      'contradicted',
    ],
    [
      'access outside the window',
      absence,
      entry(
        9,
        'finding.recorded',
        finding({ outcome: 'access_found', windowFrom: '2026-11-05T00:00:00Z', windowTo: end }),
      ),
      'stale',
    ],
    ['an inconclusive review', absence, entry(9, 'finding.recorded', finding({ outcome: 'inconclusive' })), 'stale'],
    ['the same review again', absence, entry(9, 'finding.recorded', finding()), 'current'],
    ['a wider window', absence, entry(9, 'finding.recorded', finding({ windowFrom: '2026-09-01T00:00:00Z' })), 'stale'],
    ['a gap found', absence, entry(9, 'finding.recorded', finding({ gaps: ['backups'] })), 'stale'],
    [
      'a new log source',
      absence,
      entry(9, 'finding.recorded', finding({ sources: [{ name: 'CDN', recordsReads: true, retainedFrom: null }] })),
      'stale',
    ],
    ['its review corrected', absence, entry(9, 'entry.corrected', {}, 5), 'stale'],
    ['another entry corrected', absence, entry(9, 'entry.corrected', {}, 2), 'current'],
    ['a severity change', absence, entry(9, 'severity.changed'), 'current'],
    ['a finding of something else', absence, entry(9, 'finding.recorded', finding({ outcome: 'other' })), 'current'],
    ['a resume', pause, entry(9, 'program.resumed', { program: insight }), 'stale'],
    [
      'the resume of another program',
      pause,
      entry(9, 'program.resumed', { program: { ...insight, slug: 'x' } }),
      'current',
    ],
    ['more people within the range', scope, entry(9, 'exposure.changed', change({ affectedLow: 220 })), 'stale'],
    [
      'people outside the range',
      scope,
      entry(9, 'exposure.changed', change({ affectedLow: 300, affectedHigh: 400 })),
      'contradicted',
    ],
    ['another audience', scope, entry(9, 'exposure.changed', change({ actualAudience: 'everyone' })), 'stale'],
    ['another reason for the same facts', scope, entry(9, 'exposure.changed', change({})), 'current'],
    [
      'a new data category',
      published('data_categories'),
      entry(9, 'exposure.changed', change({ dataCategories: ['x'] })),
      'stale',
    ],
    [
      'the end of the investigation',
      published('investigation_ongoing'),
      entry(9, 'status.changed', { to: 'closed' }),
      'stale',
    ],
    ['containment', published('investigation_ongoing'), entry(9, 'status.changed', { to: 'contained' }), 'current'],
    [
      'access found while it was not known',
      published('access_not_known', undefined, opening),
      entry(9, 'finding.recorded', finding({ outcome: 'access_found' })),
      'contradicted',
    ],
    [
      'a review finished',
      published('access_not_known', undefined, opening),
      entry(9, 'finding.recorded', finding()),
      'stale',
    ],
  ])('%s', (_what, claim, later, expected) => {
    const standing = claimStandingAt(claim, [...reviewed.filter(({ seq }) => seq <= claim.cutoffSeq), later], end)
    expect(standing.state).toBe(expected)
    expect(standing.bySeq).toBe(expected === 'current' ? null : 9)
  })

  it('is age, with no entry, when nothing else did', () => {
    const aged = { ...absence, validUntil: '2026-11-04T14:00:00.000Z' }
    expect(claimStandingAt(aged, reviewed, '2026-11-04T13:59:59.999Z').state).toBe('current')
    expect(claimStandingAt(aged, reviewed, '2026-11-04T14:00:00.000Z')).toMatchObject({ state: 'stale', bySeq: null })
  })

  it('is never what was on the timeline when the claim was drawn', () => {
    const old = entry(5, 'finding.recorded', finding({ outcome: 'access_found' }))
    expect(claimStandingAt(absence, [...opening, old], end).state).toBe('current')
  })

  it('makes the statement as bad as its worst claim, and names the entry', () => {
    const entries = [
      ...reviewed,
      entry(6, 'program.resumed', { program: insight }),
      entry(7, 'finding.recorded', finding({ outcome: 'access_found' })),
    ]
    expect(statementStandingAt([pause, absence], entries, end, null)).toMatchObject({ state: 'contradicted', bySeq: 7 })
    expect(statementStandingAt([pause], entries, end, null)).toMatchObject({ state: 'stale', bySeq: 6 })
    expect(statementStandingAt([absence], reviewed, end, '2026-11-05T00:00:00.000Z')).toMatchObject({
      state: 'stale',
      bySeq: null,
    })
  })
})

const unrelatedKinds = [
  'note.added',
  'observation.recorded',
  'decision.recorded',
  'severity.changed',
  'evidence.added',
  'statement.published',
]
const relatedEntries = [
  ['finding.recorded', finding({ outcome: 'access_found' })],
  ['finding.recorded', finding({ outcome: 'inconclusive' })],
  ['exposure.changed', change({ affectedLow: 1000, affectedHigh: 2000 })],
  ['status.changed', { to: 'closed' }],
  ['program.resumed', { program: insight }],
] as const
const anyEntry = fc.oneof(
  fc.constantFrom(...unrelatedKinds).map((kind) => [kind, { text: 'x' }] as const),
  fc.constantFrom(...relatedEntries),
)
const claims = [
  absence,
  pause,
  scope,
  published('data_categories'),
  published('investigation_ongoing'),
  published('what_happened'),
]
const timeline = fc
  .array(anyEntry, { maxLength: 12 })
  .map((drawn) => drawn.map(([kind, payload], i) => entry(6 + i, kind, payload)))
const rank = { current: 0, stale: 1, contradicted: 2 }

describe('whatever happens', () => {
  it('unrelated entries change nothing', () => {
    const unrelated = fc.array(fc.constantFrom(...unrelatedKinds), { maxLength: 10 })
    fc.assert(
      fc.property(fc.constantFrom(...claims), unrelated, (claim, kinds) => {
        const later = kinds.map((kind, i) => entry(6 + i, kind, { text: 'x' }))
        expect(claimStandingAt(claim, [...reviewed, ...later], end).state).toBe('current')
      }),
    )
  })

  it('a contradiction names an entry that is there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...claims), timeline, (claim, later) => {
        const { state, bySeq } = claimStandingAt(claim, [...reviewed, ...later], end)
        if (state === 'contradicted') expect(later.map(({ seq }) => seq)).toContain(bySeq)
      }),
    )
  })

  it('what stood at a past moment is found again, and never got better after it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...claims), timeline, fc.nat(12), (claim, later, known) => {
        const then = [...reviewed, ...later.slice(0, known)]
        const at = then.at(-1)?.recordedAt ?? end
        const shown = claimStandingAt(claim, then, at)
        expect(claimStandingAt(claim, [...reviewed, ...later], at)).toEqual(shown)
        expect(rank[claimStandingAt(claim, [...reviewed, ...later], end).state]).toBeGreaterThanOrEqual(
          rank[shown.state],
        )
      }),
    )
  })

  it('the order in which entries are handed over does not matter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...claims), timeline, (claim, later) => {
        expect(claimStandingAt(claim, [...later].reverse(), end)).toEqual(claimStandingAt(claim, later, end))
      }),
    )
  })
})
