import { describe, expect, it } from 'vitest'
import { finding } from '@/lib/testing/statements/record'
import { type Answers, noAnswers } from '../answers'
import { assembleInput } from './assemble'
import { meaningOfCategories } from './categories'
import { mildestInput } from './mildest'
import { readRecordedFacts, type SeverityEntry } from './recorded'
import { suggestSeverity } from './suggest'

const none = { populations: [], intendedAudience: '', actualAudience: '', affectedLow: null, affectedHigh: null }
const exposure = { ...none, dataCategories: ['user.behavior.pointer'] }

type Entry = readonly [kind: string, payload: unknown, corrects?: number]

/** A record that begins with the filing of a data exposure; the others follow in order, from entry 2 on. */
function record(...others: Entry[]): SeverityEntry[] {
  const filed = { seq: 1, kind: 'incident.filed', corrects: null, payload: { kind: 'data_exposure', exposure } }
  const rest = others.map(([kind, payload, corrects = null], index) => ({ seq: index + 2, kind, payload, corrects }))
  return [filed, ...rest]
}

const facts = (...others: Entry[]) => readRecordedFacts(record(...others))
const found = (change = {}) => finding({ outcome: 'access_found', ...change })
const access = (actions: readonly ('read' | 'copy' | 'export')[], exact = true) =>
  found({ access: { actors: 'engineers', low: 3, high: 3, exact, actions } })

describe('the recorded facts', () => {
  it('are read from the filing while nothing else is there', () => {
    expect(facts()).toMatchObject({
      ...{ open: { value: true, seqs: [1] }, access: null, taken: null, people: { seqs: [] } },
      dataCategories: { value: ['user.behavior.pointer'], seqs: [1] },
    })
  })

  it('take no finished review for no access, and access found for access, finished or not', () => {
    expect(facts(['finding.recorded', finding({ finished: false })]).access).toBeNull()
    expect(facts(['finding.recorded', finding()]).access).toEqual({ value: 'none_seen', seqs: [2] })
    const both = facts(['finding.recorded', finding()], ['finding.recorded', found({ finished: false })])
    expect(both.access).toEqual({ value: 'found', seqs: [3] })
  })

  it('count readers only where their number can’t change, and what was copied or exported as taken', () => {
    expect(facts(['finding.recorded', access(['read'])])).toMatchObject({
      access: { value: 'found_known' },
      taken: null,
    })
    expect(facts(['finding.recorded', access(['read'], false)])).toMatchObject({ access: { value: 'found' } })
    expect(facts(['finding.recorded', access(['read', 'copy'])]).taken).toEqual({ value: true, seqs: [2] })
  })

  it('leave out what was impugned', () => {
    const count = { unit: 'people', low: 900, high: 900 }
    const impugned = facts(
      ['finding.recorded', found()],
      ['evidence.impugned', { entry: 2 }],
      ['count.recorded', count],
      ['evidence.impugned', { entry: 4 }],
    )
    expect(impugned).toMatchObject({ access: null, people: { value: { high: null } } })
  })

  it('take the newest count of people, and none of records', () => {
    const counted = (unit: string, high: number) => ['count.recorded', { unit, low: 1, high }] as const
    const changed = ['exposure.changed', { after: { ...exposure, affectedHigh: 80 } }] as const
    expect(facts(counted('people', 50), counted('records', 9000), counted('people', 60)).people).toEqual({
      ...{ value: { low: 1, high: 60 }, seqs: [4] },
    })
    expect(facts(counted('people', 50), changed).people.value.high).toBe(80)
    expect(facts(['exposure.changed', { after: exposure }], counted('people', 50)).people.seqs).toEqual([3])
  })

  it('are open until it is contained, and again when it is taken up again', () => {
    const moved = (to: string) => ['status.changed', { to }] as const
    expect(facts(moved('investigating')).open).toEqual({ value: true, seqs: [2] })
    expect(facts(moved('contained')).open).toEqual({ value: false, seqs: [2] })
    expect(facts(moved('contained'), moved('investigating')).open.value).toBe(true)
  })

  it('cite the correction of an entry, and the correction of that', () => {
    const corrected = facts(['entry.corrected', { text: 'x' }, 1], ['entry.corrected', { text: 'y' }, 2])
    expect(corrected.dataCategories.seqs).toEqual([3])
  })
})

describe('the input that is made of them', () => {
  const asked = { peopleThreshold: 500, answeredIn: 9 }
  const answers = (change: Partial<Answers>): Answers => ({ ...noAnswers, ...change })
  const input = (entries: readonly Entry[], change: Partial<Answers> = {}) => {
    const made = assembleInput(facts(...entries), answers(change), asked)
    if (!made) throw new Error('no data')
    return made
  }

  it('is none while nobody has said what data it is', () => {
    const unnamed = ['exposure.changed', { after: { ...exposure, dataCategories: [] } }] as const
    expect(assembleInput(facts(unnamed), noAnswers, asked)).toBeNull()
    expect(assembleInput(facts(unnamed), answers({ kinds: { financial: 'plain' } }), asked)?.data).toHaveLength(1)
  })

  it('lets a finding of access stand over an answer that there was none', () => {
    const { stage, circumstances, cites } = input([['finding.recorded', access(['read'])]], {
      ...{ reach: 'insiders', access: 'none_seen' },
    })
    expect(stage).toMatchObject({ reach: 'insiders', access: 'somebody' })
    expect(circumstances.confidentiality).toBe('known_recipients')
    expect(cites.stage).toEqual([2, 9])
  })

  it('keeps an answer that says worse than the review', () => {
    const { stage } = input([['finding.recorded', finding()]], { access: 'outsiders_unknown' })
    expect(stage).toMatchObject({ access: 'outsiders' })
  })

  it.each([
    ['insiders', 'none_seen', 'no_evidence'],
    ['insiders', 'unknown', 'unknown'],
    ['insiders', 'insiders_known', 'known_recipients'],
    ['insiders', 'insiders_unknown', 'unknown_recipients'],
    ['outside', 'none_seen', 'known_recipients'],
    ['public', 'none_seen', 'unknown_recipients'],
    ['none', 'unknown', 'no_evidence'],
    ['unknown', 'unknown', 'unknown'],
  ] as const)('reached by %s, accessed by %s: %s', (reach, accessed, confidentiality) => {
    expect(input([], { reach, access: accessed }).circumstances.confidentiality).toBe(confidentiality)
  })

  it('follows the kind of incident where nobody answered', () => {
    expect(input([]).circumstances).toMatchObject({ integrity: 'not_altered', availability: 'not_affected' })
    expect(input([], { integrity: 'recoverable' })).toMatchObject({
      ...{ circumstances: { integrity: 'recoverable' }, cites: { integrity: [9], availability: [1] } },
    })
  })

  it('is at its worst what is not known, and says what it could come down to', () => {
    const bare = input([])
    expect(suggestSeverity(bare)).toMatchObject({ stage: 'X2', confidence: 'low', suggested: 0 })
    expect(suggestSeverity(mildestInput(bare)).suggested).toBe(2)
  })
})

describe('the categories of an exposure', () => {
  it('mean kinds of data, and what else there is to ask', () => {
    expect(meaningOfCategories(['user.behavior.keystrokes', 'user.name', 'user.children'])).toEqual({
      ...{ kinds: ['behavioural', 'simple'], freeText: true, credentials: false, minors: true },
      identifiers: ['full_name'],
    })
    expect(meaningOfCategories(['user.authorization.credentials'])).toMatchObject({ kinds: [], credentials: true })
  })

  it('are read by their nearest parent where they are not known', () => {
    expect(meaningOfCategories(['user.health.mental']).kinds).toEqual(['sensitive'])
    expect(meaningOfCategories(['user.unheard_of', 'system.operations']).kinds).toEqual(['simple'])
  })
})
