import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound } from '@/lib/errors'
import type { ProgramCore } from '@/lib/programs/model'
import { programVisibleSql } from '@/lib/programs/visible'

export interface ReadableProgram extends ProgramCore {
  readonly version: number
  readonly ownerIds: readonly string[]
}

/** The program of this address if the actor may read it (or do what the permission says with it); throws NotFound. */
export async function readableProgram(
  actor: Actor,
  slug: string,
  permission: Permission = 'program.read',
): Promise<ReadableProgram> {
  const [row] = await db().$queryRaw<ReadableProgram[]>`
    SELECT p.id, p.slug, p.name, p.phase::text AS phase, p.epoch, p."rampPercent", p."rampSeed", p."rampStepAt", p."rampAutomatic", p."ttlMs", p."checkGapMs",
      p."maxTtlGrantedMs", p."pausedAt", p."leasesOverAt", p."pauseCompletedAt", p.version,
      ARRAY(SELECT po."personId"::text FROM program_owner po WHERE po."programId" = p.id) AS "ownerIds"
    FROM program p WHERE p.slug = ${slug} AND ${programVisibleSql(actor, permission)}`
  if (!row) throw new NotFound()
  return row
}

/** Whether the permission reaches this program. */
export async function reaches(actor: Actor, programId: string, permission: Permission): Promise<boolean> {
  const within = Prisma.sql`p.id = ${programId}::uuid AND ${programVisibleSql(actor, permission)}`
  const rows = await db().$queryRaw<unknown[]>`SELECT 1 FROM program p WHERE ${within}`
  return rows.length > 0
}
