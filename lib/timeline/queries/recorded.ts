import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import type { RecordedEntry, StreamHead } from '@/lib/timeline/verify/format'

/** Entries with all that their hashes cover, from `timeline_entry e`. The payload comes as text: no driver may touch its numbers. */
export const recordedColumns = Prisma.sql`e.id, e."streamId", e.seq, e.kind, e."recordedAt", e."actorKind", e."actorId", e."actorName",
  e."occurredAt", e."occurredUntil", e."occurredAbout", e."occurredZone", e.corrects, e.payload::text AS payload,
  encode(e.salt, 'hex') AS salt, encode(e."previousHash", 'hex') AS "previousHash", encode(e.hash, 'hex') AS hash`

export interface RecordedRow extends Omit<RecordedEntry, 'recordedAt' | 'occurredAt' | 'occurredUntil' | 'payload'> {
  readonly id: string
  readonly streamId: string
  readonly recordedAt: Date
  readonly occurredAt: Date
  readonly occurredUntil: Date | null
  readonly payload: string
}

export function asRecorded({ id: _, streamId: __, ...row }: RecordedRow): RecordedEntry {
  return {
    ...row,
    recordedAt: row.recordedAt.toISOString(),
    occurredAt: row.occurredAt.toISOString(),
    occurredUntil: row.occurredUntil?.toISOString() ?? null,
    payload: JSON.parse(row.payload),
  }
}

/** The head of `timeline_stream s`. */
export const headColumns = Prisma.sql`s.id AS "streamId", s.kind::text AS kind, s.seq, encode(s."headHash", 'hex') AS hash`

export interface HeadRow extends StreamHead {
  readonly kind: string
}
