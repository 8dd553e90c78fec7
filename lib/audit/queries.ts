import 'server-only'
import { type AuditCursor, type AuditFilter, auditCursor } from '@/lib/audit/schema'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Forbidden } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'

export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly actorKind: string
  readonly actorName: string
  readonly command: string
  readonly objectKind: string
  /** Reference or name of what it was done to, and where to read it; null for settings. */
  readonly object: string | null
  readonly href: string | null
  readonly kinds: readonly string[]
}

export interface AuditPage {
  readonly rows: readonly AuditRow[]
  readonly next: string | null
}

function conditions({ who, what, incident }: AuditFilter, after: AuditCursor | null): Prisma.Sql[] {
  const all: Prisma.Sql[] = []
  if (who) all.push(Prisma.sql`strpos(lower(a."actorName"), lower(${who})) > 0`)
  if (what) all.push(Prisma.sql`starts_with(a.command, ${what})`)
  if (incident) all.push(Prisma.sql`a."incidentId" = (SELECT id FROM incident WHERE reference = ${incident})`)
  if (after) all.push(Prisma.sql`(a.at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return all
}

/**
 * Who did what, newest first, by key. Rows about an incident that the reader may not see are not there; being
 * administrator or auditor does not open them. Throws Forbidden.
 */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
): Promise<AuditPage> {
  if (!mayEver(actor, 'audit.read')) throw new Forbidden('The audit is for auditors and administrators.')
  const scope = Prisma.sql`(a."incidentId" IS NULL OR EXISTS (
    SELECT FROM incident i WHERE i.id = a."incidentId" AND ${visibleSql(actor)}))`
  const where = Prisma.join([scope, ...conditions(filter, after)], ' AND ')
  const found = await db().$queryRaw<AuditRow[]>`
    SELECT a.id, a.at, a."actorKind", a."actorName", a.command, a."objectKind", coalesce(i.reference, p.name) AS object,
      CASE a."objectKind" WHEN 'incident' THEN '/incidents/' || i.reference WHEN 'program' THEN '/programs/' || p.slug END AS href,
      ARRAY(SELECT DISTINCT e->>'kind' FROM jsonb_array_elements(a.events) e ORDER BY 1) AS kinds
    FROM audit_entry a
    LEFT JOIN incident i ON a."objectKind" = 'incident' AND i.id = a."objectId"
    LEFT JOIN program p ON a."objectKind" = 'program' AND p.id = a."objectId"
    WHERE ${where} ORDER BY a.at DESC, a.id DESC LIMIT ${limit + 1}`
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: last && found.length > limit ? auditCursor(last) : null }
}
