import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { Decision, Refusal } from '@/lib/errors'
import type { ApproverRole, ResumeRequestRecord } from '@/lib/programs/model'
import { activeLocks, linkedIncidents, safeguardsOf } from '@/lib/programs/queries/facts'
import { type ReadableProgram, reaches, readableProgram } from '@/lib/programs/queries/readable'
import { contentHash, liveRequest } from '@/lib/programs/queries/request'
import { approvalGap, type ChecklistLine, checklist, currentApprovals } from '@/lib/programs/rules/checklist'
import { noRamp } from '@/lib/programs/rules/ramp'
import {
  type ApplyFacts,
  decideApplyResume,
  decideApprove,
  decideRequestResume,
  decideWithdraw,
} from '@/lib/programs/rules/resume'
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
  readonly steps: readonly number[]
  readonly expiresAt: Date
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
  readonly steps: ResumeSteps
}

/** The gate as it stands: every line, the request that waits, what the viewer can do, and what an approval is bound to. */
export async function getResumeChecklist(actor: Actor, slug: string): Promise<ResumeChecklist> {
  const program = await readableProgram(actor, slug)
  const tx = db()
  const [locks, incidents, safeguards, request, now] = await Promise.all([
    activeLocks(tx, program.id),
    linkedIncidents(tx, program.id),
    safeguardsOf(tx, program.id),
    liveRequest(tx, program.id),
    databaseNow(tx),
  ])
  const lines = checklist({ activeLocks: locks, incidents, safeguards, ownerIds: program.ownerIds, now })
  const hash = contentHash(program, safeguards, request?.steps ?? noRamp)
  const facts = { program, request, activeLocks: locks, lines, contentHash: hash, now }
  const view = request && (await requestView(request, hash))
  return { programId: program.id, lines, request: view, contentHash: hash, steps: await stepsFor(actor, facts) }
}

async function stepsFor(actor: Actor, facts: ApplyFacts & { program: ReadableProgram }): Promise<ResumeSteps> {
  const { program, request, contentHash: hash, now } = facts
  const mayRequest = await reaches(actor, program.id, 'program.resume.request')
  const mayApprove = await reaches(actor, program.id, 'program.resume.approve')
  const personId = personIdOf(actor) ?? ''
  const asRole = rolesOf(actor).includes('counsel') ? 'counsel' : 'responder'
  const reading = { hash, contentHash: hash, now }
  const isOwner = program.ownerIds.includes(personId)
  const order = { requestId: '', note: '', steps: noRamp, contentHash: hash, now }
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
    steps: request.steps,
    expiresAt: request.expiresAt,
    approvals: request.approvals.map((approval) => ({
      name: nameOf.get(approval.personId) ?? '',
      asRole: approval.asRole,
      current: counted.has(approval),
    })),
    approvalGap: approvalGap(request, hash),
  }
}
