import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentStatuses } from '@/lib/incidents/model'
import {
  decideCorrect,
  decideSeverity,
  decideStatus,
  isCorrectable,
  type LifecycleFacts,
  nextStatuses,
  statusChoices,
} from '@/lib/incidents/rules'

const quiet: LifecycleFacts = {
  ...{ status: 'reported', drill: false, containmentEntries: 0, programsNotPaused: [], brokenStatements: [] },
  ...{ openClocks: [], undecidedLaws: [] },
}
const plain = { duplicateOf: null, waiver: null }
const refusalOf = (facts: Partial<LifecycleFacts>, change: Partial<Parameters<typeof decideStatus>[1]>) => {
  const decision = decideStatus({ ...quiet, ...facts }, { ...plain, to: 'contained', ...change })
  return decision.ok ? null : decision.refusal.code
}

describe('the lifecycle', () => {
  it.each(incidentStatuses)('never goes from %s to itself, and only to what comes next', (status) => {
    for (const to of incidentStatuses) {
      const refusal = refusalOf(
        { status, containmentEntries: 1 },
        { to, duplicateOf: to === 'duplicate' ? 'INC-7K3QF' : null },
      )
      expect(refusal === null).toBe(nextStatuses(status).includes(to))
    }
  })

  it.each(['contained', 'resolved', 'closed', 'duplicate', 'withdrawn'] as const)(
    'can always be reopened from %s',
    (status) => {
      expect(refusalOf({ status, brokenStatements: ['STM-1'] }, { to: 'investigating' })).toBeNull()
    },
  )

  it('is contained only by an entry that says what contains it', () => {
    expect(refusalOf({}, {})).toBe('no_containment')
    expect(refusalOf({ containmentEntries: 1 }, {})).toBeNull()
  })

  it('is contained with a program that still collects only by a written waiver', () => {
    const facts = { containmentEntries: 1, programsNotPaused: ['Workflow Insight'] }
    expect(refusalOf(facts, {})).toBe('program_not_paused')
    expect(refusalOf(facts, { waiver: 'The source is cut off at the network.' })).toBeNull()
  })

  it('is closed only when what was said in public holds', () => {
    const facts = { status: 'resolved' as const, brokenStatements: ['STM-7K3QF'] }
    expect(refusalOf(facts, { to: 'closed' })).toBe('statement_does_not_hold')
    expect(refusalOf({ ...facts, brokenStatements: [] }, { to: 'closed' })).toBeNull()
  })

  it.each([
    ['clock_open', { openClocks: ['GDPR: Notify the supervisory authority'] }],
    ['law_undecided', { undecidedLaws: ['NIS2'] }],
  ] as const)('is closed over %s only by a written waiver', (code, unmet) => {
    const facts = { ...unmet, status: 'resolved' as const }
    expect(refusalOf(facts, { to: 'closed' })).toBe(code)
    expect(refusalOf(facts, { to: 'closed', waiver: 'Counsel closes it by letter.' })).toBeNull()
  })

  it('is closed by no waiver over words in public that do not hold', () => {
    const facts = { status: 'resolved' as const, brokenStatements: ['STM-7K3QF'], openClocks: ['GDPR'] }
    expect(refusalOf(facts, { to: 'closed', waiver: 'It is old.' })).toBe('statement_does_not_hold')
  })

  it('is a duplicate only of something', () => {
    expect(refusalOf({}, { to: 'duplicate' })).toBe('duplicate_of_what')
  })
})

const anyFacts = fc.record({
  status: fc.constantFrom(...incidentStatuses),
  containmentEntries: fc.nat(3),
  programsNotPaused: fc.array(fc.constant('Workflow Insight'), { maxLength: 2 }),
  brokenStatements: fc.array(fc.constant('STM-7K3QF'), { maxLength: 2 }),
  drill: fc.boolean(),
  openClocks: fc.array(fc.constant('GDPR: Tell the people'), { maxLength: 2 }),
  undecidedLaws: fc.array(fc.constant('NIS2'), { maxLength: 2 }),
})

describe('what the page offers', () => {
  it('is what the command allows, with the waiver where one is asked for', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { to, refusal, waiverFor, needsOriginal } of statusChoices(facts)) {
          const duplicateOf = needsOriginal ? 'INC-7K3QF' : null
          const waiver = waiverFor ? 'written' : null
          expect(decideStatus(facts, { to, duplicateOf, waiver }).ok).toBe(refusal === null)
        }
      }),
    )
  })

  const unmetOf = (facts: Partial<LifecycleFacts>) =>
    statusChoices({ ...quiet, status: 'resolved', ...facts }).find(({ to }) => to === 'closed')?.unmet

  it('names every guard that is not met', () => {
    const laws = ['GDPR', 'NIS2', 'DORA', 'HIPAA', 'Texas', 'Japan']
    expect(
      unmetOf({ brokenStatements: ['STM-7K3QF'], openClocks: ['GDPR: Tell people'], undecidedLaws: laws }),
    ).toEqual([
      'STM-7K3QF no longer holds. Publish a correction first.',
      'GDPR: Tell people: this clock is open. Record that it was done or why it is not required, or write why the incident closes all the same.',
      'GDPR, NIS2, DORA, HIPAA and 2 more: nobody has decided whether these laws apply. Decide, or write why the incident closes all the same.',
    ])
  })

  it('asks the same of a drill, in its own words', () => {
    expect(unmetOf({ drill: true, brokenStatements: ['STM-7K3QF'], undecidedLaws: ['NIS2'] })).toEqual([
      'STM-7K3QF no longer holds. Publish a correction in the drill first.',
      'NIS2: nobody has decided whether this law applies. Decide in the drill, or write why the drill closes all the same.',
    ])
  })
})

describe('a change of severity', () => {
  it('must change something', () => {
    expect(decideSeverity({ severity: 2, provisional: false }, 2).ok).toBe(false)
    expect(decideSeverity({ severity: 2, provisional: false }, 1).ok).toBe(true)
  })

  it('may make a provisional level definite', () => {
    expect(decideSeverity({ severity: 2, provisional: true }, 2).ok).toBe(true)
  })
})

describe('a correction', () => {
  it('replaces words, not changes of state', () => {
    expect(isCorrectable('note.added')).toBe(true)
    expect(isCorrectable('severity.changed')).toBe(false)
  })

  const nothing = { note: true, triage: false, decide: false, find: false, communicate: false }

  it.each([
    ['incident.filed', 'triage'],
    ['note.added', 'triage'],
    ['decision.recorded', 'decide'],
    ['action.recorded', 'triage'],
    ['observation.recorded', 'triage'],
    ['containment.recorded', 'triage'],
    ['communication.recorded', 'communicate'],
    ['finding.recorded', 'find'],
  ] as const)('of %s is its author’s, or needs %s', (kind, right) => {
    expect(decideCorrect({ kind, own: false, may: nothing })).toMatchObject({
      refusal: { code: 'not_yours_to_correct' },
    })
    expect(decideCorrect({ kind, own: true, may: nothing }).ok).toBe(true)
    expect(decideCorrect({ kind, own: true, may: { ...nothing, note: false } }).ok).toBe(false)
    expect(decideCorrect({ kind, own: false, may: { ...nothing, [right]: true } }).ok).toBe(true)
  })
})
