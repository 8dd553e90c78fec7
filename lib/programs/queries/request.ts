import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { ApproverRole, ResumePlan, ResumeRequestRecord } from '@/lib/programs/model'
import { linkedIncidents, safeguardsOf } from '@/lib/programs/queries/facts'
import { type ResumeSubject, resumeContent } from '@/lib/programs/rules/content'
import { atOnce } from '@/lib/programs/rules/ramp-plan'

const rampStep = z.object({ percent: z.int(), soakMs: z.int() })
/** Steps of the first requests were bare percentages, taken by hand at any time. */
const bareStep = z.int().transform((percent) => ({ percent, soakMs: 0 }))
const plan = z.object({
  noticeMs: z.int().default(0),
  steps: z.array(z.union([rampStep, bareStep])),
  automatic: z.boolean().default(false),
})

const waiting = ['open', 'approved', 'scheduled'] as const
const approvals = {
  orderBy: { at: 'asc' },
  include: { person: { select: { roles: true, disabledAt: true } } },
} as const

/**
 * The request that waits for approvals, for being applied or for its start; null without one. The caller has found the
 * program visible.
 */
export async function liveRequest(tx: Tx, programId: string): Promise<(ResumeRequestRecord & { note: string }) | null> {
  const row = await tx.resumeRequest.findFirst({
    where: { programId, state: { in: [...waiting] } },
    orderBy: { createdAt: 'desc' },
    include: { approvals },
  })
  return row && { ...asRecord(row), note: row.note }
}

/** The plan by which the program came back last; without one, all at once. */
export async function appliedPlan(tx: Tx, programId: string): Promise<ResumePlan> {
  const where = { programId, state: 'applied' as const }
  const row = await tx.resumeRequest.findFirst({ where, orderBy: { endedAt: 'desc' }, select: { plan: true } })
  return row ? plan.parse(row.plan) : atOnce
}

interface RequestRow {
  readonly id: string
  readonly requestedById: string
  readonly plan: unknown
  readonly state: ResumeRequestRecord['state']
  readonly expiresAt: Date
  readonly startsAt: Date | null
  readonly approvals: readonly {
    personId: string
    asRole: string
    contentHash: Uint8Array
    person: { roles: readonly string[]; disabledAt: Date | null }
  }[]
}

function asRecord(row: RequestRow): ResumeRequestRecord {
  const { id, requestedById, state, expiresAt, startsAt } = row
  const given = row.approvals.map(({ personId, asRole, contentHash, person }) => ({
    personId,
    asRole: approverRole(asRole),
    hash: Buffer.from(contentHash).toString('hex'),
    holdsRole: person.disabledAt === null && person.roles.includes(asRole),
  }))
  return { id, requestedById, state, expiresAt, startsAt, plan: plan.parse(row.plan), approvals: given }
}

function approverRole(role: string): ApproverRole {
  return role === 'counsel' ? 'counsel' : 'responder'
}

/** What an approval is bound to, as it stands now. */
export async function resumeSubject(
  tx: Tx,
  program: { readonly id: string; readonly epoch: bigint; readonly ownerIds: readonly string[] },
): Promise<ResumeSubject> {
  const described = await tx.program.findUniqueOrThrow({
    where: { id: program.id },
    select: {
      ...{ name: true, purpose: true, dataCategories: true, population: true, populationCount: true },
      ...{ critical: true, ttlMs: true, checkGapMs: true },
    },
  })
  const incidents = await linkedIncidents(tx, program.id)
  return {
    program,
    described: { ...described, ownerIds: program.ownerIds },
    safeguards: await safeguardsOf(tx, program.id),
    incidentIds: incidents.map((incident) => incident.id),
  }
}

/** SHA-256, in hex, of what an approval of this plan is bound to. */
export function contentHash(subject: ResumeSubject, wanted: ResumePlan): string {
  return createHash('sha256').update(resumeContent(subject, wanted)).digest('hex')
}
