import { refuse } from '@/lib/errors'
import type { BreakEnd, BreakGround, ProgramDecision, ProgramEventOf } from '@/lib/programs/events'
import type { ApproverRole, LockBreakRecord, PersonRef } from '@/lib/programs/model'
import {
  isSettled,
  keeperOf,
  type LockFacts,
  lockRef,
  noLead,
  notActive,
  notContained,
  type ProgramLock,
} from '@/lib/programs/rules/locks'

/** A request counts for an hour: whoever can't be reached now may be back after that. */
const breakValidMs = 60 * 60 * 1000
/** The owner was tried at least this often before anybody asks. */
export const leastAttempts = 2

/** What somebody hears who may not see the incident, whatever stands there. */
export const notTheirs = refuse(
  'not_yours',
  'Only people who can read the incident that holds this lock can remove it in absence.',
)
const noRequest = refuse('no_request', 'Nobody asks to remove this lock in its owner’s absence.')

export interface BreakFacts extends LockFacts {
  /** The request that stands open; it may have expired. */
  readonly request: LockBreakRecord | null
  /** Whoever asked could not ask any more: their account, their role, or their sight of the incident is gone. */
  readonly requesterGone?: boolean
  readonly now: Date
}

/** Who acts, and in which capacity: `counsel` is the privacy role, of which one of the two must be. */
export interface Breaker extends PersonRef {
  readonly as: ApproverRole
}

export interface BreakOrder {
  readonly requestId: string
  readonly by: Breaker
  readonly owner: PersonRef
  readonly reason: string
  readonly attempts: readonly string[]
  readonly evidence: string
}

/**
 * Asks to remove a lock whose owner can't be reached; alone it removes nothing. It stands in for the absent owner and can do
 * no more than the owner could: an incident's lock goes only once that incident is contained. After 29 CFR 1910.147(e)(3).
 */
export function decideRequestBreak(
  facts: BreakFacts,
  order: BreakOrder,
): ProgramDecision<'program.lock_break_ended' | 'program.lock_break_requested'> {
  const { program, lock, request, now } = facts
  const gap = breakGap(facts, order.by)
  if (gap || !lock) return gap ?? notActive
  if (request && isLive(facts, request))
    return refuse('requested_already', `${request.requestedBy.name} asked for this already.`)
  if (order.attempts.filter((attempt) => attempt.trim() !== '').length < leastAttempts)
    return refuse('attempts', 'Name at least two attempts to reach them, one a line.')
  if (order.reason.trim() === '') return refuse('no_reason', 'Say why it can’t wait.')
  if (order.evidence.trim() === '')
    return refuse('no_evidence', 'Say where somebody else can see that they were tried.')
  const payload = {
    ...lockRef(program, lock),
    ...ground({ ...order, id: order.requestId }),
    expiresAt: new Date(now.getTime() + breakValidMs).toISOString(),
  }
  const requested = { kind: 'program.lock_break_requested' as const, payload }
  const how = request && request.expiresAt <= now ? 'expired' : 'void'
  const before = request ? [breakEnded({ program, lock }, request, how, null)] : []
  return { ok: true, events: [...before, requested] }
}

/** Within its hour, and about the lock of whoever holds it still. */
export function isLive({ lock, incident, now }: Omit<BreakFacts, 'request'>, request: LockBreakRecord): boolean {
  return lock !== null && request.expiresAt > now && keeperOf(lock, incident) === request.owner.id
}

/**
 * The second person removes the lock: neither the first, nor the owner, one of the two in the privacy role, within the hour,
 * and only while the lock is the one that was asked about, with the same owner.
 */
export function decideApproveBreak(facts: BreakFacts, by: Breaker): ProgramDecision<'program.lock_broken'> {
  const { program, lock, incident, request, now } = facts
  if (!request) return noRequest
  if (request.expiresAt <= now) return refuse('expired', 'The request is older than an hour. It must be asked anew.')
  if (request.requestedBy.id === by.id) return refuse('own_request', 'You asked for this. Another person must do it.')
  if (facts.requesterGone)
    return refuse('requester_gone', 'Whoever asked for this could not do so any more. It must be asked anew.')
  const gap = breakGap(facts, by)
  if (gap || !lock) return gap ?? notActive
  if (keeperOf(lock, incident) !== request.owner.id)
    return refuse('changed', 'The lock has another owner since this was asked. It must be asked anew.')
  if (request.requestedAs !== 'counsel' && by.as !== 'counsel')
    return refuse('no_counsel', 'One of the two must be counsel.')
  const signed = [
    { ...person(request.requestedBy), as: request.requestedAs },
    { ...person(by), as: by.as },
  ]
  const payload = { ...lockRef(program, lock), ...ground(request), by: signed }
  return { ok: true, events: [{ kind: 'program.lock_broken', payload }] }
}

/** The requester takes the request back, or the owner turns out to be there: either ends it, and the lock stays. */
export function decideEndBreak(
  facts: BreakFacts,
  by: { readonly personId: string; readonly reason: string },
): ProgramDecision<'program.lock_break_ended'> {
  const { program, lock, request } = facts
  if (!lock || !request || !isLive(facts, request)) return noRequest
  const how =
    by.personId === request.owner.id ? 'answered' : by.personId === request.requestedBy.id ? 'withdrawn' : null
  if (!how) return refuse('not_yours', 'Only who asked, or the lock’s owner, can end this.')
  return { ok: true, events: [breakEnded({ program, lock }, request, how, by.reason || null)] }
}

/** The owner says that they know what was done in their absence. Until then it stands as not acknowledged. */
export function decideAcknowledgeBreak(
  facts: ProgramLock,
  done: { readonly id: string; readonly ownerId: string; readonly acknowledgedAt: Date | null } | null,
  by: { readonly personId: string; readonly note: string },
): ProgramDecision<'program.lock_break_acknowledged'> {
  if (!done) return refuse('not_broken', 'This lock was not removed in its owner’s absence.')
  if (done.ownerId !== by.personId)
    return refuse('not_owner', 'Only the person whose lock it was can acknowledge this.')
  if (done.acknowledgedAt) return refuse('acknowledged', 'You have acknowledged this already.')
  const payload = { ...lockRef(facts.program, facts.lock), requestId: done.id, note: by.note || null }
  return { ok: true, events: [{ kind: 'program.lock_break_acknowledged', payload }] }
}

/** What becomes of an open request when the lock goes or changes hands. */
export function breakEnded(
  { program, lock }: ProgramLock,
  request: Pick<LockBreakRecord, 'id'>,
  how: BreakEnd,
  reason: string | null,
): ProgramEventOf<'program.lock_break_ended'> {
  return {
    kind: 'program.lock_break_ended',
    payload: { ...lockRef(program, lock), requestId: request.id, how, reason },
  }
}

function breakGap({ lock, incident }: LockFacts, by: PersonRef) {
  if (!lock) return notActive
  const keeper = keeperOf(lock, incident)
  if (keeper === null)
    return lock.incidentId === null ? refuse('no_owner', 'No person holds this lock, so nobody is absent.') : noLead
  if (keeper === by.id) return refuse('own_lock', 'This lock is yours: release it yourself.')
  return incident && !isSettled(incident) ? notContained : null
}

type Ground = Pick<LockBreakRecord, 'id' | 'owner' | 'reason' | 'attempts' | 'evidence'>

function ground({ id, owner, reason, attempts, evidence }: Ground): BreakGround {
  return { requestId: id, owner: person(owner), reason, attempts: [...attempts], evidence }
}

function person({ id, name }: PersonRef): PersonRef {
  return { id, name }
}
