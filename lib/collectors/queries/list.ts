import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { type CollectorCursor, type CollectorFilter, encodeCursor } from '@/lib/collectors/list-schema'
import type { CollectorRow } from '@/lib/collectors/model'
import { beyondSql, conditions, cursorOf, orderSql, whereSql } from '@/lib/collectors/queries/conditions'
import { fleetSql } from '@/lib/collectors/queries/fleet-sql'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { ProgramCore } from '@/lib/programs/model'
import { readableProgram } from '@/lib/programs/queries/readable'
import { databaseNow } from '@/lib/timeline/streams'

export interface CollectorPage {
  readonly rows: readonly CollectorRow[]
  /** Cursors of the neighbouring pages; null where there is none. */
  readonly next: string | null
  readonly previous: string | null
  /** The database's time of this reading: what leases are counted from. */
  readonly now: Date
}

export interface PageRequest {
  readonly limit: number
  readonly after?: CollectorCursor | null | undefined
  readonly before?: CollectorCursor | null | undefined
}

/** The names of a few rows' tokens and people, looked up after the page has been cut. */
export function named(page: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT f.*, t.name AS "tokenName", p.name AS "byName", e.name AS "escalatedTo",
      CASE WHEN f.kind = 'confirmed' THEN NULL ELSE f."leaseOverAt" END AS "leaseEndsAt"
    FROM (${page}) f JOIN collector_token t ON t.id = f."tokenId"
    LEFT JOIN person p ON p.id = f."byPersonId" LEFT JOIN person e ON e.id = f."escalatedToId"`
}

/** The statement of one page, for whoever wants to look at its plan. */
function pageSql(program: ProgramCore, now: Date, filter: CollectorFilter, request: PageRequest): Prisma.Sql {
  const { limit, after, before } = request
  const ascending = filter.ascending !== (!after && Boolean(before))
  const from = after ?? before
  const where = whereSql([...conditions(filter), ...(from ? [beyondSql(filter.sort, ascending, from)] : [])])
  const order = orderSql(filter.sort, ascending)
  const page = Prisma.sql`SELECT f.* FROM (${fleetSql(program, now)}) f ${where} ORDER BY ${order} LIMIT ${limit + 1}`
  return Prisma.sql`${named(page)} ORDER BY ${order}`
}

async function pageOf(tx: Tx, program: ProgramCore, now: Date, filter: CollectorFilter, request: PageRequest) {
  const found = await tx.$queryRaw<CollectorRow[]>(pageSql(program, now, filter, request))
  const backwards = !request.after && Boolean(request.before)
  const more = found.length > request.limit
  const page = found.slice(0, request.limit)
  const rows = backwards ? page.reverse() : page
  const [first, last] = [rows[0], rows.at(-1)]
  const cursor = (row: CollectorRow) => encodeCursor(cursorOf(filter.sort, row))
  return {
    rows,
    next: last && (backwards || more) ? cursor(last) : null,
    previous: first && (backwards ? more : Boolean(request.after)) ? cursor(first) : null,
    now,
  }
}

/** One page of a program's collectors, by key: its cost does not grow with how far one has paged. Throws NotFound. */
export async function listCollectors(
  actor: Actor,
  slug: string,
  filter: CollectorFilter,
  request: PageRequest,
): Promise<CollectorPage> {
  const program = await readableProgram(actor, slug)
  return pageOf(db(), program, await databaseNow(db()), filter, request)
}
