import { describe, expect, it } from 'vitest'
import type { ProgramDecision } from '@/lib/programs/events'
import { decideComplete, decideConfirm, decideExpire } from '@/lib/programs/rules/accounting'
import { allow, inCohort } from '@/lib/programs/rules/allow'
import { checklist, safeguardGap } from '@/lib/programs/rules/checklist'
import { leasesOverAt, leaseWaitMs } from '@/lib/programs/rules/lease-time'
import { decideReleaseLock } from '@/lib/programs/rules/locks'
import { decidePause } from '@/lib/programs/rules/pause'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { decideApprove, decideRequestResume } from '@/lib/programs/rules/resume'
import { decideVerifySafeguard } from '@/lib/programs/rules/safeguards'
import { newCore, newSafeguard } from '@/lib/testing/programs/world'

const now = new Date('2026-11-23T12:00:00.000Z')
const running = newCore()
const paused = { ...running, phase: 'paused' as const, epoch: 2n }
const pausing = { ...paused, phase: 'pausing' as const, pausedAt: now, leasesOverAt: leasesOverAt(now, 4000, 1000) }

function code(decision: ProgramDecision): string {
  return decision.ok ? decision.events.map((event) => event.kind).join(' ') : decision.refusal.code
}

function pause(program: typeof running, incidentId: string | null, locks: { incidentId: string | null }[] = []) {
  const activeLocks = locks.map((lock, i) => ({
    id: `l${i}`,
    personId: 'ana',
    heldById: lock.incidentId ? null : 'ana',
    ...lock,
  }))
  const order = { lockId: 'l9', incidentId, personId: 'ana', reason: 'Exposed', now }
  return decidePause({ program, activeLocks, openRequest: null, knownCollectors: 42 }, order)
}

describe('pausing', () => {
  it('places a lock and starts a new epoch', () => {
    const decision = pause(running, 'a')
    expect(code(decision)).toBe('program.lock_placed program.paused')
    expect(decision.ok && decision.events[1]?.payload).toMatchObject({ epoch: '2', collectors: 42 })
  })
  it.each([
    ['the same incident again', pause(paused, 'a', [{ incidentId: 'a' }]), ''],
    ['the same person again', pause(paused, null, [{ incidentId: null }]), ''],
    ['a second incident', pause(paused, 'b', [{ incidentId: 'a' }]), 'program.lock_placed'],
    ['a retired program', pause({ ...running, phase: 'retired' }, 'a'), 'retired'],
  ])('%s', (_, decision, expected) => expect(code(decision)).toBe(expected))
})

describe('releasing', () => {
  const lock = { id: 'l1', incidentId: 'a', personId: 'owner', heldById: null }
  const incident = { id: 'a', status: 'contained', leadId: 'lead' }
  const cases: [string, Parameters<typeof decideReleaseLock>[0], string, string][] = [
    ['its lead, contained', { program: paused, lock, incident }, 'lead', 'program.lock_released'],
    ['the one who placed it, not the lead', { program: paused, lock, incident }, 'owner', 'not_owner'],
    [
      'its lead, too early',
      { program: paused, lock, incident: { ...incident, status: 'reported' } },
      'lead',
      'not_contained',
    ],
    ['nobody leads', { program: paused, lock, incident: { ...incident, leadId: null } }, 'lead', 'no_lead'],
    ['another incident', { program: paused, lock, incident: { ...incident, id: 'b' } }, 'lead', 'not_owner'],
    [
      'a personal lock by another',
      { program: paused, lock: { ...lock, incidentId: null, heldById: 'owner' }, incident: null },
      'lead',
      'not_owner',
    ],
    ['released before', { program: paused, lock: null, incident }, 'lead', 'not_active'],
  ]
  it.each(cases)('%s', (_, facts, personId, expected) =>
    expect(code(decideReleaseLock(facts, { personId, reason: 'r' }))).toBe(expected),
  )
})

describe('accounting', () => {
  const collector = { id: 'c', externalId: 'c' }
  const report = { collector, epoch: 2n, result: 'stopped' as const, byHolder: true, now }
  it('takes a confirmation for the current epoch alone', () => {
    const standing = { class: 'pending' as const, lateConfirmed: false }
    expect(code(decideConfirm(pausing, standing, report))).toBe('program.collectors_confirmed')
    expect(code(decideConfirm(pausing, standing, { ...report, epoch: 1n }))).toBe('other_epoch')
    expect(code(decideConfirm(running, standing, report))).toBe('not_paused')
    expect(code(decideConfirm(pausing, standing, { ...report, result: 'failed' }))).toBe('program.stop_failed')
  })
  it('takes it from another boot only when every lease is over', () => {
    const standing = { class: 'pending' as const, lateConfirmed: false }
    const other = { ...report, byHolder: false }
    const over = new Date(now.getTime() + leaseWaitMs(4000, 1000))
    expect(code(decideConfirm(pausing, standing, { ...other, now: new Date(over.getTime() - 1) }))).toBe('other_boot')
    expect(code(decideConfirm(pausing, standing, { ...other, now: over }))).toBe('program.collectors_confirmed')
    expect(code(decideConfirm(pausing, standing, { ...other, result: 'failed' }))).toBe('program.stop_failed')
  })
  it('notes a late confirmation as late', () => {
    const decision = decideConfirm(paused, { class: 'expired', lateConfirmed: false }, report)
    expect(decision.ok && decision.events[0]?.payload).toMatchObject({ collectors: [{ id: 'c', late: true }] })
    expect(code(decideConfirm(paused, { class: 'expired', lateConfirmed: true }, report))).toBe('')
  })
  it('waits the whole lease, counted from the commit when that was slow', () => {
    const over = new Date(now.getTime() + leaseWaitMs(4000, 1000))
    const slow = new Date(now.getTime() + 700)
    expect(code(decideExpire(pausing, [collector], { now: over, committedBy: now }))).toBe('program.leases_expired')
    expect(code(decideExpire(pausing, [collector], { now: over, committedBy: slow }))).toBe('leases_out')
    expect(code(decideExpire(pausing, [collector], { now, committedBy: now }))).toBe('leases_out')
  })
  it('is complete only with nobody pending', () => {
    const counts = { known: 42, confirmed: 38, expired: 2, manual: 1 }
    const decision = decideComplete(pausing, counts, now)
    expect(!decision.ok && decision.refusal.reason).toBe('1 of 42 collectors have not been accounted for yet.')
    expect(code(decideComplete(pausing, { ...counts, manual: 2 }, now))).toBe('program.pause_completed')
  })
})

describe('resuming', () => {
  it('can be asked for once the pause is complete', () => {
    const order = { requestId: 'r', note: '', plan: atOnce, critical: false, contentHash: 'h', now }
    expect(code(decideRequestResume(pausing, order))).toBe('pausing')
    expect(code(decideRequestResume(paused, order))).toBe('program.resume_requested')
    expect(code(decideRequestResume(paused, { ...order, plan: { ...atOnce, steps: [] } }))).toBe('bad_plan')
    expect(code(decideRequestResume(paused, { ...order, critical: true }))).toBe('bad_plan')
  })
  it('refuses the requester, a stale reading and an old request', () => {
    const program = { ...paused, phase: 'resume_requested' as const }
    const expiresAt = new Date(now.getTime() + 1000)
    const asked = { id: 'r', requestedById: 'ana', plan: atOnce, expiresAt, startsAt: null, approvals: [] }
    const request = { ...asked, state: 'open' as const }
    const order = { personId: 'bo', asRole: 'counsel' as const, hash: 'h', contentHash: 'h', now }
    expect(code(decideApprove(program, request, order))).toBe('program.resume_approved')
    expect(code(decideApprove(program, request, { ...order, personId: 'ana' }))).toBe('own_request')
    expect(code(decideApprove(program, request, { ...order, hash: 'old' }))).toBe('content_changed')
    expect(code(decideApprove(program, request, { ...order, now: expiresAt }))).toBe('expired')
  })
  it('lists what is missing in words', () => {
    const facts = {
      activeLocks: [{ id: 'l', incidentId: 'a', personId: 'p', heldById: null }],
      incidents: [],
      openQuarantine: 1,
      ownerIds: ['ana'],
      now,
    }
    const lines = checklist({ ...facts, safeguards: [newSafeguard('s'), newSafeguard('t', { required: false })] })
    expect(lines.map((line) => line.missing)).toEqual([
      '1 lock is still on the program.',
      '',
      '1 batch waits for two people’s decision.',
      'Claimed, not verified.',
    ])
  })
})

describe('safeguards', () => {
  const proof = { personId: 'bo', ownerIds: ['ana'], evidence: 'Log review', expiresAt: null, now }
  it('are verified by someone who does not own the program', () => {
    expect(code(decideVerifySafeguard(running, newSafeguard('s'), proof))).toBe('program.safeguard_verified')
    expect(code(decideVerifySafeguard(running, newSafeguard('s'), { ...proof, personId: 'ana' }))).toBe('owner')
    expect(code(decideVerifySafeguard(running, newSafeguard('s'), { ...proof, evidence: ' ' }))).toBe('no_evidence')
  })
  it('stop counting when the proof expires', () => {
    const verified = newSafeguard('s', { state: 'verified', evidence: 'e', verifiedById: 'bo', expiresAt: now })
    expect(safeguardGap(verified, [], new Date(now.getTime() - 1))).toBeNull()
    expect(safeguardGap(verified, [], now)).toBe('Its verification has expired.')
  })
})

describe('permission', () => {
  it('is for the cohort alone in a ramp, and grows with it', () => {
    const ids = Array.from({ length: 4000 }, (_, i) => `collector-${i}`)
    const ten = ids.filter((id) => inCohort(id, 'p1', 10))
    expect(ten.length / ids.length).toBeCloseTo(0.1, 1)
    expect(ten.every((id) => inCohort(id, 'p1', 50))).toBe(true)
    expect(ids.every((id) => inCohort(id, 'p1', 100))).toBe(true)
    const facts = { activeLocks: 0, phase: 'ramping' as const, rampPercent: 10, rampSeed: 'p1' }
    expect(ids.filter((collectorId) => allow({ ...facts, collectorId }))).toEqual(ten)
  })
})
