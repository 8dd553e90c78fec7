import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { Decision, Refusal } from '@/lib/errors'
import type { ApproverRole, ResumePlan, ResumeRequestRecord } from '@/lib/programs/model'
import { type Gate, gate } from '@/lib/programs/queries/gate'
import { type ReadableProgram, reaches, readableProgram } from '@/lib/programs/queries/readable'
import { liveRequest } from '@/lib/programs/queries/request'
import { approvalGap, type ChecklistLine, currentApprovals } from '@/lib/programs/rules/checklist'
import { defaultPlan } from '@/lib/programs/rules/ramp-plan'
import { decideApplyResume, decideApprove, decideRequestResume, decideWithdraw } from '@/lib/programs/rules/resume'
import { databaseNow } from '@/lib/timeline/streams'

export interface ApprovalRow {
  readonly name: string
  readonly asRole: ApproverRole
  /** False when what was approved has changed since. */
  readonly current: boolean
}

export interface RequestView {
  readonly id: string
  readonly requestedByName: string
  readonly note: string
  readonly plan: ResumePlan
  readonly expiresAt: Date
  /** When it starts, once it is applied and its notice is given; null before. */
  readonly startsAt: Date | null
  readonly approvals: readonly ApprovalRow[]
  /** What is still missing of the approvals; null when they suffice. */
  readonly approvalGap: string | null
}

/** `absent`: the viewer's roles don't reach it, so the page leaves the button out; else why it is disabled, or null. */
export type Step = 'absent' | Refusal | null

export interface ResumeSteps {
  readonly request: Step
  readonly approve: Step
  readonly withdraw: Step
  readonly apply: Step
}

export interface ResumeChecklist {
  readonly programId: string
  readonly lines: readonly ChecklistLine[]
  readonly request: RequestView | null
  /** What an approval given now is bound to: send it back with the approval. */
  readonly contentHash: string
  readonly critical: boolean
  /** The database's time of this reading. */
  readonly now: Date
  readonly steps: ResumeSteps
}

/** The gate as it stands: every line, the request that waits, what the viewer can do, and what an approval is bound to. */
export async function getResumeChecklist(actor: Actor, slug: string): Promise<ResumeChecklist> {
  const program = await readableProgram(actor, slug)
  const tx = db()
  const [request, now] = await Promise.all([liveRequest(tx, program.id), databaseNow(tx)])
  const facts = await gate(tx, { program, now }, request)
  const { lines, contentHash, critical } = facts
  const view = request && (await requestView(request, contentHash))
  return {
    programId: program.id,
    lines,
    request: view,
    contentHash,
    critical,
    now,
    steps: await stepsFor(actor, facts),
  }
}

async function stepsFor(actor: Actor, facts: Gate<ReadableProgram>): Promise<ResumeSteps> {
  const { program, request, contentHash: hash, critical, now } = facts
  const mayRequest = await reaches(actor, program.id, 'program.resume.request')
  const mayApprove = await reaches(actor, program.id, 'program.resume.approve')
  const personId = personIdOf(actor) ?? ''
  const asRole = rolesOf(actor).includes('counsel') ? 'counsel' : 'responder'
  const reading = { hash, contentHash: hash, now }
  const isOwner = program.ownerIds.includes(personId)
  const order = { requestId: '', note: '', plan: defaultPlan, critical, contentHash: hash, now }
  return {
    request: step(mayRequest, decideRequestResume(program, order)),
    approve:
      request?.requestedById === personId
        ? 'absent'
        : step(mayApprove, decideApprove(program, request, { personId, asRole, ...reading })),
    withdraw: step(mayRequest, decideWithdraw(program, request, { personId, isOwner, reason: '' })),
    apply: step(mayRequest, decideApplyResume(facts)),
  }
}

function step(reached: boolean, decided: Decision): Step {
  if (!reached) return 'absent'
  return decided.ok ? null : decided.refusal
}

async function requestView(request: ResumeRequestRecord & { note: string }, hash: string): Promise<RequestView> {
  const ids = [request.requestedById, ...request.approvals.map((approval) => approval.personId)]
  const people = await db().person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(people.map((person) => [person.id, person.name]))
  const counted = new Set(currentApprovals(request, hash))
  return {
    id: request.id,
    requestedByName: nameOf.get(request.requestedById) ?? '',
    note: request.note,
    plan: request.plan,
    expiresAt: request.expiresAt,
    startsAt: request.startsAt,
    approvals: request.approvals.map((approval) => ({
      name: nameOf.get(approval.personId) ?? '',
      asRole: approval.asRole,
      current: counted.has(approval),
    })),
    approvalGap: approvalGap(request, hash),
  }
}
