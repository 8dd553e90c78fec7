import { describe, expect, it } from 'vitest'
import type { ProgramDecision } from '@/lib/programs/events'
import { decideComplete, decideConfirmByHand } from '@/lib/programs/rules/accounting'
import { allow } from '@/lib/programs/rules/allow'
import { leaseWaitMs } from '@/lib/programs/rules/lease-time'
import { decidePause } from '@/lib/programs/rules/pause'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { decideRestored } from '@/lib/programs/rules/restore'
import { newCore } from '@/lib/testing/programs/world'

const now = new Date('2026-11-23T12:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const running = newCore()
const requested = {
  ...running,
  phase: 'resume_requested' as const,
  epoch: 2n,
  pausedAt: now,
  leasesOverAt: later(5000),
}
const request = {
  ...{ id: 'r', requestedById: 'ana', plan: atOnce, startsAt: null, approvals: [], state: 'approved' as const },
  expiresAt: later(9000),
}
const nothing = { activeLocks: [], openRequest: null, knownCollectors: 3 }

function kinds(decision: ProgramDecision): string {
  return decision.ok ? decision.events.map((event) => event.kind).join(' ') : decision.refusal.code
}

describe('a lock', () => {
  it('means no, whatever the phase says', () => {
    const facts = { rampPercent: 100, rampSeed: 's', collectorId: 'c' }
    for (const phase of ['running', 'ramping'] as const)
      expect([allow({ ...facts, phase, activeLocks: 1 }), allow({ ...facts, phase, activeLocks: 0 })]).toEqual([
        false,
        true,
      ])
  })

  it('voids the resume that waits, approvals and all', () => {
    const order = { lockId: 'l', incidentId: 'i', personId: 'bo', reason: 'Exposed', now }
    expect(kinds(decidePause({ program: requested, ...nothing, openRequest: request }, order))).toBe(
      'program.lock_placed program.resume_voided',
    )
  })
})

it.each([
  // (ttl + c) × 1.01 + 250 ms
  [15_000, 1000, 16_410],
  [4000, 1000, 5300],
  [3_600_000, 0, 3_636_250],
])('leases of %i ms with a gap of %i ms are certainly over after %i ms', (ttlMs, gapMs, waitMs) =>
  expect(leaseWaitMs(ttlMs, gapMs)).toBe(waitMs),
)

it('nobody vouches for a collector that is accounted for', () => {
  const pausing = { ...requested, phase: 'pausing' as const }
  const by = { collector: { id: 'c', externalId: 'c' }, reason: 'r', evidence: 'e' }
  expect(kinds(decideConfirmByHand(pausing, 'pending', by))).toBe('program.confirmed_by_hand')
  for (const standing of ['expired', 'confirmed', 'manual'] as const)
    expect(kinds(decideConfirmByHand(pausing, standing, by))).toBe('accounted')
})

describe('a restored database', () => {
  const order = { lockId: 'l', reason: 'Restored.', highestEpoch: 7n, now }

  it('counts on above every epoch that was used, and stops the program', () => {
    const decision = decideRestored({ program: running, ...nothing }, order)
    expect(kinds(decision)).toBe('program.lock_placed program.restored')
    expect(decision.ok && decision.events[1]?.payload).toMatchObject({ epoch: '1007', from: 'running', collectors: 3 })
    const unknown = decideRestored({ program: requested, ...nothing }, { ...order, highestEpoch: 0n })
    expect(unknown.ok && unknown.events[1]?.payload).toMatchObject({ epoch: '1002' })
  })

  it('voids a resume, places its lock once, and leaves a retired program alone', () => {
    const held = { id: 'x', incidentId: null, personId: null, heldById: null, rule: 'restored' as const }
    const facts = { ...nothing, activeLocks: [held], openRequest: request }
    expect(kinds(decideRestored({ program: requested, ...facts }, order))).toBe(
      'program.resume_voided program.restored',
    )
    expect(kinds(decideRestored({ program: { ...running, phase: 'retired' }, ...nothing }, order))).toBe('retired')
  })

  it('is not paused before the longest lease is over, whoever has confirmed', () => {
    const restored = { ...requested, phase: 'pausing' as const, restoredAt: now }
    const all = { known: 2, confirmed: 2, expired: 0, manual: 0 }
    expect(kinds(decideComplete(restored, all, later(4999)))).toBe('leases_out')
    expect(kinds(decideComplete(restored, all, later(5000)))).toBe('program.pause_completed')
  })
})
