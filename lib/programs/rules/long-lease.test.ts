import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evolve } from '@/lib/programs/evolve'
import type { ProgramCore } from '@/lib/programs/model'
import { leasesOverAt, leaseWaitMs } from '@/lib/programs/rules/lease-time'
import { decidePause } from '@/lib/programs/rules/pause'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { decideApplyResume } from '@/lib/programs/rules/resume'
import { newCore } from '@/lib/testing/programs/world'

const at = (ms: number) => new Date(ms)

/** Paused at 0 with an hour's lease out, shortened to 4 s since, everybody accounted for early. */
const paused: ProgramCore = {
  ...newCore(),
  ...{ phase: 'resume_requested', epoch: 2n, maxTtlGrantedMs: 3_600_000 },
  ...{ pausedAt: at(0), leasesOverAt: leasesOverAt(at(0), 3_600_000, 1000), pauseCompletedAt: at(2000) },
}
const approvals = (['counsel', 'responder'] as const).map((asRole) => ({
  personId: asRole,
  asRole,
  hash: 'h',
  holdsRole: true,
}))
const asked = { id: 'r', requestedById: 'owner', plan: atOnce, state: 'open', startsAt: null } as const
const request = { ...asked, expiresAt: at(9e9), approvals }

function resumedAt(ms: number): ProgramCore {
  const facts = { program: paused, request, activeLocks: [], lines: [], contentHash: 'h', now: at(ms) }
  const decision = decideApplyResume(facts)
  if (!decision.ok) throw new Error(decision.refusal.reason)
  return decision.events.reduce(evolve, paused)
}

function pausedAgainAt(program: ProgramCore, ms: number): ProgramCore {
  const order = { lockId: 'l', incidentId: 'i', personId: 'ana', reason: 'r', now: at(ms) }
  const decision = decidePause({ program, activeLocks: [], openRequest: null, knownCollectors: 1 }, order)
  if (!decision.ok) throw new Error(decision.refusal.reason)
  return decision.events.reduce(evolve, program)
}

it('forgets a longer lease at a resume only when it is over by then', () => {
  const overMs = leaseWaitMs(3_600_000, 1000)
  expect(resumedAt(10_000).maxTtlGrantedMs).toBe(3_600_000)
  expect(resumedAt(overMs - 1).maxTtlGrantedMs).toBe(3_600_000)
  expect(resumedAt(overMs).maxTtlGrantedMs).toBe(4000)
})

it('never calls a lease from before an earlier pause over too soon', () => {
  const moments = fc.tuple(fc.nat(7_200_000), fc.nat(7_200_000))
  const property = fc.property(moments, ([resumeMs, laterMs]) => {
    const again = pausedAgainAt(resumedAt(resumeMs), resumeMs + laterMs)
    expect(again.leasesOverAt?.getTime()).toBeGreaterThanOrEqual(paused.leasesOverAt?.getTime() ?? 0)
  })
  fc.assert(property)
})
