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

/** What is written together, and the statement that claims a key for it, if any: it must return one row if it could. */
export interface Appending {
  readonly actor: Actor
  readonly now: Date
  readonly command: string
  readonly events: readonly NewEvent[]
  readonly claim?: Prisma.Sql | undefined
}

/** Further ahead of the database's time than this, an occurrence is refused. */
const maxAheadMs = 5 * 60_000

const { sql, join } = Prisma

/** The name under which the actor stands in the record. */
function actorKey(actor: Actor): string {
  return actor.kind === 'system' ? `system:${actor.name}` : `${actor.kind}:${actor.id}`
}

/** Links one event to its stream's head, moves the head in memory, and returns the row to insert. */
function linked(by: Actor, now: Date, { stream, kind, payload, occurred, corrects, inNameOf }: NewEvent): Prisma.Sql {
  const actor = inNameOf ?? by
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
  const [streamId, seq, previousHash] = [stream.id, stream.seq + 1, stream.headHash]
  // A stream that was locked after the command's time was read may hold later entries of others.
  const recordedAt = (stream.heldAt && stream.heldAt > now ? stream.heldAt : now).toISOString()
  const commitment = commitmentOf(salt, body)
  const hash = leafHash({ streamId, seq, previousHash, recordedAt, actor: actorKey(actor), kind, commitment })
  stream.seq = seq
  stream.headHash = hash
  const actorId = actor.kind === 'system' ? null : actor.id
  return sql`(${newId()}::uuid, ${streamId}::uuid, ${seq}::int, ${kind}, ${body.occurredAt}::timestamptz,
    ${body.occurredUntil}::timestamptz, ${body.occurredAbout}::boolean, ${body.occurredZone}::text, ${recordedAt}::timestamptz,
    ${actor.kind}, ${actorId}::text, ${actor.name}, ${body.corrects}::int, ${JSON.stringify(payload)}::jsonb, ${salt}::bytea,
    ${previousHash}::bytea, ${hash}::bytea)`
}

interface Told {
  readonly topic: string
  readonly version: number
}

const told = ({ topic, version }: Told) =>
  sql`pg_notify(${browserChannel}, ${JSON.stringify({ topic, version })})::text`

/** The topics that hear of a change in the stream; a restricted incident's place in the list is told to its members alone. */
function topicsOf({ id, kind, seq: version, restricted }: LockedStream): Told[] {
  if (kind === 'workplace') return [{ topic: 'workplace', version }]
  const own = { topic: `${kind}/${id}`, version }
  return restricted ? [own] : [own, { topic: kind === 'incident' ? 'incidents' : 'programs', version }]
}

async function tellMembers(tx: Tx, { id, seq: version }: LockedStream): Promise<void> {
  const change = JSON.stringify({ topic: 'incidents', version })
  await tx.$queryRaw`
    SELECT pg_notify(${browserChannel}, (${change}::jsonb || jsonb_build_object('for', m."personId"))::text)::text
    FROM incident_member m WHERE m."incidentId" = ${id}::uuid`
}

/**
 * The incident that the audit row is about, if it is about one: that of the command's own object. Where a name is kept from
 * other streams, the restricted incident whose stream has it: then the row is for its members too.
 */
function incidentOf(events: readonly NewEvent[]): string | null {
  const hidden = events.some(({ inNameOf }) => inNameOf)
  const about = hidden ? events.find(({ inNameOf, stream }) => stream.restricted && !inNameOf) : events[0]
  return about?.stream.kind === 'incident' ? about.stream.id : null
}

function audited({ actor, now, command, events }: Appending, seqs: readonly number[]): Prisma.Sql {
  const [first] = events
  const written = events.map(({ stream, kind }, index) => ({ streamId: stream.id, seq: seqs[index], kind }))
  return sql`(${newId()}::uuid, ${now.toISOString()}::timestamptz, ${actor.kind}, ${personIdOf(actor)}::text, ${actor.name}, ${command},
    ${first?.stream.kind}, ${first?.stream.id}::uuid, ${incidentOf(events)}::uuid, ${JSON.stringify(written)}::jsonb)`
}

const unclaimed = sql`SELECT`

/** Statements have a limited number of values; no command of daily life writes as much. */
const eventsAtOnce = 500

/**
 * Writes events in order, moves the heads of their streams, writes the audit row, claims the key and queues the
 * notifications: one statement, in the command's transaction. Null where the key was taken: then the transaction must be
 * rolled back.
 */
export async function appendEvents(tx: Tx, appending: Appending): Promise<Appended[] | null> {
  const appended: Appended[] = []
  for (let from = 0; from < appending.events.length; from += eventsAtOnce) {
    const events = appending.events.slice(from, from + eventsAtOnce)
    const part = await appendPart(tx, { ...appending, events, claim: from === 0 ? appending.claim : undefined })
    if (!part) return null
    appended.push(...part)
  }
  return appended
}

/** Every row is named by VALUES, so that the planner knows how few they are and goes by the index. */
async function appendPart(tx: Tx, appending: Appending): Promise<Appended[] | null> {
  const { actor, now, events, claim = unclaimed } = appending
  const rows: Prisma.Sql[] = []
  const appended: Appended[] = []
  for (const event of events) {
    rows.push(linked(actor, now, event))
    appended.push({ event, seq: event.stream.seq })
  }
  const streams = [...new Set(events.map((event) => event.stream))]
  const heads = streams.map(({ id, seq, headHash }) => sql`(${id}::uuid, ${seq}::int, ${headHash}::bytea)`)
  const audit = audited(
    appending,
    appended.map(({ seq }) => seq),
  )
  const [answer] = await tx.$queryRaw<{ claimed: boolean }[]>`
    WITH claimed AS (${claim}), entries AS (
      INSERT INTO timeline_entry (id, "streamId", seq, kind, "occurredAt", "occurredUntil", "occurredAbout", "occurredZone",
        "recordedAt", "actorKind", "actorId", "actorName", corrects, payload, salt, "previousHash", hash)
      VALUES ${join(rows)}
    ), heads AS (
      UPDATE timeline_stream s SET seq = h.seq, "headHash" = h.head FROM (VALUES ${join(heads)}) AS h(id, seq, head) WHERE s.id = h.id
    ), audit AS (
      INSERT INTO audit_entry (id, at, "actorKind", "actorId", "actorName", command, "objectKind", "objectId", "incidentId", events)
      VALUES ${audit}
    )
    SELECT EXISTS (SELECT FROM claimed) AS claimed, ${join(streams.flatMap(topicsOf).map(told))}`
  for (const stream of streams) if (stream.restricted) await tellMembers(tx, stream)
  return answer?.claimed ? appended : null
}

/** Notifications besides those of the streams: a statement's page, the gateway. Delivered on commit. */
export async function notifyAlso(tx: Tx, channel: string, payload: string): Promise<void> {
  await tx.$queryRaw(Prisma.sql`SELECT pg_notify(${channel}, ${payload})::text`)
}
