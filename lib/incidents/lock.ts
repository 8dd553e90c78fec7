import 'server-only'
import type { CommandContext, Target } from '@/lib/command'
import { Prisma } from '@/lib/db/generated/client'
import { Forbidden, NotFound } from '@/lib/errors'
import type { IncidentKind, IncidentStatus, SeverityLevel, Visibility } from '@/lib/incidents/model'
import { visibleSql } from '@/lib/incidents/visible'
import { asLockedStream, type StreamColumns, streamColumns } from '@/lib/timeline/streams'

/** The incident's row as commands decide on it. */
export interface IncidentState {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly kind: IncidentKind
  readonly severity: SeverityLevel
  readonly provisional: boolean
  readonly status: IncidentStatus
  readonly visibility: Visibility
  readonly drill: boolean
  readonly version: number
  readonly filedById: string
  readonly leadId: string | null
  readonly scribeId: string | null
  readonly commsLeadId: string | null
  readonly counselId: string | null
  readonly startedAt: Date | null
  readonly detectedAt: Date | null
  readonly dataCategories: readonly string[]
  readonly populations: readonly string[]
  readonly intendedAudience: string
  readonly actualAudience: string
  readonly affectedLow: number | null
  readonly affectedHigh: number | null
}

export interface IncidentTarget extends Target {
  readonly incident: IncidentState
}

const incidentColumns = Prisma.sql`i.id, i.reference, i.title, i.kind::text AS kind, i.severity, i.provisional, i.status::text AS status,
  i.visibility::text AS visibility, i.drill, i.version, i."filedById", i."leadId", i."scribeId", i."commsLeadId", i."counselId",
  i."startedAt", i."detectedAt", i."dataCategories", i.populations, i."intendedAudience", i."actualAudience", i."affectedLow", i."affectedHigh"`

/** By id or by reference: a UUID is longer. */
function named(key: string): Prisma.Sql {
  return key.length > 30 ? Prisma.sql`i.id = ${key}::uuid` : Prisma.sql`i.reference = ${key}`
}

/**
 * Locks an incident for a command: by id or reference, among those that the actor may read (else NotFound), and then within the reach
 * of the command's own permission (else Forbidden). The time is taken under the lock, so entries are recorded in order.
 */
export async function lockIncident({ tx, actor, permission }: CommandContext, key: string): Promise<IncidentTarget> {
  const [row] = await tx.$queryRaw<(IncidentState & StreamColumns & { now: Date; within: boolean })[]>`
    SELECT ${incidentColumns}, ${streamColumns}, ${visibleSql(actor, permission)} AS within, standdown_now() AS now
    FROM incident i JOIN timeline_stream s ON s.id = i.id
    WHERE ${named(key)} AND (${visibleSql(actor)} OR ${visibleSql(actor, permission)})
    FOR NO KEY UPDATE OF s, i`
  if (!row) throw new NotFound()
  if (!row.within) throw new Forbidden()
  const { streamId, streamSeq, streamHead, now, within, ...incident } = row
  return {
    incident,
    now,
    stream: asLockedStream({ streamId, streamSeq, streamHead }, 'incident', row.visibility === 'restricted'),
  }
}
