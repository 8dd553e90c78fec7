import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { CollectorFilter } from '@/lib/collectors/list-schema'
import type { CollectorRow } from '@/lib/collectors/model'
import { conditions, orderSql, whereSql } from '@/lib/collectors/queries/conditions'
import { fleetSql } from '@/lib/collectors/queries/fleet-sql'
import { named } from '@/lib/collectors/queries/list'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { readableProgram } from '@/lib/programs/queries/readable'
import { databaseNow } from '@/lib/timeline/streams'

const rowsAtOnce = 1000
const withinMs = 60_000

/**
 * All collectors that the filter lets through, in its order, as of one moment: `take` gets them a thousand at a time from
 * a cursor. It must not wait for whoever reads the result, or a slow reader would keep a connection. Throws NotFound.
 */
export async function eachCollector(
  actor: Actor,
  slug: string,
  filter: CollectorFilter,
  take: (rows: readonly CollectorRow[]) => void,
): Promise<void> {
  const program = await readableProgram(actor, slug)
  const { sort, ascending } = filter
  await db().$transaction(
    async (tx) => {
      const fleet = Prisma.sql`SELECT f.* FROM (${fleetSql(program, await databaseNow(tx))}) f ${whereSql(conditions(filter))}`
      await tx.$executeRaw`DECLARE fleet NO SCROLL CURSOR FOR ${named(fleet)} ORDER BY ${orderSql(sort, ascending)}`
      for (;;) {
        const rows = await tx.$queryRaw<CollectorRow[]>`FETCH ${Prisma.raw(String(rowsAtOnce))} FROM fleet`
        if (rows.length > 0) take(rows)
        if (rows.length < rowsAtOnce) return
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: withinMs },
  )
}
