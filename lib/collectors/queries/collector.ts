import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { CollectorRow } from '@/lib/collectors/model'
import { fleetSql } from '@/lib/collectors/queries/fleet-sql'
import { named } from '@/lib/collectors/queries/list'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound, type Refusal } from '@/lib/errors'
import { reaches, readableProgram } from '@/lib/programs/queries/readable'
import { collectorStandings } from '@/lib/programs/queries/standing'
import { collects } from '@/lib/programs/rules/allow'
import { decideBringBack, decideRetireCollector } from '@/lib/programs/rules/fleet'
import { databaseNow } from '@/lib/timeline/streams'

export interface CollectorView {
  readonly row: CollectorRow
  readonly program: { readonly id: string; readonly slug: string; readonly name: string; readonly stopped: boolean }
  readonly may: { readonly pause: boolean; readonly configure: boolean }
  /** Why it can't be retired, or, where it is, brought back; null when it can. */
  readonly refusal: Refusal | null
  /** The database's time of this reading. */
  readonly now: Date
}

/** One collector of a program that the actor may read. Throws NotFound. */
export async function getCollectorView(actor: Actor, slug: string, collectorId: string): Promise<CollectorView> {
  const program = await readableProgram(actor, slug)
  const now = await databaseNow(db())
  const one = Prisma.sql`SELECT f.* FROM (${fleetSql(program, now)}) f WHERE f.id = ${collectorId}::uuid`
  const [[row], [standing], pause, configure] = await Promise.all([
    db().$queryRaw<CollectorRow[]>(named(one)),
    collectorStandings(db(), program, [collectorId]),
    reaches(actor, program.id, 'program.pause'),
    reaches(actor, program.id, 'program.configure'),
  ])
  if (!row || !standing) throw new NotFound()
  const decided = row.retiredAt
    ? decideBringBack(program, standing, 'asked')
    : decideRetireCollector(program, standing, { reason: 'asked', now })
  const { id, name, phase } = program
  return {
    row,
    program: { id, slug, name, stopped: !collects(phase) },
    may: { pause, configure },
    refusal: decided.ok ? null : decided.refusal,
    now,
  }
}
