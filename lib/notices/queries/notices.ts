import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'
import type { NoticeView } from '@/lib/notices/model'
import { programVisibleSql } from '@/lib/programs/visible'
import { type Cursor, encodeCursor } from '@/lib/rest/cursor'

export interface NoticeRow {
  readonly id: string
  readonly createdAt: Date
  /** Null where the person may no longer read what it is about. */
  readonly text: string | null
  readonly href: string | null
  readonly readAt: Date | null
  readonly acknowledgeRequired: boolean
  readonly acknowledgedAt: Date | null
  readonly mailedAt: Date | null
}

export interface NoticePage {
  readonly rows: readonly NoticeRow[]
  readonly next: string | null
}

/** What is still to be looked at. */
const pending = Prisma.sql`(n."readAt" IS NULL OR (n."acknowledgeRequired" AND n."acknowledgedAt" IS NULL))`

/** Whether the reader may read what the notice `n` is about: the incident and the program, as far as it names them. */
export function noticeTellsSql(actor: Actor): Prisma.Sql {
  return Prisma.sql`((n."incidentId" IS NULL OR EXISTS (SELECT FROM incident i WHERE i.id = n."incidentId" AND ${visibleSql(actor)}))
    AND (n."programId" IS NULL OR EXISTS (SELECT FROM program p WHERE p.id = n."programId" AND ${programVisibleSql(actor)})))`
}

/** The actor's own notices, newest first, by key. */
export async function listNotices(
  actor: Actor,
  view: NoticeView,
  after: Cursor | null,
  limit: number,
): Promise<NoticePage> {
  const conditions = [
    Prisma.sql`n."personId" = ${personIdOf(actor)}::uuid`,
    ...(view === 'unread' ? [pending] : []),
    ...(after ? [Prisma.sql`(n."createdAt", n.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ]
  const found = await db().$queryRaw<NoticeRow[]>`
    WITH page AS (
      SELECT n.* FROM notice n WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${limit + 1}
    ), told AS (SELECT n.*, ${noticeTellsSql(actor)} AS tells FROM page n)
    SELECT id, "createdAt", CASE WHEN tells THEN text END AS text, CASE WHEN tells THEN href END AS href, "readAt",
      "acknowledgeRequired", "acknowledgedAt", "mailedAt"
    FROM told ORDER BY "createdAt" DESC, id DESC`
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: last && found.length > limit ? encodeCursor({ at: last.createdAt, id: last.id }) : null }
}

/** How many notices the actor has still to look at, counted to 100. */
export async function countPendingNotices(actor: Actor): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM notice n WHERE n."personId" = ${personIdOf(actor)}::uuid AND ${pending} LIMIT 100) AS pending`
  return row?.count ?? 0
}

/** Where a notice of the actor's own leads. Throws NotFound where it is not theirs, or tells them nothing any more. */
export async function getNoticeHref(actor: Actor, noticeId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ href: string }[]>`
    SELECT n.href FROM notice n
    WHERE n.id = ${noticeId}::uuid AND n."personId" = ${personIdOf(actor)}::uuid AND ${noticeTellsSql(actor)}`
  if (!row) throw new NotFound()
  return row.href
}
