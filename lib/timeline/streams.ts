import 'server-only'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound } from '@/lib/errors'
import { genesisHash } from '@/lib/timeline/chain'
import { type LockedStream, type StreamKind, workplaceStreamId } from '@/lib/timeline/model'

/** The columns of a stream as the lock queries select them. */
export interface StreamColumns {
  readonly streamId: string
  readonly streamSeq: number
  readonly streamHead: Uint8Array
  readonly streamHeldAt: Date
}

/**
 * The stream's columns, for a lock query that joins `timeline_stream s`. Where the query waits for a row that changes meanwhile,
 * the database computes the row anew, its time included.
 */
export const streamColumns = Prisma.sql`s.id AS "streamId", s.seq AS "streamSeq", s."headHash" AS "streamHead", standdown_now() AS "streamHeldAt"`

export function asLockedStream(row: StreamColumns, kind: StreamKind, restricted = false): LockedStream {
  return { id: row.streamId, kind, seq: row.streamSeq, headHash: row.streamHead, restricted, heldAt: row.streamHeldAt }
}

/** The database's time now, in milliseconds; what every record of this transaction carries. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT standdown_now() AS now`
  if (!row) throw new Error('the database told no time')
  return row.now
}

/** Locks the workplace's stream: people, keys, settings. */
export async function lockWorkplace(tx: Tx): Promise<{ stream: LockedStream; now: Date }> {
  const [row] = await tx.$queryRaw<(StreamColumns & { now: Date })[]>`
    SELECT ${streamColumns}, standdown_now() AS now FROM timeline_stream s
    WHERE s.id = ${workplaceStreamId}::uuid FOR NO KEY UPDATE OF s`
  if (!row) throw new NotFound()
  return { stream: asLockedStream(row, 'workplace'), now: row.now }
}

/** Locks further incidents' streams inside a command on a program, in the order of their ids so that no two transactions wait for each other. */
export async function lockIncidentStreams(tx: Tx, incidentIds: readonly string[]): Promise<LockedStream[]> {
  if (incidentIds.length === 0) return []
  const rows = await tx.$queryRaw<(StreamColumns & { restricted: boolean })[]>`
    SELECT ${streamColumns}, i.visibility = 'restricted' AS restricted
    FROM timeline_stream s JOIN incident i ON i.id = s.id
    WHERE s.id IN (${Prisma.join(incidentIds.map((id) => Prisma.sql`${id}::uuid`))})
    ORDER BY s.id FOR NO KEY UPDATE OF s, i`
  return rows.map((row) => asLockedStream(row, 'incident', row.restricted))
}

/** A stream that this transaction has just made: nobody else can hold it before the commit. */
export function newStream(id: string, kind: StreamKind, restricted = false): LockedStream {
  return { id, kind, seq: 0, headHash: genesisHash, restricted }
}

/** Makes the stream of a new program. */
export async function openStream(tx: Tx, id: string, kind: StreamKind): Promise<LockedStream> {
  await tx.$executeRaw`
    INSERT INTO timeline_stream (id, kind, seq, "headHash") VALUES (${id}::uuid, ${kind}::"StreamKind", 0, ${genesisHash})`
  return newStream(id, kind)
}
