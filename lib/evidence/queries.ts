import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { visibleSql, visibleTo } from '@/lib/incidents/visible'

/** The id of the incident that the actor wants to add evidence to: asked before gigabytes are received. NotFound, Forbidden. */
export async function getEvidencePlace(actor: Actor, reference: string): Promise<{ readonly incidentId: string }> {
  const [row] = await db().$queryRaw<{ id: string; within: boolean }[]>`
    SELECT i.id, ${visibleSql(actor, 'incident.evidence')} AS within FROM incident i
    WHERE i.reference = ${reference} AND ${visibleSql(actor)}`
  if (!row) throw new NotFound()
  if (!row.within) throw new Forbidden()
  return { incidentId: row.id }
}

export interface EvidenceFile {
  readonly fileName: string
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** One file, if the actor may see its incident; else NotFound, whether it exists or not. */
export async function getEvidenceFile(actor: Actor, id: string): Promise<EvidenceFile> {
  const found = z.uuid().safeParse(id).success
    ? await db().evidence.findFirst({
        where: { id, incident: visibleTo(actor) },
        select: { fileName: true, sizeBytes: true, sha256: true },
      })
    : null
  if (!found) throw new NotFound()
  const { fileName, sizeBytes, sha256 } = found
  return { fileName, sizeBytes: Number(sizeBytes), sha256: Buffer.from(sha256).toString('hex') }
}
