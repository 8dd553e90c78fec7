import { refuse } from '@/lib/errors'
import type { ProgramDecision, ProgramEventOf } from '@/lib/programs/events'
import type { ActiveLock, ApproverRole, ProgramCore, ResumePlan, ResumeRequestRecord } from '@/lib/programs/model'
import type { ChecklistLine } from '@/lib/programs/rules/checklist'
import { approvalGap } from '@/lib/programs/rules/checklist'
import { programRef } from '@/lib/programs/rules/program-ref'
import { planGap } from '@/lib/programs/rules/ramp-plan'

/** Approvals count for a day. */
const resumeValidMs = 24 * 60 * 60 * 1000

export interface RequestOrder {
  readonly requestId: string
  readonly note: string
  readonly plan: ResumePlan
  /** The program is critical: it can't come back without notice. */
  readonly critical: boolean
  readonly contentHash: string
  readonly now: Date
}

/** Asking is possible once the pause is complete, before every safeguard is proven: the checklist shows what is missing. */
export function decideRequestResume(
  program: ProgramCore,
  order: RequestOrder,
): ProgramDecision<'program.resume_requested'> {
  if (program.phase === 'resume_requested')
    return refuse('already_requested', 'A resume has been requested already. Withdraw it to ask anew.')
  if (program.phase === 'pausing')
    return refuse('pausing', 'The pause is not complete. Wait until every collector is accounted for.')
  if (program.phase !== 'paused') return refuse('not_paused', 'The program is not paused.')
  const gap = planGap(order.plan, order.critical)
  if (gap) return refuse('bad_plan', gap)
  const payload = {
    program: programRef(program),
    requestId: order.requestId,
    note: order.note,
    plan: order.plan,
    contentHash: order.contentHash,
    expiresAt: new Date(order.now.getTime() + resumeValidMs).toISOString(),
  }
  return { ok: true, events: [{ kind: 'program.resume_requested', payload }] }
}

export interface ApproveOrder {
  readonly personId: string
  readonly asRole: ApproverRole
  /** The hash of what the approver read. */
  readonly hash: string
  /** The hash of what stands now. */
  readonly contentHash: string
  readonly now: Date
}

/** An approver is neither the requester nor twice the same person, and approves what stands now, not what stood before. */
export function decideApprove(
  program: ProgramCore,
  request: ResumeRequestRecord | null,
  order: ApproveOrder,
): ProgramDecision<'program.resume_approved'> {
  const live = liveRequest(program, request, order.now)
  if (!live.ok) return live
  if (live.request.state === 'scheduled') return refuse('scheduled', 'The resume is applied already.')
  if (order.personId === live.request.requestedById)
    return refuse('own_request', 'You asked for this resume. Two other people must approve it.')
  const before = live.request.approvals.find((approval) => approval.personId === order.personId)
  if (before?.hash === order.contentHash) return refuse('already_approved', 'You have approved this request already.')
  if (before)
    return refuse(
      'approved_before',
      'The request changed after you approved it. It must be withdrawn and asked anew before you can approve again.',
    )
  if (order.hash !== order.contentHash)
    return refuse('content_changed', 'The request changed since you read it. Read it again before you approve.')
  const { personId, asRole, hash } = order
  const approvals = [...live.request.approvals, { personId, asRole, hash, holdsRole: true }]
  const complete = approvalGap({ ...live.request, approvals }, order.contentHash) === null
  const payload = { program: programRef(program), requestId: live.request.id, personId, asRole, hash, complete }
  return { ok: true, events: [{ kind: 'program.resume_approved', payload }] }
}

/** The requester takes the request back; the program stays paused. */
export function decideWithdraw(
  program: ProgramCore,
  request: ResumeRequestRecord | null,
  by: { readonly personId: string; readonly isOwner: boolean; readonly reason: string },
): ProgramDecision<'program.resume_withdrawn'> {
  if (!request || program.phase !== 'resume_requested') return refuse('no_request', 'No resume is requested.')
  if (request.requestedById !== by.personId && !by.isOwner)
    return refuse('not_requester', 'Only the person who asked, or an owner of the program, can withdraw it.')
  const payload = { program: programRef(program), requestId: request.id, reason: by.reason }
  return { ok: true, events: [{ kind: 'program.resume_withdrawn', payload }] }
}

export interface GateFacts {
  readonly program: ProgramCore
  readonly request: ResumeRequestRecord | null
  readonly activeLocks: readonly ActiveLock[]
  readonly lines: readonly ChecklistLine[]
  readonly contentHash: string
  readonly now: Date
}

/**
 * The gate, checked when the resume is applied and not when it was approved. With a notice in the plan this schedules
 * the start, and the gate is checked again then.
 */
export function decideApplyResume(facts: GateFacts): ProgramDecision<'program.resumed' | 'program.resume_scheduled'> {
  const open = throughGate(facts)
  if (!open.ok) return open
  const { plan, id: requestId, expiresAt, state } = open.request
  const program = programRef(facts.program)
  if (state === 'scheduled') return refuse('scheduled', 'The resume is applied already, and starts by itself.')
  if (plan.noticeMs === 0) return { ok: true, events: [resumed(facts, open.request)] }
  const startsAt = new Date(facts.now.getTime() + plan.noticeMs)
  if (startsAt >= expiresAt)
    return refuse(
      'too_late',
      'The approvals would expire before the notice is over. Withdraw the request and ask anew.',
    )
  const payload = { program, requestId, startsAt: startsAt.toISOString(), percent: plan.steps[0]?.percent ?? 100 }
  return { ok: true, events: [{ kind: 'program.resume_scheduled', payload }] }
}

/** The start after the notice. What no longer holds voids the request, and says why: nobody waits for it any more. */
export function decideStartResume(facts: GateFacts): ProgramDecision<'program.resumed' | 'program.resume_voided'> {
  const { program, request, now } = facts
  if (request?.state !== 'scheduled' || !request.startsAt || program.phase !== 'resume_requested')
    return refuse('not_scheduled', 'No start is scheduled.')
  if (request.startsAt > now) return refuse('too_early', 'The notice is not over yet.')
  const open = throughGate(facts)
  if (open.ok) return { ok: true, events: [resumed(facts, open.request)] }
  const reason = `It did not start. ${open.refusal.reason}`
  const payload = { program: programRef(program), requestId: request.id, reason }
  return { ok: true, events: [{ kind: 'program.resume_voided', payload }] }
}

/** Everything that must hold at this moment, whatever held before; else the first thing that doesn't. */
function throughGate(facts: GateFacts) {
  const live = liveRequest(facts.program, facts.request, facts.now)
  if (!live.ok) return live
  if (facts.activeLocks.length > 0) return refuse('locked', 'A lock is still on the program.')
  const open = facts.lines.find((entry) => !entry.met)
  if (open) return refuse('checklist', `${open.label}: ${open.missing}`)
  const gap = approvalGap(live.request, facts.contentHash)
  if (gap) return refuse('approvals', gap)
  return live
}

function resumed({ program, now }: GateFacts, request: ResumeRequestRecord): ProgramEventOf<'program.resumed'> {
  const payload = {
    program: programRef(program),
    requestId: request.id,
    epoch: (program.epoch + 1n).toString(),
    percent: request.plan.steps[0]?.percent ?? 100,
    at: now.toISOString(),
    automatic: request.plan.automatic,
    maxTtlGrantedMs: longestLeaseOut(program, now),
  }
  return { kind: 'program.resumed', payload }
}

/**
 * Today's ttl once every lease from before the pause is over. A pause that was completed early, by confirmations or by
 * hand, leaves a longer one possible: it stays on record.
 */
function longestLeaseOut({ leasesOverAt, ttlMs, maxTtlGrantedMs }: ProgramCore, now: Date): number {
  return leasesOverAt && leasesOverAt <= now ? ttlMs : maxTtlGrantedMs
}

function liveRequest(program: ProgramCore, request: ResumeRequestRecord | null, now: Date) {
  const live = request && (request.state === 'open' || request.state === 'approved' || request.state === 'scheduled')
  if (!live || program.phase !== 'resume_requested') return refuse('no_request', 'No resume is requested.')
  if (request.expiresAt <= now)
    return refuse('expired', 'The request is older than 24 hours. Withdraw it and ask anew.')
  return { ok: true as const, request }
}
