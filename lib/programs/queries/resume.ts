import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { ApproverRole } from '@/lib/programs/model'
import { activeLocks, linkedIncidents, safeguardsOf } from '@/lib/programs/queries/facts'
import { readableProgram } from '@/lib/programs/queries/readable'
import { contentHash, liveRequest } from '@/lib/programs/queries/request'
import { approvalGap, type ChecklistLine, checklist, currentApprovals } from '@/lib/programs/rules/checklist'
import { noRamp } from '@/lib/programs/rules/ramp'
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

export interface ResumeChecklist {
  readonly lines: readonly ChecklistLine[]
  readonly request: RequestView | null
  /** What an approval given now is bound to: send it back with the approval. */
  readonly contentHash: string
  readonly version: number
}

/** The gate as it stands: every line, the request that waits, and what an approval would be bound to. */
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
  if (!request) return { lines, request: null, contentHash: hash, version: program.version }

  const ids = [request.requestedById, ...request.approvals.map((approval) => approval.personId)]
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(people.map((person) => [person.id, person.name]))
  const counted = new Set(currentApprovals(request, hash))
  const view: RequestView = {
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
  return { lines, request: view, contentHash: hash, version: program.version }
}
