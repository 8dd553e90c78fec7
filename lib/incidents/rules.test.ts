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
  status: 'reported',
  containmentEntries: 0,
  programsNotPaused: [],
  brokenStatements: [],
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

  it('is a duplicate only of something', () => {
    expect(refusalOf({}, { to: 'duplicate' })).toBe('duplicate_of_what')
  })
})

const anyFacts = fc.record({
  status: fc.constantFrom(...incidentStatuses),
  containmentEntries: fc.nat(3),
  programsNotPaused: fc.array(fc.constant('Workflow Insight'), { maxLength: 2 }),
  brokenStatements: fc.array(fc.constant('STM-7K3QF'), { maxLength: 2 }),
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
