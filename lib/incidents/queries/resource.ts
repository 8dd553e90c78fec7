import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound } from '@/lib/errors'
import type { Exposure, IncidentKind, IncidentStatus, SeverityLevel, Visibility } from '@/lib/incidents/model'
import { visibleSql } from '@/lib/incidents/visible'
import { decodeCursor, encodeCursor } from '@/lib/rest/cursor'
import type { IncidentListQuery } from '@/lib/rest/schema'

/** An incident as the REST API gives it in a list. */
export interface IncidentSummary {
  readonly reference: string
  readonly title: string
  readonly kind: IncidentKind
  readonly severity: SeverityLevel
  readonly provisional: boolean
  readonly status: IncidentStatus
  readonly visibility: Visibility
  readonly drill: boolean
  readonly filedAt: Date
  readonly updatedAt: Date
}

/** An incident by itself. `entries` is the number of entries on its timeline. */
export interface IncidentResource extends IncidentSummary {
  readonly summary: string
  readonly version: number
  readonly entries: number
  readonly startedAt: Date | null
  readonly detectedAt: Date | null
  readonly containedAt: Date | null
  readonly resolvedAt: Date | null
  readonly closedAt: Date | null
  readonly zone: string
  readonly exposure: Exposure
  readonly programs: readonly { readonly slug: string; readonly name: string; readonly phase: string }[]
}

const summaryColumns = Prisma.sql`i.reference, i.title, i.kind::text AS kind, i.severity, i.provisional, i.status::text AS status,
  i.visibility::text AS visibility, i.drill, i."filedAt", i."updatedAt"`

/** One incident by its reference; NotFound if there is none that the actor may see. */
export async function getIncidentResource(actor: Actor, reference: string): Promise<IncidentResource> {
  const [row] = await db().$queryRaw<IncidentResource[]>`
    SELECT ${summaryColumns}, i.summary, i.version, s.seq AS entries, i."startedAt", i."detectedAt", i."containedAt", i."resolvedAt",
      i."closedAt", i.zone, jsonb_build_object('dataCategories', i."dataCategories", 'populations', i.populations,
        'intendedAudience', i."intendedAudience", 'actualAudience', i."actualAudience", 'affectedLow', i."affectedLow",
        'affectedHigh', i."affectedHigh", 'places', i.places) AS exposure,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'phase', p.phase) ORDER BY p.slug), '[]')
        FROM incident_program ip JOIN program p ON p.id = ip."programId" WHERE ip."incidentId" = i.id) AS programs
    FROM incident i JOIN timeline_stream s ON s.id = i.id
    WHERE i.reference = ${reference} AND ${visibleSql(actor)}`
  if (!row) throw new NotFound()
  return row
}

export interface IncidentResources {
  readonly incidents: readonly IncidentSummary[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

function conditions(actor: Actor, query: IncidentListQuery): Prisma.Sql {
  const { severity, status, program, updatedSince } = query
  const all = [visibleSql(actor)]
  if (severity) all.push(Prisma.sql`i.severity IN (${Prisma.join(severity)})`)
  if (status)
    all.push(Prisma.sql`i.status IN (${Prisma.join(status.map((one) => Prisma.sql`${one}::"IncidentStatus"`))})`)
  if (program !== undefined)
    all.push(Prisma.sql`EXISTS (SELECT FROM incident_program ip JOIN program p ON p.id = ip."programId"
      WHERE ip."incidentId" = i.id AND p.slug = ${program})`)
  if (updatedSince) all.push(Prisma.sql`i."updatedAt" >= ${updatedSince}`)
  return Prisma.join(all, ' AND ')
}

/** A page of the incidents that the actor may see: newest first, or, from `updatedSince` on, the oldest change first. */
export async function listIncidentResources(actor: Actor, query: IncidentListQuery): Promise<IncidentResources> {
  const { limit, cursor, order = query.updatedSince ? 'updated' : 'filed', updatedSince } = query
  const column = order === 'updated' ? Prisma.sql`i."updatedAt"` : Prisma.sql`i."filedAt"`
  const rising = order === 'updated' && updatedSince !== undefined
  const [way, beyond] = rising ? [Prisma.sql`ASC`, Prisma.sql`>`] : [Prisma.sql`DESC`, Prisma.sql`<`]
  const after = cursor === undefined ? null : decodeCursor(cursor)
  const later = after ? Prisma.sql`AND (${column}, i.id) ${beyond} (${after.at}, ${after.id}::uuid)` : Prisma.empty
  const rows = await db().$queryRaw<(IncidentSummary & { id: string })[]>`
    SELECT i.id, ${summaryColumns} FROM incident i WHERE ${conditions(actor, query)} ${later}
    ORDER BY ${column} ${way}, i.id ${way} LIMIT ${limit + 1}`
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    incidents: page.map(({ id: _, ...summary }) => summary),
    next: last ? encodeCursor({ at: order === 'updated' ? last.updatedAt : last.filedAt, id: last.id }) : null,
  }
}
