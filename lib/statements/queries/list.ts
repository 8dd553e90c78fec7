import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { StatementFilter } from '@/lib/statements/list-address'
import type { Standing, StatementKind, StatementState } from '@/lib/statements/model'

export interface StatementListRow {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly kind: StatementKind
  readonly state: StatementState
  readonly standing: Standing | null
  readonly audience: string
  readonly number: number
  readonly updatedAt: Date
  readonly publishedAt: Date | null
  readonly correctsReference: string | null
  readonly incidentReference: string
  readonly incidentTitle: string
  readonly drill: boolean
}

export interface StatementPage {
  readonly rows: readonly StatementListRow[]
  /** Where the next page starts; null on the last. */
  readonly next: string | null
}

const pageRows = 50

/** The standing with age counted: stale from `staleAt` on, unless worse. Null for what is not published. */
const standing = Prisma.sql`CASE WHEN s.state <> 'published' THEN NULL WHEN s.standing = 'contradicted' THEN 'contradicted'
  WHEN s.standing = 'stale' OR s."staleAt" <= standdown_now() THEN 'stale' ELSE 'current' END`

function cursorOf(row: StatementListRow): string {
  return `${row.updatedAt.toISOString()}_${row.id}`
}

/** `time_id` as `cursorOf` makes it; anything else is no cursor. */
function after(cursor: string | undefined): Prisma.Sql {
  const [, at, id] = /^(\d{4}-[0-9T:.-]+Z)_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (!at || !id || Number.isNaN(Date.parse(at))) return Prisma.sql`TRUE`
  return Prisma.sql`(s."updatedAt", s.id) < (${at}::timestamptz, ${id}::uuid)`
}

/** Statements that the viewer may see, last changed first, 50 a page. A statement is seen only with its incident. */
export async function listStatements(
  actor: Actor,
  filter: StatementFilter = {},
  cursor?: string,
): Promise<StatementPage> {
  if (!mayEver(actor, 'statement.read')) return { rows: [], next: null }
  const rows = await db().$queryRaw<StatementListRow[]>`
    SELECT s.id, s.reference, s.title, s.kind, s.state::text AS state, ${standing} AS standing, s.audience, v.number, s."updatedAt",
      s."publishedAt", c.reference AS "correctsReference", i.reference AS "incidentReference", i.title AS "incidentTitle", i.drill
    FROM statement s JOIN incident i ON i.id = s."incidentId" JOIN statement_version v ON v.id = s."currentVersionId"
      LEFT JOIN statement c ON c.id = s."correctsId"
    WHERE ${visibleSql(actor, 'statement.read')} AND ${after(cursor)}
      AND ${filter.state ? Prisma.sql`s.state = ${filter.state}::"StatementState"` : Prisma.sql`TRUE`}
      AND ${filter.kind ? Prisma.sql`s.kind = ${filter.kind}` : Prisma.sql`TRUE`}
      AND ${filter.standing ? Prisma.sql`${standing} = ${filter.standing}` : Prisma.sql`TRUE`}
    ORDER BY s."updatedAt" DESC, s.id DESC LIMIT ${pageRows + 1}`
  const shown = rows.slice(0, pageRows)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > pageRows && last ? cursorOf(last) : null }
}
