import { describe, expect, it } from 'vitest'
import { isSufficient, shortfallOf } from '@/lib/statements/claims'
import { deriveAll, deriveClaim, deriveFor } from '@/lib/statements/derive'
import { entry, exposure, finding, opening, view } from '@/lib/testing/statements/record'

describe('no indication of access', () => {
  const claim = (...changes: Parameters<typeof finding>[0][]) =>
    deriveClaim(
      view([...opening, ...changes.map((change, i) => entry(5 + i, 'finding.recorded', finding(change)))]),
      'no_indication_of_access',
    )

  it('has no words without a finished review', () => {
    const none = claim()
    expect(none).toMatchObject({ value: null, wording: null, evidence: [], strength: 0 })
    expect(none.missing.join()).toContain('No finished review')
  })

  it('is said in its scoped form with one', () => {
    expect(claim({})).toMatchObject({
      evidence: [5],
      strength: 4,
      missing: [],
      wording:
        'As of 13:00 UTC on 2 November, our review of storage access logs covering 1 October to 2 November has found no indication of improper access.',
    })
  })

  it('names the gaps in the same sentence', () => {
    const { wording, strength } = claim({ gaps: ['backups'], secondReviewer: null })
    expect(strength).toBe(3)
    expect(wording).toContain('no indication of improper access; this review does not cover backups.')
  })

  it.each([
    ['unfinished', { finished: false }, 'not finished'],
    ['of part of the window', { coveragePercent: 60 }, 'covers 60%'],
    ['without sources', { sources: [] }, 'names no source'],
    [
      'of a source that records only writes',
      { sources: [{ name: 'config history', recordsReads: false, retainedFrom: '2026-01-01T00:00:00Z' }] },
      'records reading',
    ],
    [
      'of logs that do not reach back',
      { sources: [{ name: 'logs', recordsReads: true, retainedFrom: '2026-10-20T00:00:00Z' }] },
      'reach back',
    ],
    [
      'of logs that are not known to reach back',
      { sources: [{ name: 'logs', recordsReads: true, retainedFrom: null }] },
      'reach back',
    ],
    ['that starts after the exposure', { windowFrom: '2026-10-09T00:00:00.000Z' }, 'the exposure began'],
    ['that ends before containment', { windowTo: '2026-11-01T23:59:59.999Z' }, 'still exposed'],
  ])('has no words after a review %s', (_what, change, missing) => {
    const { wording, missing: lacks } = claim(change)
    expect(wording).toBeNull()
    expect(lacks.join(' ')).toContain(missing)
  })

  it('has no words once access was found, whatever was reviewed before', () => {
    const { wording, missing } = claim({}, { outcome: 'access_found' })
    expect(wording).toBeNull()
    expect(missing).toContain('Entry 6 found improper access.')
  })

  it('keeps resting on a sufficient review while a newer one is under way', () => {
    expect(claim({}, { finished: false, coveragePercent: 10 })).toMatchObject({ evidence: [5], missing: [] })
  })

  it('keeps resting on a review whose words were corrected', () => {
    const entries = [...opening, entry(5, 'finding.recorded', finding()), entry(6, 'entry.corrected', {}, 5)]
    expect(deriveClaim(view(entries), 'no_indication_of_access')).toMatchObject({ evidence: [5], missing: [] })
  })

  it('stays unsaid when the words of the finding against it were corrected', () => {
    const { missing } = deriveClaim(
      view([
        ...opening,
        entry(5, 'finding.recorded', finding()),
        entry(6, 'finding.recorded', finding({ outcome: 'access_found' })),
        entry(7, 'entry.corrected', {}, 6),
        entry(8, 'entry.corrected', {}, 7),
      ]),
      'no_indication_of_access',
    )
    expect(missing).toEqual(['Entry 6 found improper access.'])
  })
})

describe('what the record says of access otherwise', () => {
  it('is that we do not know, with how far the review has come', () => {
    const partial = finding({ finished: false, coveragePercent: 60 })
    expect(deriveClaim(view([...opening, entry(5, 'finding.recorded', partial)]), 'access_not_known').wording).toBe(
      'We do not yet know whether the data was improperly accessed. We have reviewed 60% of storage access logs for 1 October to 2 November; we are still reviewing the rest.',
    )
  })

  it('is no longer open when a review has settled it', () => {
    const entries = [...opening, entry(5, 'finding.recorded', finding())]
    expect(deriveClaim(view(entries), 'access_not_known').wording).toBeNull()
  })

  it('is that access was found, in the words that the finding allows', () => {
    const hit = finding({ outcome: 'access_found', secondReviewer: null })
    expect(deriveClaim(view([...opening, entry(5, 'finding.recorded', hit)]), 'access_observed').wording).toBe(
      'As of 13:00 UTC on 2 November, our review of storage access logs covering 1 October to 2 November has found improper access to this data.',
    )
  })
})

describe('the event itself', () => {
  it('is not said outside while only the report says so', () => {
    for (const kind of ['what_happened', 'data_categories', 'exposure_scope'] as const) {
      const claim = deriveClaim(view([entry(1, 'incident.filed')]), kind)
      expect(claim).toMatchObject({ strength: 1, evidence: [1], classification: 'internal' })
      expect(claim.wording).toMatch(/^We are looking into a report that /)
      expect([isSufficient(claim), isSufficient(claim, 'internal')]).toEqual([false, true])
      expect(shortfallOf(claim)).toContain('only the report')
    }
  })

  it('is worded more firmly as it is checked', () => {
    const found = [...opening, entry(5, 'finding.recorded', finding({ secondReviewer: null }))]
    const confirmed = [...found, entry(6, 'finding.recorded', finding())]
    expect([opening, found, confirmed].map((e) => deriveClaim(view(e), 'data_categories').wording)).toEqual([
      'So far we have seen that the data includes keystrokes and private messages.',
      'We have found that the data includes keystrokes and private messages.',
      'We have confirmed that the data includes keystrokes and private messages.',
    ])
  })

  it('says who could read it and how many people it concerns', () => {
    const entries = [...opening, entry(5, 'exposure.changed', { before: exposure, after: exposure })]
    const claim = deriveClaim(view(entries), 'exposure_scope')
    expect(claim.evidence).toEqual([1, 2, 5])
    expect(claim.wording).toBe(
      'So far we have seen that the data, meant for the research group, could be reached by all engineers. As of 13:00 UTC on 2 November we have counted between 200 and 260 people whose data was included; this may change.',
    )
  })

  it('says what is missing instead of guessing', () => {
    const bare = view(opening)
    const incident = { ...bare.incident, detectedAt: null, exposure: { ...exposure, actualAudience: '' } }
    expect(deriveClaim({ ...bare, incident }, 'what_happened').missing.join()).toContain('not recorded')
    expect(deriveClaim({ ...bare, incident }, 'exposure_scope').missing).toEqual(['Who could read it is not recorded.'])
  })
})

describe('pause and investigation', () => {
  it('names program and time with zone, and rests on the pause entries', () => {
    expect(deriveClaim(view(opening), 'pause_status', 'workflow-insight')).toMatchObject({
      key: 'pause_status/workflow-insight',
      evidence: [3, 4],
      wording: 'We paused collection for Workflow Insight Program at 11:05 UTC on 2 November; it has stopped.',
    })
  })

  it('can’t be said of a program that runs, or of none', () => {
    const [program] = view(opening).programs
    const running = view(opening, { programs: program ? [{ ...program, pause: null }] : [] })
    expect(deriveClaim(running, 'pause_status', 'workflow-insight').missing.join()).toContain('has not been paused')
    expect(deriveClaim(running, 'pause_status', 'other').missing.join()).toContain('No program “other”')
  })

  it('goes on while the incident is worked on', () => {
    const bare = view(opening)
    expect(deriveClaim(bare, 'investigation_ongoing').wording).toBe('Our investigation is ongoing.')
    for (const status of ['reported', 'resolved', 'closed'] as const)
      expect(
        deriveClaim({ ...bare, incident: { ...bare.incident, status } }, 'investigation_ongoing').wording,
      ).toBeNull()
  })

  it('draws each kind once, and only what a draft names', () => {
    expect(deriveAll(view(opening))).toHaveLength(12)
    const keys = deriveFor(view(opening), '{{claim:what_happened}} {{claim:pause_status/x}} {{claim:what_happened}}')
    expect(keys.map(({ key }) => key)).toEqual(['what_happened', 'pause_status/x'])
  })
})
