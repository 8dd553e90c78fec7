import { chainFormat, genesisHash } from '@/lib/timeline/chain'
import type { ExportedRecord, ExportedStream, RecordedEntry } from '@/lib/timeline/verify/format'
import { exportFormat } from '@/lib/timeline/verify/format'
import { expectedHash } from '@/lib/timeline/verify/stream'

/** An entry or a stream that a test may edit. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Sets the hash of an entry so that it follows from what the entry says: what a forger would do. */
export function rehash(streamId: string, entry: Draft<RecordedEntry>): void {
  entry.hash = expectedHash(streamId, entry)
}

/** Chains the entries anew from the first to the last. */
export function rechain(streamId: string, entries: Draft<RecordedEntry>[]): void {
  let previousHash = Buffer.from(genesisHash).toString('hex')
  for (const entry of entries) {
    entry.previousHash = previousHash
    rehash(streamId, entry)
    previousHash = entry.hash
  }
}

export function recordedEntry(seq: number, text: string): Draft<RecordedEntry> {
  const at = new Date(Date.UTC(2026, 10, 21, 9, seq)).toISOString()
  return {
    seq,
    kind: 'note.added',
    recordedAt: at,
    actorKind: seq % 3 === 0 ? 'system' : 'person',
    actorId: seq % 3 === 0 ? null : '01936b00-0000-7000-8000-0000000000aa',
    actorName: 'Noor Haddad',
    occurredAt: at,
    occurredUntil: null,
    occurredAbout: false,
    occurredZone: null,
    corrects: seq > 4 && seq % 4 === 1 ? seq - 2 : null,
    payload: { text },
    salt: seq.toString(16).padStart(32, '0'),
    previousHash: '',
    hash: '',
  }
}

/** A valid stream of so many entries. */
export function recordedStream(streamId: string, length: number): ExportedStream {
  const entries = Array.from({ length }, (_, index) => recordedEntry(index + 1, `Note ${index + 1} in ${streamId}`))
  rechain(streamId, entries)
  const hash = entries.at(-1)?.hash ?? Buffer.from(genesisHash).toString('hex')
  return { format: chainFormat, kind: 'incident', head: { streamId, seq: length, hash }, entries }
}

export function recordOf(...streams: ExportedStream[]): ExportedRecord {
  return { format: exportFormat, exportedAt: '2026-11-23T12:00:00.000Z', about: null, streams }
}
