import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { ApproverRole, ProgramCore, ResumeRequestRecord, SafeguardRecord } from '@/lib/programs/model'
import { resumeContent } from '@/lib/programs/rules/content'
import { noRamp } from '@/lib/programs/rules/ramp'

const plan = z.object({ steps: z.array(z.int()) })

/** The request that waits for approvals or for being applied; null without one. The caller has found the program visible. */
export async function liveRequest(tx: Tx, programId: string): Promise<(ResumeRequestRecord & { note: string }) | null> {
  const row = await tx.resumeRequest.findFirst({
    where: { programId, state: { in: ['open', 'approved'] } },
    orderBy: { createdAt: 'desc' },
    include: { approvals: { orderBy: { at: 'asc' } } },
  })
  return row && { ...asRecord(row), note: row.note }
}

/** The plan by which the program is ramping now. */
export async function appliedSteps(tx: Tx, programId: string): Promise<readonly number[]> {
  const where = { programId, state: 'applied' as const }
  const row = await tx.resumeRequest.findFirst({ where, orderBy: { endedAt: 'desc' }, select: { plan: true } })
  return row ? plan.parse(row.plan).steps : noRamp
}

interface RequestRow {
  readonly id: string
  readonly requestedById: string
  readonly plan: unknown
  readonly state: ResumeRequestRecord['state']
  readonly expiresAt: Date
  readonly approvals: readonly { personId: string; asRole: string; contentHash: Uint8Array }[]
}

function asRecord(row: RequestRow): ResumeRequestRecord {
  const { id, requestedById, state, expiresAt } = row
  const approvals = row.approvals.map(({ personId, asRole, contentHash }) => ({
    personId,
    asRole: approverRole(asRole),
    hash: Buffer.from(contentHash).toString('hex'),
  }))
  return { id, requestedById, state, expiresAt, steps: plan.parse(row.plan).steps, approvals }
}

function approverRole(role: string): ApproverRole {
  return role === 'counsel' ? 'counsel' : 'responder'
}

/** SHA-256, in hex, of what an approval is bound to as it stands now. */
export function contentHash(
  program: Pick<ProgramCore, 'id' | 'epoch'>,
  safeguards: readonly SafeguardRecord[],
  steps: readonly number[],
): string {
  return createHash('sha256')
    .update(resumeContent(program, safeguards, steps))
    .digest('hex')
}
