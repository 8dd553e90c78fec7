import { describe, expect, it } from 'vitest'
import type { Finding } from '@/lib/incidents/events'
import { type ClaimKind, isSufficient } from '@/lib/statements/claims'
import { deriveClaim } from '@/lib/statements/derive'
import type { RecordEntry } from '@/lib/statements/record'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const drawn = (kind: ClaimKind, entries: RecordEntry[], subject?: string) =>
  deriveClaim(view([...opening, ...entries]), kind, subject)
const reviewed = (change: Partial<Finding>, ...more: RecordEntry[]) =>
  drawn('no_indication_of_access', [entry(5, 'finding.recorded', finding(change)), ...more])

const logs = { name: 'storage access logs', recordsReads: true, retainedFrom: '2026-09-01T00:00:00.000Z' }
const gateway = { ...logs, name: 'gateway log' }
const impugn = (seq: number, target: number, why = 'integrity_failed') =>
  entry(seq, 'evidence.impugned', { entry: target, why, text: 'x' })

describe('the strength of a review', () => {
  it.each<[string, Partial<Finding>, number]>([
    ['E0: nothing records reading', { sources: [{ ...logs, recordsReads: false }] }, 0],
    ['E1: nothing was gone through', { coveragePercent: 0 }, 1],
    ['E2: a sample', { sampled: { reviewed: 10, of: 100 } }, 2],
    ['E2: less than the whole window', { windowFrom: '2026-10-20T00:00:00.000Z' }, 2],
    ['E2: retention shorter than the window', { sources: [{ ...logs, retainedFrom: '2026-10-20T00:00:00Z' }] }, 2],
    ['E2: retention not known', { sources: [{ ...logs, retainedFrom: null }] }, 2],
    ['E2: not finished', { finished: false }, 2],
    ['E3: one reviewer, one source', { secondReviewer: null }, 3],
    ['E3: a second reviewer who is the first', { secondReviewer: ' Ana ' }, 3],
    ['E3: the same in capitals', { reviewer: 'Ana Silva', secondReviewer: 'ANA  Silva' }, 3],
    ['E3: the same, accents left out', { reviewer: 'Ana Sílva', secondReviewer: 'Silva, Ana' }, 3],
    ['E3: a second reviewer without a name', { secondReviewer: '–' }, 3],
    [
      'E3: one source under two spellings',
      { secondReviewer: null, sources: [logs, { ...logs, name: 'Storage-access logs' }] },
      3,
    ],
    ['E4: a second reviewer', {}, 4],
    ['E4: two independent sources', { secondReviewer: null, sources: [logs, gateway] }, 4],
    ['E4: checked to be unaltered, with a gap', { integrityChecked: true, gaps: ['backups'] }, 4],
    ['E5: complete, checked, without gaps', { integrityChecked: true }, 5],
  ])('%s', (_what, change, strength) => {
    expect(reviewed(change).strength).toBe(strength)
  })

  it('falls when a log is found that was not searched', () => {
    const found = entry(6, 'log_source.found', { ...gateway, text: '' })
    expect(reviewed({}, found)).toMatchObject({ strength: 2, wording: null })
    expect(reviewed({}, found).missing.join()).toContain('covers 50%')
  })

  it.each([
    ['does not reach back', { ...logs, retainedFrom: '2026-10-20T00:00:00.000Z' }, 2],
    ['records no reading', { ...logs, recordsReads: false }, 0],
    ['reaches back far enough', logs, 4],
    ['reaches back nobody knows how far', { ...logs, retainedFrom: null }, 4],
  ])('follows what is found of a log that it searched: that it %s', (_what, log, strength) => {
    expect(reviewed({}, entry(6, 'log_source.found', { ...log, text: '' })).strength).toBe(strength)
  })

  it('is whole again when another review searches it: both are the evidence', () => {
    const found = entry(6, 'log_source.found', { ...gateway, text: '' })
    const second = entry(7, 'finding.recorded', finding({ sources: [gateway], reviewer: 'Cy' }))
    expect(reviewed({}, found, second)).toMatchObject({ strength: 4, missing: [], evidence: [5, 7] })
  })

  it.each(['integrity_failed', 'custodian_retracted', 'superseded'])('is none once it is impugned: %s', (why) => {
    const impugned = reviewed({}, impugn(6, 5, why))
    expect([impugned.strength, isSufficient(impugned)]).toEqual([0, false])
  })

  it('stands again when what impugned it was itself impugned', () => {
    expect(reviewed({}, impugn(6, 5), impugn(7, 6)).strength).toBe(4)
  })
})

describe('the strength of other facts', () => {
  const bounds = (basis: string, from = '2026-10-05T00:00:00.000Z', to: string | null = null) => ({
    ...{ which: 'start', from, to, basis, text: '' },
  })
  const count = (change: object = {}) => ({
    ...{ unit: 'people', low: 212, high: 212, method: 'rows', deduplicated: true, final: false, text: '' },
    ...change,
  })

  it.each<[string, ClaimKind, [string, object][], number]>([
    ['E1: a report of when it began', 'start', [['bounds.recorded', bounds('report')]], 1],
    ['E2: a witness', 'start', [['bounds.recorded', bounds('witness')]], 2],
    ['E3: a log', 'start', [['bounds.recorded', bounds('log')]], 3],
    [
      'E4: a log and the configuration that agree',
      'start',
      [
        ['bounds.recorded', bounds('log', '2026-10-04T00:00:00.000Z', '2026-10-06T00:00:00.000Z')],
        ['bounds.recorded', bounds('config_diff')],
      ],
      4,
    ],
    [
      'E3: a log and a witness who do not agree',
      'start',
      [
        ['bounds.recorded', bounds('witness', '2026-10-01T00:00:00.000Z')],
        ['bounds.recorded', bounds('log')],
      ],
      3,
    ],
    ['E1: a hypothesis', 'cause', [['cause.recorded', { text: 'x', state: 'hypothesis', reviewers: ['A', 'B'] }]], 1],
    [
      'E3: a cause that one person confirmed twice',
      'cause',
      [['cause.recorded', { text: 'x', state: 'confirmed', reviewers: ['Ana', ' ANA'] }]],
      3,
    ],
    ['E2: a supported cause', 'cause', [['cause.recorded', { text: 'x', state: 'supported', reviewers: [] }]], 2],
    [
      'E4: a confirmed cause',
      'cause',
      [['cause.recorded', { text: 'x', state: 'confirmed', reviewers: ['A', 'B'] }]],
      4,
    ],
  ])('%s', (_what, kind, entries, strength) => {
    const made = entries.map(([name, payload], i) => entry(5 + i, name, payload))
    expect(drawn(kind, made).strength).toBe(strength)
  })

  it.each<[string, object[], number]>([
    ['E2: a range', [count({ low: 200 })], 2],
    ['E2: what may hold somebody twice', [count({ deduplicated: false })], 2],
    ['E3: one number', [count()], 3],
    ['E4: by two methods', [count({ method: 'payroll' }), count()], 4],
    ['E5: by two methods, final', [count({ method: 'payroll' }), count({ final: true })], 5],
  ])('a count, %s', (_what, counts, strength) => {
    const made = counts.map((payload, i) => entry(5 + i, 'count.recorded', payload))
    expect(drawn('number_affected', made, 'people').strength).toBe(strength)
  })

  it('of the event rises to E5 with a review that is complete by every measure', () => {
    const complete = entry(5, 'finding.recorded', finding({ integrityChecked: true }))
    expect(drawn('what_happened', [complete])).toMatchObject({ strength: 5, evidence: [1, 5] })
    const two = [null, 'Cy'].map((reviewer, i) =>
      entry(5 + i, 'finding.recorded', finding({ secondReviewer: null, ...(reviewer && { reviewer }) })),
    )
    expect(drawn('what_happened', two)).toMatchObject({ strength: 4, evidence: [1, 5, 6] })
  })
})
