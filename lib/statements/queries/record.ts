import 'server-only'
import { dataCategoryLabel } from '@/lib/data-categories'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound } from '@/lib/errors'
import type { IncidentKind, IncidentStatus } from '@/lib/incidents/model'
import type { ProgramPhase } from '@/lib/programs/model'
import type { PublishedClaimRecord } from '@/lib/statements/claims'
import {
  type ProgramView,
  type RecordEntry,
  type RecordView,
  readEntry,
  readKinds,
  type SafeguardView,
  type SaidClaim,
  type StoredEntry,
  standingEntries,
} from '@/lib/statements/record'

/** The entries of an incident that claims can rest on or fall by, in order, those after `afterSeq`. */
export async function readRecordEntries(tx: Tx, incidentId: string, afterSeq = 0): Promise<RecordEntry[]> {
  const rows = await tx.timelineEntry.findMany({
    where: { streamId: incidentId, seq: { gt: afterSeq }, kind: { in: Object.keys(readKinds) } },
    select: { seq: true, kind: true, payload: true, corrects: true, recordedAt: true, occurredAt: true },
    orderBy: { seq: 'asc' },
  })
  return rows.map((row): RecordEntry => {
    const stored: StoredEntry = {
      ...row,
      recordedAt: row.recordedAt.toISOString(),
      occurredAt: row.occurredAt.toISOString(),
    }
    return readEntry(stored)
  })
}

interface ProgramRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly phase: ProgramPhase
  readonly pausedAt: Date | null
}

const pausedPhases: ReadonlySet<ProgramPhase> = new Set(['paused', 'resume_requested', 'retired'])

/** What its collectors may do, and since when; a resume counts only if this incident's timeline tells of it. */
function pauseOf({ id, phase, pausedAt }: ProgramRow, entries: readonly RecordEntry[]): ProgramView['pause'] {
  const about = (kind: 'program.paused' | 'program.resumed') =>
    standingEntries<'program.paused' | 'program.resumed'>(entries, kind).findLast(
      ({ payload }) => payload.program.id === id,
    )?.occurredAt ?? null
  const since = pausedAt?.toISOString() ?? about('program.paused')
  if (!since) return null
  if (phase === 'pausing') return { state: 'pausing', pausedAt: since, resumedAt: null }
  if (pausedPhases.has(phase)) return { state: 'paused', pausedAt: since, resumedAt: null }
  const resumedAt = about('program.resumed')
  return resumedAt ? { state: 'resumed', pausedAt: since, resumedAt } : null
}

async function readSafeguards(tx: Tx, programIds: string[]): Promise<Map<string, SafeguardView[]>> {
  if (programIds.length === 0) return new Map()
  const rows = await tx.safeguard.findMany({
    where: { programId: { in: programIds } },
    include: { verifiedBy: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const byProgram = new Map<string, SafeguardView[]>()
  for (const { programId, id, title, state, required, evidence, verifiedBy, verifiedAt, expiresAt } of rows) {
    const view = {
      ...{ id, title, state, required, evidence, verifier: verifiedBy?.name ?? null },
      verifiedAt: verifiedAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    }
    byProgram.set(programId, [...(byProgram.get(programId) ?? []), view])
  }
  return byProgram
}

/** Everything that was published about the incident. Only publishing writes these rows, from claims of this type. */
async function readSaid(tx: Tx, incidentId: string): Promise<SaidClaim[]> {
  const rows = await tx.statementPublication.findMany({
    where: { statement: { incidentId } },
    select: { claims: true, statement: { select: { reference: true } } },
    orderBy: { publishedAt: 'asc' },
  })
  return rows.flatMap(({ claims, statement: { reference } }) =>
    (claims as unknown as PublishedClaimRecord[]).map((claim) => ({ ...claim, reference })),
  )
}

/** The record of one incident as claims are drawn from it. The caller has found the incident visible already. */
export async function readRecord(tx: Tx, incidentId: string, now: Date): Promise<RecordView> {
  const incident = await tx.incident.findUnique({
    where: { id: incidentId },
    select: {
      ...{ kind: true, status: true, startedAt: true, detectedAt: true, containedAt: true },
      ...{ dataCategories: true, populations: true, intendedAudience: true, actualAudience: true },
      ...{ affectedLow: true, affectedHigh: true, lead: { select: { name: true } } },
    },
  })
  if (!incident) throw new NotFound()
  const programs = await tx.$queryRaw<ProgramRow[]>(Prisma.sql`
    SELECT p.id, p.slug, p.name, p.phase::text AS phase, p."pausedAt" FROM incident_program ip JOIN program p ON p.id = ip."programId"
    WHERE ip."incidentId" = ${incidentId}::uuid ORDER BY p.name, p.id`)
  const entries = await readRecordEntries(tx, incidentId)
  const safeguards = await readSafeguards(
    tx,
    programs.map(({ id }) => id),
  )
  const { startedAt, detectedAt, containedAt, kind, status, lead, ...exposure } = incident
  return {
    now: now.toISOString(),
    incident: {
      kind: kind satisfies IncidentKind,
      status: status satisfies IncidentStatus,
      startedAt: startedAt?.toISOString() ?? null,
      detectedAt: detectedAt?.toISOString() ?? null,
      containedAt: containedAt?.toISOString() ?? null,
      exposure,
      leadName: lead?.name ?? null,
    },
    entries,
    programs: programs.map((program) => ({
      ...{ id: program.id, slug: program.slug, name: program.name },
      pause: pauseOf(program, entries),
      safeguards: safeguards.get(program.id) ?? [],
    })),
    said: await readSaid(tx, incidentId),
    categoryLabels: Object.fromEntries(exposure.dataCategories.map((key) => [key, dataCategoryLabel(key)])),
  }
}
