import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { windowDays } from '@/lib/dashboard/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  type Cursor,
  encodeCursor,
  type ListFilter,
  type ListSort,
  searchQuery,
  statusesOf,
} from '@/lib/incidents/list-schema'
import type { IncidentStatus, SeverityLevel, Visibility } from '@/lib/incidents/model'
import { visibleSql } from '@/lib/incidents/visible'

export interface IncidentRow {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly severity: SeverityLevel
  readonly provisional: boolean
  readonly status: IncidentStatus
  readonly visibility: Visibility
  readonly drill: boolean
  readonly lead: string | null
  readonly programs: readonly { readonly slug: string; readonly name: string; readonly phase: string }[]
  readonly filedAt: Date
  readonly updatedAt: Date
}

export interface IncidentPage {
  readonly rows: readonly IncidentRow[]
  /** Cursors of the neighbouring pages; null where there is none. */
  readonly next: string | null
  readonly previous: string | null
}

export interface PageRequest {
  readonly limit: number
  readonly after?: Cursor | null | undefined
  readonly before?: Cursor | null | undefined
}

/** The sort keys, always ended by the id so that the order is total. */
const keys: Record<ListSort, Prisma.Sql> = {
  filed: Prisma.sql`i."filedAt", i.id`,
  updated: Prisma.sql`i."updatedAt", i.id`,
  severity: Prisma.sql`i.severity, i."filedAt", i.id`,
}

function orderBy(sort: ListSort, ascending: boolean): Prisma.Sql {
  const way = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`
  if (sort === 'filed') return Prisma.sql`i."filedAt" ${way}, i.id ${way}`
  if (sort === 'updated') return Prisma.sql`i."updatedAt" ${way}, i.id ${way}`
  return Prisma.sql`i.severity ${way}, i."filedAt" ${way}, i.id ${way}`
}

function beyond(sort: ListSort, ascending: boolean, { severity, at, id }: Cursor): Prisma.Sql {
  const values =
    sort === 'severity'
      ? Prisma.sql`${severity}, ${at}::timestamptz, ${id}::uuid`
      : Prisma.sql`${at}::timestamptz, ${id}::uuid`
  return ascending ? Prisma.sql`(${keys[sort]}) > (${values})` : Prisma.sql`(${keys[sort]}) < (${values})`
}

/** Those behind the dashboard's time to containment. */
const contained = Prisma.sql`i."containedAt" >= (SELECT standdown_now() - make_interval(days => ${windowDays}::int)) AND NOT i.drill`

function conditions(actor: Actor, filter: ListFilter): Prisma.Sql[] {
  const all: Prisma.Sql[] = [visibleSql(actor)]
  const statuses = statusesOf(filter.measure ? 'any' : filter.status)
  if (statuses)
    all.push(
      Prisma.sql`i.status IN (${Prisma.join(statuses.map((status) => Prisma.sql`${status}::"IncidentStatus"`))})`,
    )
  if (filter.severities.length > 0) all.push(Prisma.sql`i.severity IN (${Prisma.join(filter.severities)})`)
  if (filter.drill !== 'any') all.push(filter.drill === 'only' ? Prisma.sql`i.drill` : Prisma.sql`NOT i.drill`)
  if (filter.updatedSince) all.push(Prisma.sql`i."updatedAt" >= ${filter.updatedSince}`)
  if (filter.measure) all.push(contained)
  if (filter.mine) {
    const me = Prisma.sql`${personIdOf(actor)}::uuid`
    all.push(
      Prisma.sql`(i."filedById" = ${me} OR i.id IN (SELECT m."incidentId" FROM incident_member m WHERE m."personId" = ${me}))`,
    )
  }
  if (filter.program)
    all.push(
      Prisma.sql`i.id IN (SELECT ip."incidentId" FROM incident_program ip JOIN program p ON p.id = ip."programId" WHERE p.slug = ${filter.program})`,
    )
  const query = searchQuery(filter.text)
  if (query)
    all.push(Prisma.sql`to_tsvector('simple', i.reference || ' ' || i.title) @@ to_tsquery('simple', ${query})`)
  return all
}

function cursorOf(sort: ListSort, row: IncidentRow): string {
  const at = sort === 'updated' ? row.updatedAt : row.filedAt
  return encodeCursor({ severity: row.severity, at: at.toISOString(), id: row.id })
}

/** One page of the incidents that the actor may see, by key: its cost does not grow with how far one has paged. */
export async function listIncidents(
  actor: Actor,
  filter: ListFilter,
  { limit, after, before }: PageRequest,
): Promise<IncidentPage> {
  const { sort } = filter
  const backwards = !after && Boolean(before)
  const ascending = filter.ascending !== backwards
  const from = after ?? before
  const where = Prisma.join([...conditions(actor, filter), ...(from ? [beyond(sort, ascending, from)] : [])], ' AND ')
  const found = await db().$queryRaw<IncidentRow[]>`
    SELECT i.id, i.reference, i.title, i.severity, i.provisional, i.status::text AS status, i.visibility::text AS visibility, i.drill,
      l.name AS lead, i."filedAt", i."updatedAt", coalesce(p.programs, '[]'::json) AS programs
    FROM (SELECT * FROM incident i WHERE ${where} ORDER BY ${orderBy(sort, ascending)} LIMIT ${limit + 1}) i
    LEFT JOIN person l ON l.id = i."leadId"
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('slug', p.slug, 'name', p.name, 'phase', p.phase) ORDER BY p.name) AS programs
      FROM incident_program ip JOIN program p ON p.id = ip."programId" WHERE ip."incidentId" = i.id
    ) p ON TRUE
    ORDER BY ${orderBy(sort, ascending)}`
  const more = found.length > limit
  const page = found.slice(0, limit)
  const rows = backwards ? page.reverse() : page
  const [first] = rows
  const last = rows.at(-1)
  return {
    rows,
    next: last && (backwards || more) ? cursorOf(sort, last) : null,
    previous: first && (backwards ? more : Boolean(from)) ? cursorOf(sort, first) : null,
  }
}
