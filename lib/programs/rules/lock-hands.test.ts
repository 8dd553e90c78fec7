import { describe, expect, it } from 'vitest'
import type { ProgramDecision } from '@/lib/programs/events'
import type { ActiveLock, LockBreakRecord } from '@/lib/programs/model'
import {
  type BreakFacts,
  decideAcknowledgeBreak,
  decideApproveBreak,
  decideEndBreak,
  decideRequestBreak,
} from '@/lib/programs/rules/break-glass'
import { decideAcceptLock, decideEndOffer, decideOfferLock, type HandOverFacts } from '@/lib/programs/rules/hand-over'
import { decideReleaseLock, keeperOf } from '@/lib/programs/rules/locks'
import { type LockEvent, toldOnProgram } from '@/lib/programs/rules/told-of-locks'
import { newCore } from '@/lib/testing/programs/world'

const now = new Date('2026-11-23T12:00:00.000Z')
const program = { ...newCore(), phase: 'paused' as const }
const own: ActiveLock = { id: 'l1', incidentId: null, personId: 'ana', heldById: 'ana' }
const held: ActiveLock = { id: 'l2', incidentId: 'a', personId: 'ana', heldById: null }
const byRule: ActiveLock = { id: 'l3', incidentId: null, personId: null, heldById: null, rule: 'violation' }
const incident = { id: 'a', status: 'contained', leadId: 'ana' }
const person = (id: string) => ({ id, name: id })

function code(decision: ProgramDecision): string {
  return decision.ok ? decision.events.map((event) => event.kind).join(' ') : decision.refusal.code
}

describe('whose a lock is', () => {
  const cases: [string, ActiveLock, string | null, string | null][] = [
    ['a person’s', own, null, 'ana'],
    ['an incident’s: its lead’s', held, 'ana', 'ana'],
    ['an incident’s without a lead: nobody’s', held, null, null],
    ['an incident’s whose lead was given away: who led', { ...held, heldById: 'ana' }, 'bo', 'ana'],
    ['a rule’s: nobody’s', byRule, null, null],
  ]
  it.each(cases)('%s', (_, lock, leadId, owner) => expect(keeperOf(lock, { leadId })).toBe(owner))

  it('decides who releases after the lead went without it', () => {
    const facts = { program, lock: { ...held, heldById: 'ana' }, incident: { ...incident, leadId: 'bo' } }
    const by = (personId: string) => code(decideReleaseLock(facts, { personId, reason: 'r' }))
    expect([by('bo'), by('ana'), by('cy')]).toEqual(['held_by_former_lead', 'lead_moved', 'not_owner'])
  })
})

describe('handing over', () => {
  const facts: HandOverFacts = { program, lock: own, incident: null, offer: null }
  const ofIncident: HandOverFacts = { ...facts, lock: held, incident }
  const offer = { id: 'o', lockId: 'l1', from: person('ana'), to: person('bo') }
  const bo = { ...person('bo'), mayHold: true, holdsOne: false }
  const order = { offerId: 'o', by: person('ana'), to: bo, note: '' }
  const moved = { ...incident, leadId: 'cy' }
  const left = { ...held, heldById: 'ana' }
  const offers: [string, HandOverFacts, Partial<typeof order>, string][] = [
    ['by its owner', facts, {}, 'program.lock_offered'],
    ['by another', facts, { by: person('cy') }, 'not_owner'],
    ['of a rule', { ...facts, lock: byRule }, {}, 'not_owner'],
    ['to oneself', facts, { to: { ...bo, ...person('ana') } }, 'own'],
    ['to who can’t hold it', facts, { to: { ...bo, mayHold: false } }, 'can_not_hold'],
    ['to who holds one', facts, { to: { ...bo, holdsOne: true } }, 'holds_one'],
    [
      'of an incident, to who holds one of their own',
      ofIncident,
      { to: { ...bo, holdsOne: true } },
      'program.lock_offered',
    ],
    ['twice', { ...facts, offer }, {}, 'offered_already'],
    [
      'after a former owner’s offer',
      { ...facts, offer: { ...offer, from: person('cy') } },
      {},
      'program.lock_offer_ended program.lock_offered',
    ],
    ['past the new lead', { ...ofIncident, lock: left, incident: moved }, {}, 'lead_moved'],
    [
      'to the new lead',
      { ...ofIncident, lock: left, incident: { ...moved, leadId: 'bo' } },
      {},
      'program.lock_offered',
    ],
    ['released before', { ...facts, lock: null }, {}, 'not_active'],
  ]
  it.each(offers)('offers it: %s', (_, given, over, expected) =>
    expect(code(decideOfferLock(given, { ...order, ...over }))).toBe(expected),
  )

  const accepts: [string, HandOverFacts, typeof bo, string][] = [
    ['by the one named', { ...facts, offer }, bo, 'program.lock_handed_over'],
    ['by another', { ...facts, offer }, { ...bo, ...person('cy') }, 'not_yours'],
    ['without an offer', facts, bo, 'no_offer'],
    ['after the owner changed', { ...facts, lock: { ...own, heldById: 'cy' }, offer }, bo, 'no_offer'],
    ['after losing the right', { ...facts, offer }, { ...bo, mayHold: false }, 'can_not_hold'],
    ['after it was released', { ...facts, lock: null, offer }, bo, 'not_active'],
  ]
  it.each(accepts)('accepts it: %s', (_, given, to, expected) =>
    expect(code(decideAcceptLock(given, to))).toBe(expected),
  )

  it('passes the lead with an incident’s lock, and only then', () => {
    expect(decideAcceptLock({ ...ofIncident, offer }, bo)).toMatchObject({ ok: true, leads: true })
    expect(decideAcceptLock({ ...facts, offer }, bo)).toMatchObject({ ok: true, leads: false })
    const lead = { ...ofIncident, lock: left, incident: { ...moved, leadId: 'bo' }, offer }
    expect(decideAcceptLock(lead, bo)).toMatchObject({ ok: true, leads: false })
  })

  it.each([
    ['bo', 'declined'],
    ['ana', 'withdrawn'],
    ['cy', null],
  ])('ends it for %s: %s', (personId, how) => {
    const decided = decideEndOffer({ ...facts, offer }, { personId, reason: '' })
    expect(decided.ok ? decided.events[0]?.payload.how : null).toBe(how)
  })
})

describe('removal in absence', () => {
  const request: LockBreakRecord = {
    ...{ id: 'b', lockId: 'l1', owner: person('ana'), requestedBy: person('bo'), requestedAs: 'responder' },
    ...{ reason: 'r', attempts: ['one', 'two'], evidence: 'e', expiresAt: new Date(now.getTime() + 1) },
  }
  const facts: BreakFacts = { program, lock: own, incident: null, request: null, now }
  const asked = { ...facts, request }
  const bo = { ...person('bo'), as: 'responder' as const }
  const cy = { ...person('cy'), as: 'counsel' as const }
  const ground = { reason: 'r', attempts: ['one', 'two'], evidence: 'e' }
  const order = { requestId: 'b', by: bo, owner: person('ana'), ...ground }
  const expired = { ...request, expiresAt: now }
  const requests: [string, BreakFacts, Partial<typeof order>, string][] = [
    ['by another', facts, {}, 'program.lock_break_requested'],
    ['by the owner', facts, { by: { ...bo, ...person('ana') } }, 'own_lock'],
    ['with one attempt', facts, { attempts: ['one', ' '] }, 'attempts'],
    ['without evidence', facts, { evidence: ' ' }, 'no_evidence'],
    ['without a reason', facts, { reason: '' }, 'no_reason'],
    ['twice', asked, {}, 'requested_already'],
    ['after an hour', { ...facts, request: expired }, {}, 'program.lock_break_ended program.lock_break_requested'],
    ['of a rule’s lock', { ...facts, lock: byRule }, {}, 'no_owner'],
    ['of an incident without a lead', { ...facts, lock: held, incident: { ...incident, leadId: null } }, {}, 'no_lead'],
    [
      'of an incident that goes on',
      { ...facts, lock: held, incident: { ...incident, status: 'investigating' } },
      {},
      'not_contained',
    ],
    ['of a contained incident', { ...facts, lock: held, incident }, {}, 'program.lock_break_requested'],
    ['released before', { ...facts, lock: null }, {}, 'not_active'],
  ]
  it.each(requests)('is asked: %s', (_, given, over, expected) =>
    expect(code(decideRequestBreak(given, { ...order, ...over }))).toBe(expected),
  )

  const approvals: [string, BreakFacts, typeof bo | typeof cy, string][] = [
    ['by counsel', asked, cy, 'program.lock_broken'],
    ['by a second responder', asked, { ...bo, ...person('di') }, 'no_counsel'],
    [
      'by a responder after counsel',
      { ...asked, request: { ...request, requestedAs: 'counsel' } },
      { ...bo, ...person('di') },
      'program.lock_broken',
    ],
    ['by who asked', asked, { ...cy, ...person('bo') }, 'own_request'],
    ['by the owner', asked, { ...cy, ...person('ana') }, 'own_lock'],
    ['without a request', facts, cy, 'no_request'],
    ['at the end of the hour', { ...asked, request: expired }, cy, 'expired'],
    ['after the owner changed', { ...asked, lock: { ...own, heldById: 'di' } }, cy, 'changed'],
    ['after the owner released it', { ...asked, lock: null }, cy, 'not_active'],
    [
      'after the incident was reopened',
      { ...asked, lock: held, incident: { ...incident, status: 'investigating' } },
      cy,
      'not_contained',
    ],
  ]
  it.each(approvals)('is done: %s', (_, given, by, expected) =>
    expect(code(decideApproveBreak(given, by))).toBe(expected),
  )

  it.each([
    ['ana', 'answered'],
    ['bo', 'withdrawn'],
    ['cy', null],
  ])('is ended by %s: %s', (personId, how) => {
    const decided = decideEndBreak(asked, { personId, reason: '' })
    expect(decided.ok ? decided.events[0]?.payload.how : null).toBe(how)
  })

  it('is acknowledged by the owner, once', () => {
    const done = { id: 'b', ownerId: 'ana', acknowledgedAt: null }
    const decide = (given: Parameters<typeof decideAcknowledgeBreak>[1], personId: string) =>
      code(decideAcknowledgeBreak({ program, lock: own }, given, { personId, note: '' }))
    expect(decide(done, 'ana')).toBe('program.lock_break_acknowledged')
    expect([decide(done, 'bo'), decide(null, 'ana'), decide({ ...done, acknowledgedAt: now }, 'ana')]).toEqual([
      ...['not_owner', 'not_broken', 'acknowledged'],
    ])
  })

  it('tells the program nothing of who and why where an incident held the lock, and hardly that where it is restricted', () => {
    const decided = decideApproveBreak({ ...asked, lock: { ...held, rule: 'severity', personId: null }, incident }, cy)
    const [made] = decided.ok ? decided.events : []
    const asRequested: LockEvent = {
      kind: 'program.lock_break_ended',
      payload: {
        program: { id: 'p', slug: 'p', name: 'P' },
        lockId: 'l2',
        personal: false,
        requestId: 'b',
        how: 'void',
        reason: 'r',
      },
    }
    if (!made) throw new Error('nothing was decided')
    expect(toldOnProgram(made, null)).toEqual(made)
    expect(toldOnProgram(made, { restricted: false })?.payload).toMatchObject({
      owner: null,
      reason: null,
      by: [],
    })
    expect(JSON.stringify(toldOnProgram(made, { restricted: true }))).not.toMatch(/ana|bo|cy|severity/)
    expect(toldOnProgram(asRequested, { restricted: false })?.payload).toMatchObject({ reason: null })
    expect(toldOnProgram(asRequested, { restricted: true })).toBeNull()
  })
})
