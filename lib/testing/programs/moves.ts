import fc from 'fast-check'
import { evolve } from '@/lib/programs/evolve'
import type { LockHolder, ResumePlan } from '@/lib/programs/model'
import { decideComplete, decideConfirm, decideConfirmByHand, decideExpire } from '@/lib/programs/rules/accounting'
import { decideReleaseLock } from '@/lib/programs/rules/locks'
import { decidePause } from '@/lib/programs/rules/pause'
import { decideRampStep, decideStepBack, rampStop } from '@/lib/programs/rules/ramp'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import {
  decideApplyResume,
  decideApprove,
  decideRequestResume,
  decideStartResume,
  decideWithdraw,
} from '@/lib/programs/rules/resume'
import { decideFailSafeguard, decideVerifySafeguard } from '@/lib/programs/rules/safeguards'
import type { World } from '@/lib/testing/programs/world'
import { contentHash, counts, lines, now, pending, people, write } from '@/lib/testing/programs/world'

/** One move: a person, a collector, time or a crash does something to the program. */
export interface Move {
  readonly name: string
  readonly apply: (world: World) => void
}

const person = fc.constantFrom(...people)
const incident = fc.constantFrom('a', 'b')
const collector = fc.constantFrom('c1', 'c2', 'c3')
let ids = 0

const soaking = (percent: number) => ({ percent, soakMs: percent === 100 ? 0 : 1500 })
const shortRamp: ResumePlan = { noticeMs: 0, steps: [10, 50, 100].map(soaking), automatic: false }
const plans: readonly ResumePlan[] = [
  atOnce,
  shortRamp,
  { noticeMs: 0, steps: [1, 10, 50, 100].map(soaking), automatic: true },
  { noticeMs: 2000, steps: [50, 100].map(soaking), automatic: true },
]

function pause(world: World, incidentId: string | null, personId: string): void {
  lockBy(world, { incidentId, personId })
}

function lockBy(world: World, holder: LockHolder): void {
  ids += 1
  const heldById = holder.incidentId ? null : holder.personId
  const lock = { id: `l${ids}`, ...holder, heldById }
  const facts = {
    program: world.core,
    activeLocks: world.locks,
    openRequest: world.core.phase === 'resume_requested' ? world.request : null,
    knownCollectors: world.collectors.length,
  }
  const order = { lockId: lock.id, ...holder, reason: 'r', now: now(world) }
  write(world, decidePause(facts, order), { lock })
}

function release(world: World, index: number, personId: string): void {
  const lock = world.locks[index % Math.max(world.locks.length, 1)] ?? null
  const held = lock?.incidentId ? (world.incidents.get(lock.incidentId) ?? null) : null
  world.actor = personId
  write(world, decideReleaseLock({ program: world.core, lock, incident: held }, { personId, reason: 'r' }))
}

function approve(world: World, personId: string, hash: string): void {
  const asRole = personId === 'counsel' ? 'counsel' : 'responder'
  const order = { personId, asRole, hash, contentHash: contentHash(world), now: now(world) } as const
  write(world, decideApprove(world.core, world.request, order))
}

function gateFacts(world: World) {
  const { core: program, request, locks: activeLocks } = world
  return { program, request, activeLocks, lines: lines(world), contentHash: contentHash(world), now: now(world) }
}

function apply(world: World): void {
  write(world, decideApplyResume(gateFacts(world)))
}

function rampFacts(world: World) {
  const { plan, ownerIds } = world
  return { ...gateFacts(world), plan, ownerIds, safeguards: [...world.safeguards.values()] }
}

/** What the command does: a ramp whose ground is gone stops, whoever asks for a step. Returns whether it did. */
function stop(world: World): boolean {
  const cause = rampStop(rampFacts(world))
  if (cause) lockBy(world, { incidentId: null, personId: null, rule: cause.rule })
  return cause !== null
}

function ramp(world: World, behind: bigint, byHand: boolean): void {
  if (!stop(world)) write(world, decideRampStep(rampFacts(world), { epoch: world.core.epoch - behind, byHand }))
}

function request(world: World, personId: string, plan: ResumePlan): void {
  ids += 1
  const asked = { requestId: `r${ids}`, note: 'n', plan, critical: false }
  const order = { ...asked, contentHash: contentHash(world), now: now(world) }
  write(world, decideRequestResume(world.core, order), { requestedById: personId })
}

function crash(world: World): void {
  world.core = world.log.reduce(evolve, world.initial)
}

function safeguard(world: World, personId: string, holds: boolean): void {
  const standing = world.safeguards.get('s1')
  if (!standing) return
  const proof = { personId, ownerIds: world.ownerIds, evidence: 'e', expiresAt: null, now: now(world) }
  if (holds) write(world, decideVerifySafeguard(world.core, standing, proof), { personId })
  else {
    const decision = decideFailSafeguard(world.core, standing, 'e')
    write(world, decision)
    if (decision.pauses) pause(world, null, personId)
  }
}

function move<T>(name: string, arbitrary: fc.Arbitrary<T>, act: (world: World, value: T) => void): fc.Arbitrary<Move> {
  return arbitrary.map((value) => ({
    name: `${name} ${JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))}`,
    apply: (world) => act(world, value),
  }))
}

const stopReport = fc.record({
  id: collector,
  behind: fc.constantFrom(0n, 0n, 0n, 1n),
  result: fc.constantFrom('stopped', 'stopped', 'failed'),
  byHolder: fc.constantFrom(true, true, true, false),
})

/** Every move there is, weighted so that walks get as far as a resume and a second pause. */
export const anyMove: fc.Arbitrary<Move> = fc.oneof(
  move('pause', fc.tuple(fc.option(incident), person), (w, [i, p]) => pause(w, i, p)),
  move('release', fc.tuple(fc.nat(3), person), (w, [i, p]) => release(w, i, p)),
  move('contain', incident, (w, id) => {
    const standing = w.incidents.get(id)
    if (standing) w.incidents.set(id, { ...standing, status: 'contained' })
  }),
  move('confirm', stopReport, (w, { id, behind, result, byHolder }) => {
    const standing = w.accounts.get(id) ?? { class: 'pending', lateConfirmed: false }
    write(
      w,
      decideConfirm(w.core, standing, {
        ...{ collector: { id, externalId: id }, epoch: w.core.epoch - behind, result },
        ...{ byHolder, now: now(w) },
      }),
    )
  }),
  move('expire', fc.constant(null), (w) =>
    write(w, decideExpire(w.core, pending(w), { now: now(w), committedBy: w.core.pausedAt ?? now(w) })),
  ),
  move('by hand', collector, (w, id) =>
    write(
      w,
      decideConfirmByHand(w.core, w.accounts.get(id)?.class ?? 'pending', {
        collector: { id, externalId: id },
        reason: 'r',
        evidence: 'e',
      }),
    ),
  ),
  move('complete', fc.constant(null), (w) => write(w, decideComplete(w.core, counts(w), now(w)))),
  move('request', fc.tuple(person, fc.constantFrom(...plans)), (w, [p, plan]) => request(w, p, plan)),
  move('approve', fc.tuple(person, fc.boolean()), (w, [p, fresh]) => approve(w, p, fresh ? contentHash(w) : 'old')),
  move('withdraw', person, (w, personId) =>
    write(w, decideWithdraw(w.core, w.request, { personId, isOwner: w.ownerIds.includes(personId), reason: 'r' })),
  ),
  move('apply', fc.constant(null), apply),
  move('start', fc.constant(null), (w) => write(w, decideStartResume(gateFacts(w)))),
  move('ramp', fc.tuple(fc.constantFrom(0n, 0n, 1n), fc.boolean()), (w, [behind, byHand]) => ramp(w, behind, byHand)),
  move('check', fc.constant(null), (w) => stop(w)),
  move('back', fc.constantFrom(1, 10, 50), (w, to) =>
    write(w, decideStepBack(w.core, w.plan, { to, epoch: w.core.epoch, reason: 'r', now: now(w) })),
  ),
  move('safeguard', fc.tuple(person, fc.constantFrom(true, true, false)), (w, [p, h]) => safeguard(w, p, h)),
  move('wait', fc.integer({ min: 1, max: 8000 }), (w, ms) => {
    w.nowMs += ms
  }),
  move('crash', fc.constant(null), crash),
)

/** From a running program to an applied resume, as people would do it; random moves are mixed in between. */
export const wayBack: readonly Move[] = [
  { name: 'pause a', apply: (w) => pause(w, 'a', 'lead-a') },
  {
    name: 'wait',
    apply: (w) => {
      w.nowMs += 10_000
    },
  },
  {
    name: 'expire',
    apply: (w) =>
      void write(w, decideExpire(w.core, pending(w), { now: now(w), committedBy: w.core.pausedAt ?? now(w) })),
  },
  { name: 'complete', apply: (w) => void write(w, decideComplete(w.core, counts(w), now(w))) },
  {
    name: 'contain all',
    apply: (w) => {
      for (const [id, incident] of w.incidents) w.incidents.set(id, { ...incident, status: 'contained' })
    },
  },
  { name: 'release', apply: (w) => release(w, 0, 'lead-a') },
  { name: 'verify', apply: (w) => safeguard(w, 'responder', true) },
  { name: 'request', apply: (w) => request(w, 'owner', shortRamp) },
  { name: 'approve counsel', apply: (w) => approve(w, 'counsel', contentHash(w)) },
  { name: 'approve responder', apply: (w) => approve(w, 'responder', contentHash(w)) },
  { name: 'apply', apply },
]

/** Up, down and up again once each step has soaked: what a ramp by hand does when it is taken back on the way. */
export const onTheRamp: readonly Move[] = [
  { name: 'step', apply: (w) => ramp(w, 0n, true) },
  {
    name: 'soak',
    apply: (w) => {
      w.nowMs += 1500
    },
  },
  { name: 'step', apply: (w) => ramp(w, 0n, true) },
  {
    name: 'back',
    apply: (w) =>
      void write(w, decideStepBack(w.core, w.plan, { to: 10, epoch: w.core.epoch, reason: 'r', now: now(w) })),
  },
]
