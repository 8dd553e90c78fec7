import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Actor, personIdOf } from '@/lib/auth/model'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import { browserChannel } from '@/lib/realtime/topics'
import { commitmentOf, type EntryBody, leafHash } from '@/lib/timeline/chain'
import type { LockedStream, NewEvent } from '@/lib/timeline/model'

/** One written entry, as the reactions and the audit see it. */
export interface Appended {
  readonly event: NewEvent
  readonly seq: number
}

/** Further ahead of the database's time than this, an occurrence is refused. */
const maxAheadMs = 5 * 60_000

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The name under which the actor stands in the record. */
function actorKey(actor: Actor): string {
  return actor.kind === 'system' ? `system:${actor.name}` : `${actor.kind}:${actor.id}`
}

function entryRow(actor: Actor, now: Date, { stream, kind, payload, occurred, corrects }: NewEvent) {
  const occurredAt = occurred?.at ?? now
  if (occurredAt.getTime() > now.getTime() + maxAheadMs)
    throw new InvalidInput({ occurredAt: 'This time is in the future. Enter when it happened, at the latest now.' })
  const body: EntryBody = {
    actorName: actor.name,
    occurredAt: occurredAt.toISOString(),
    occurredUntil: occurred?.until?.toISOString() ?? null,
    occurredAbout: occurred?.about ?? false,
    occurredZone: occurred?.zone ?? null,
    corrects: corrects ?? null,
    payload,
  }
  const salt = randomBytes(16)
  const seq = stream.seq + 1
  const link = {
    streamId: stream.id,
    seq,
    previousHash: stream.headHash,
    recordedAt: now.toISOString(),
    actor: actorKey(actor),
    kind,
  }
  const hash = leafHash({ ...link, commitment: commitmentOf(salt, body) })
  const row = {
    ...body,
    id: newId(),
    streamId: stream.id,
    seq,
    kind,
    recordedAt: link.recordedAt,
    actorKind: actor.kind,
  }
  const hashes = { salt: hex(salt), previousHash: hex(stream.headHash), hash: hex(hash) }
  stream.seq = seq
  stream.headHash = hash
  return { ...row, ...hashes, actorId: actor.kind === 'system' ? null : actor.id }
}

/** The topics that hear of a change in the stream; a restricted incident's list entry is told to its members alone. */
function changesOf(stream: LockedStream): { topic: string; version: number; membersOf: string | null }[] {
  if (stream.kind === 'workplace') return [{ topic: 'workplace', version: stream.seq, membersOf: null }]
  const list = stream.kind === 'incident' ? 'incidents' : 'programs'
  return [
    { topic: `${stream.kind}/${stream.id}`, version: stream.seq, membersOf: null },
    { topic: list, version: stream.seq, membersOf: stream.restricted ? stream.id : null },
  ]
}

/**
 * Writes events in order, moves the heads of their streams, writes the audit row and queues the notifications: one
 * statement, in the command's transaction. The notifications go out only if it commits.
 */
export async function appendEvents(
  tx: Tx,
  { actor, now, command, events }: { actor: Actor; now: Date; command: string; events: readonly NewEvent[] },
): Promise<Appended[]> {
  const entries = events.map((event) => entryRow(actor, now, event))
  const appended = events.map((event, index) => ({ event, seq: entries[index]?.seq ?? 0 }))
  const streams = [...new Set(events.map((event) => event.stream))]
  const [first] = streams
  if (!first) return []
  const heads = streams.map((stream) => ({ id: stream.id, seq: stream.seq, head: hex(stream.headHash) }))
  const incident = streams.find((stream) => stream.kind === 'incident')
  const audit = entries.map(({ streamId, seq, kind }) => ({ streamId, seq, kind }))
  await tx.$queryRaw`
    WITH entries AS (
      INSERT INTO timeline_entry (id, "streamId", seq, kind, "occurredAt", "occurredUntil", "occurredAbout", "occurredZone",
        "recordedAt", "actorKind", "actorId", "actorName", corrects, payload, salt, "previousHash", hash)
      SELECT id, "streamId", seq, kind, "occurredAt", "occurredUntil", "occurredAbout", "occurredZone", "recordedAt",
        "actorKind", "actorId", "actorName", corrects, payload, decode(salt, 'hex'), decode("previousHash", 'hex'), decode(hash, 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e(id uuid, "streamId" uuid, seq int, kind text,
        "occurredAt" timestamptz, "occurredUntil" timestamptz, "occurredAbout" boolean, "occurredZone" text, "recordedAt" timestamptz,
        "actorKind" text, "actorId" text, "actorName" text, corrects int, payload jsonb, salt text, "previousHash" text, hash text)
    ), heads AS (
      UPDATE timeline_stream s SET seq = h.seq, "headHash" = decode(h.head, 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) AS h(id uuid, seq int, head text) WHERE s.id = h.id
    ), audit AS (
      INSERT INTO audit_entry (id, at, "actorKind", "actorId", "actorName", command, "objectKind", "objectId", "incidentId", events)
      VALUES (${newId()}::uuid, ${now}::timestamptz, ${actor.kind}, ${personIdOf(actor)}, ${actor.name}, ${command}, ${first.kind},
        ${first.id}::uuid, ${incident?.id ?? null}::uuid, ${JSON.stringify(audit)}::jsonb)
    )
    SELECT pg_notify(${browserChannel}, jsonb_strip_nulls(jsonb_build_object('topic', c.topic, 'version', c.version, 'for', m."personId"))::text)::text
    FROM jsonb_to_recordset(${JSON.stringify(streams.flatMap(changesOf))}::jsonb) AS c(topic text, version int, "membersOf" uuid)
    LEFT JOIN incident_member m ON m."incidentId" = c."membersOf"
    WHERE c."membersOf" IS NULL OR m."personId" IS NOT NULL`
  return appended
}

/** Notifications besides those of the streams: a statement's page, the gateway. Delivered on commit. */
export async function notifyAlso(tx: Tx, channel: string, payload: string): Promise<void> {
  await tx.$queryRaw(Prisma.sql`SELECT pg_notify(${channel}, ${payload})::text`)
}
