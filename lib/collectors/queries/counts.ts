import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { type CollectorCount, type CollectorFacets, collectorFacets } from '@/lib/collectors/facets'
import type { CollectorFilter } from '@/lib/collectors/list-schema'
import { textCondition } from '@/lib/collectors/queries/conditions'
import { fleetSql } from '@/lib/collectors/queries/fleet-sql'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { ProgramCore } from '@/lib/programs/model'
import { readableProgram } from '@/lib/programs/queries/readable'
import { databaseNow } from '@/lib/timeline/streams'

function countsSql(program: ProgramCore, now: Date, text: string): Prisma.Sql {
  return Prisma.sql`
    SELECT f.state, f."group", f.version, f."tokenId", count(*) FILTER (WHERE ${textCondition(text)})::int AS count,
      count(*)::int AS "all", count(*) FILTER (WHERE f.silent)::int AS silent
    FROM (${fleetSql(program, now)}) f GROUP BY 1, 2, 3, 4`
}

/** How many collectors each filter would let through, with names for the tokens. Throws NotFound. */
export async function countCollectors(
  actor: Actor,
  slug: string,
  filter: CollectorFilter,
): Promise<CollectorFacets & { readonly tokenNames: Readonly<Record<string, string>> }> {
  const program = await readableProgram(actor, slug)
  const now = await databaseNow(db())
  const [rows, tokens] = await Promise.all([
    db().$queryRaw<CollectorCount[]>(countsSql(program, now, filter.text)),
    db().collectorToken.findMany({ where: { programId: program.id }, select: { id: true, name: true } }),
  ])
  const tokenNames = Object.fromEntries(tokens.map(({ id, name }) => [id, name]))
  return { ...collectorFacets(rows, filter), tokenNames }
}
