import 'server-only'
import type { CommandContext, Target } from '@/lib/command-context'
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
  readonly places: readonly string[]
}

export interface IncidentTarget extends Target {
  readonly incident: IncidentState
}

const incidentColumns = Prisma.sql`i.id, i.reference, i.title, i.kind::text AS kind, i.severity, i.provisional, i.status::text AS status,
  i.visibility::text AS visibility, i.drill, i.version, i."filedById", i."leadId", i."scribeId", i."commsLeadId", i."counselId",
  i."startedAt", i."detectedAt", i."dataCategories", i.populations, i."intendedAudience", i."actualAudience", i."affectedLow", i."affectedHigh",
  i.places`

/** By id or by reference: a UUID is longer. */
function named(key: string): Prisma.Sql {
  return key.length > 30 ? Prisma.sql`i.id = ${key}::uuid` : Prisma.sql`i.reference = ${key}`
}

/** Which incident, and how far the actor's reach goes: one condition where reading and the command reach equally far. */
function reach({ actor, permission }: CommandContext, key: string): { where: Prisma.Sql; within: Prisma.Sql } {
  const [readable, within] = [visibleSql(actor), visibleSql(actor, permission)]
  if (readable.sql === within.sql) return { where: Prisma.sql`${named(key)} AND ${within}`, within: Prisma.sql`TRUE` }
  return { where: Prisma.sql`${named(key)} AND (${readable} OR ${within})`, within }
}

type Locked<T> = T & StreamColumns & { now: Date; within: boolean; visibility: Visibility }

async function lockRow<T>(context: CommandContext, columns: Prisma.Sql, key: string): Promise<Locked<T>> {
  const { where, within } = reach(context, key)
  const [row] = await context.tx.$queryRaw<Locked<T>[]>`
    SELECT ${columns}, ${streamColumns}, ${within} AS within, standdown_now() AS now
    FROM incident i JOIN timeline_stream s ON s.id = i.id WHERE ${where} FOR NO KEY UPDATE OF s, i`
  if (!row) throw new NotFound()
  if (!row.within) throw new Forbidden()
  return row
}

/**
 * Locks an incident for a command: by id or reference, among those that the actor may read (else NotFound), and then
 * within the reach of the command's own permission (else Forbidden). The time is taken under the lock, so entries are
 * recorded in order.
 */
export async function lockIncident(context: CommandContext, key: string): Promise<IncidentTarget> {
  const row = await lockRow<IncidentState>(context, incidentColumns, key)
  const { streamId, streamSeq, streamHead, streamHeldAt, now, within, ...incident } = row
  const stream = asLockedStream(row, 'incident', row.visibility === 'restricted')
  return { incident, now, stream }
}

/** The same for a command that only writes to the timeline and looks at nothing else of the incident. */
export async function lockTimeline(context: CommandContext, key: string): Promise<Target> {
  const row = await lockRow(context, Prisma.sql`i.visibility::text AS visibility`, key)
  return { now: row.now, stream: asLockedStream(row, 'incident', row.visibility === 'restricted') }
}
