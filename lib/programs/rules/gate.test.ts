import { describe, expect, it } from 'vitest'
import type { ProgramDecision } from '@/lib/programs/events'
import type { ResumeApprovalRecord, ResumeRequestRecord } from '@/lib/programs/model'
import { approvalGap, checklist } from '@/lib/programs/rules/checklist'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { decideApplyResume, decideStartResume, type GateFacts } from '@/lib/programs/rules/resume'
import { decideFailSafeguard } from '@/lib/programs/rules/safeguards'
import { newCore, newSafeguard } from '@/lib/testing/programs/world'

const now = new Date('2026-11-23T12:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const program = { ...newCore(), phase: 'resume_requested' as const, epoch: 2n, pausedAt: now }

const approval = (personId: string, over: Partial<ResumeApprovalRecord> = {}): ResumeApprovalRecord => ({
  ...{
    personId,
    asRole: personId === 'clara' ? ('counsel' as const) : ('responder' as const),
    hash: 'h',
    holdsRole: true,
  },
  ...over,
})
const request = (over: Partial<ResumeRequestRecord> = {}): ResumeRequestRecord => ({
  ...{ id: 'r', requestedById: 'owen', plan: atOnce, state: 'approved', startsAt: null, expiresAt: later(60_000) },
  approvals: [approval('clara'), approval('rita')],
  ...over,
})
const gate = (over: Partial<GateFacts> = {}): GateFacts => ({
  ...{ program, request: request(), activeLocks: [], lines: [], contentHash: 'h', now },
  ...over,
})
const lock = { id: 'l', incidentId: null, personId: 'ana', heldById: 'ana' }
const openLine = { id: 'x', label: 'Line', met: false, missing: 'Missing.' }
const said = (decision: ProgramDecision) =>
  decision.ok ? decision.events.map(({ kind }) => kind).join(' ') : decision.refusal.code

describe('the gate, when the resume is applied', () => {
  it.each<[string, GateFacts, string]>([
    ['everything holds', gate(), 'program.resumed'],
    ['a lock', gate({ activeLocks: [lock] }), 'locked'],
    ['an open line', gate({ lines: [openLine] }), 'checklist'],
    ['one approver', gate({ request: request({ approvals: [approval('clara')] }) }), 'approvals'],
    ['an edit since', gate({ contentHash: 'other' }), 'approvals'],
    ['a day later', gate({ now: later(60_000) }), 'expired'],
    ['no request', gate({ request: null }), 'no_request'],
  ])('%s', (_, facts, expected) => expect(said(decideApplyResume(facts))).toBe(expected))

  it.each<[string, Partial<ResumeRequestRecord>, string | null]>([
    ['counsel and another', {}, null],
    ['nobody of counsel', { approvals: [approval('rita'), approval('bo')] }, 'Counsel must approve.'],
    ['one of them twice', { approvals: [approval('clara'), approval('clara')] }, 'One more person must approve.'],
    ['the requester as one', { approvals: [approval('clara'), approval('owen')] }, 'One more person must approve.'],
    [
      'what stood before an edit',
      { approvals: [approval('clara'), approval('bo', { hash: 'old' })] },
      'One more person must approve.',
    ],
    [
      'a role lost since',
      { approvals: [approval('clara', { holdsRole: false }), approval('bo')] },
      'One more person must approve.',
    ],
  ])('approvals: %s', (_, over, expected) => expect(approvalGap(request(over), 'h')).toBe(expected))
})

describe('the gate, when the notice is over', () => {
  const scheduled = request({ state: 'scheduled', startsAt: later(1000) })
  it.each<[string, Partial<GateFacts>, string]>([
    ['in time', {}, 'program.resumed'],
    ['before', { now: later(999) }, 'too_early'],
    ['with a lock meanwhile', { activeLocks: [lock] }, 'program.resume_voided'],
    ['with an open line meanwhile', { lines: [openLine] }, 'program.resume_voided'],
    ['edited meanwhile', { contentHash: 'other' }, 'program.resume_voided'],
  ])('%s', (_, over, expected) =>
    expect(said(decideStartResume(gate({ request: scheduled, now: later(1000), ...over })))).toBe(expected),
  )
})

describe('its lines', () => {
  const facts = { activeLocks: [], incidents: [], safeguards: [], openQuarantine: 0, ownerIds: [], now }
  const unmet = (over: object) =>
    checklist({ ...facts, ...over })
      .filter((line) => !line.met)
      .map(({ id }) => id)
  it.each([
    ['nothing', {}, []],
    ['a lock', { activeLocks: [lock] }, ['locks']],
    ['an incident under way', { incidents: [{ id: 'a', status: 'investigating', leadId: null }] }, ['incidents']],
    ['a contained incident', { incidents: [{ id: 'a', status: 'contained', leadId: null }] }, []],
    ['sealed data', { openQuarantine: 2 }, ['quarantine']],
    ['a promise', { safeguards: [newSafeguard('s')] }, ['s']],
  ])('%s', (_, over, expected) => expect(unmet(over)).toEqual(expected))
})

it('a required safeguard that fails stops a ramp, and no other', () => {
  const fails = (phase: 'ramping' | 'running', required: boolean) =>
    decideFailSafeguard({ ...program, phase }, newSafeguard('s', { required }), 'Seen open.').pauses
  expect([fails('ramping', true), fails('ramping', false), fails('running', true)]).toEqual([true, false, false])
})
