import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { readableProgram } from '@/lib/programs/queries/readable'

export interface SilentCollector {
  readonly id: string
  readonly externalId: string
  readonly programId: string
  readonly programName: string
  readonly lastSeenAt: Date
  readonly lastRecordAt: Date | null
}

/** One collector of a program that the actor may pause. Throws NotFound. */
export async function getCollector(actor: Actor, slug: string, collectorId: string): Promise<SilentCollector> {
  const program = await readableProgram(actor, slug, 'program.pause')
  const found = await db().collector.findFirst({
    where: { id: collectorId, programId: program.id },
    select: { id: true, externalId: true, lastSeenAt: true, lastRecordAt: true },
  })
  if (!found) throw new NotFound()
  return { ...found, programId: program.id, programName: program.name }
}
