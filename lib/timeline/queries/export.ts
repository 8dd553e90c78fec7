import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db, type Tx } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import { chainFormat } from '@/lib/timeline/chain'
import {
  asRecorded,
  type HeadRow,
  headColumns,
  type RecordedRow,
  recordedColumns,
} from '@/lib/timeline/queries/recorded'
import { databaseNow } from '@/lib/timeline/streams'
import { type ExportedRecord, type ExportedStream, exportFormat } from '@/lib/timeline/verify/format'

async function exportStream(tx: Tx, id: string): Promise<ExportedStream> {
  const [row] = await tx.$queryRaw<HeadRow[]>`SELECT ${headColumns} FROM timeline_stream s WHERE s.id = ${id}::uuid`
  if (!row) throw new NotFound()
  const entries = await tx.$queryRaw<RecordedRow[]>`
    SELECT ${recordedColumns} FROM timeline_entry e WHERE e."streamId" = ${id}::uuid ORDER BY e.seq, e.id`
  const { kind, ...head } = row
  return { format: chainFormat, kind, head, entries: entries.map(asRecorded) }
}

const about = {
  reference: true,
  title: true,
  severity: true,
  provisional: true,
  status: true,
  visibility: true,
  drill: true,
  filedAt: true,
  evidence: { select: { number: true, fileName: true, mediaType: true, sizeBytes: true, sha256: true } },
} as const

/**
 * The whole record of one incident that the actor may read, as `npm run verify` takes it: with salts and hashes, and
 * beside it what the incident says today. All as of one moment. Forbidden to who may not read its statements: left out, they
 * would break the chain.
 */
export async function getIncidentExport(actor: Actor, reference: string): Promise<ExportedRecord> {
  const read = async (tx: Tx): Promise<ExportedRecord> => {
    const incident = await tx.incident.findFirst({
      where: { AND: [{ reference }, visibleTo(actor)] },
      select: { id: true, ...about },
    })
    if (!incident) throw new NotFound()
    const whole = { AND: [{ reference }, visibleTo(actor, 'statement.read')] }
    if ((await tx.incident.count({ where: whole })) === 0)
      throw new Forbidden(
        'The record holds statements, which your roles do not show; a part of it could not be verified.',
      )
    const { id, evidence, filedAt, ...rest } = incident
    const files = evidence.map(({ sizeBytes, sha256, ...file }) => ({
      ...file,
      sizeBytes: Number(sizeBytes),
      sha256: Buffer.from(sha256).toString('hex'),
    }))
    return {
      format: exportFormat,
      exportedAt: (await databaseNow(tx)).toISOString(),
      about: { ...rest, filedAt: filedAt.toISOString(), evidence: files },
      streams: [await exportStream(tx, id)],
    }
  }
  return db().$transaction(read, { isolationLevel: 'RepeatableRead' })
}
