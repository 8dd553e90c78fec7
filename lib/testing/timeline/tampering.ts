import type { Client } from 'pg'
import { newId } from '@/lib/id'
import type { RecordedEntry } from '@/lib/timeline/verify/format'

/** Takes away, as the owner of the tables, all that keeps the record from being rewritten; and keeps a copy. */
export async function disarm(client: Client): Promise<void> {
  await client.query(`
    ALTER TABLE timeline_entry DISABLE TRIGGER USER;
    ALTER TABLE timeline_entry DROP CONSTRAINT "timeline_entry_streamId_fkey";
    DROP INDEX "timeline_entry_streamId_seq_key";
    CREATE TABLE kept_entry AS SELECT * FROM timeline_entry`)
}

/** Puts the record back as it was when it was disarmed. */
export async function restore(client: Client): Promise<void> {
  await client.query('DELETE FROM timeline_entry; INSERT INTO timeline_entry SELECT * FROM kept_entry')
}

/** Makes these the entries of the stream, whatever they say. */
export async function rewrite(client: Client, streamId: string, entries: readonly RecordedEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, id: newId(), streamId }))
  await client.query('DELETE FROM timeline_entry WHERE "streamId" = $1', [streamId])
  await client.query(
    `INSERT INTO timeline_entry (id, "streamId", seq, kind, "occurredAt", "occurredUntil", "occurredAbout", "occurredZone",
       "recordedAt", "actorKind", "actorId", "actorName", corrects, payload, salt, "previousHash", hash)
     SELECT id, "streamId", seq, kind, "occurredAt", "occurredUntil", "occurredAbout", "occurredZone", "recordedAt",
       "actorKind", "actorId", "actorName", corrects, payload, decode(salt, 'hex'), decode("previousHash", 'hex'), decode(hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, "streamId" uuid, seq int, kind text, "occurredAt" timestamptz,
       "occurredUntil" timestamptz, "occurredAbout" boolean, "occurredZone" text, "recordedAt" timestamptz, "actorKind" text,
       "actorId" text, "actorName" text, corrects int, payload jsonb, salt text, "previousHash" text, hash text)`,
    [JSON.stringify(rows)],
  )
}
