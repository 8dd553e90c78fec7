import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleEntriesSql, visibleSql } from '@/lib/incidents/visible'

/** An entry as the REST API gives it. */
export interface EntryResource {
  readonly seq: number
  readonly kind: string
  readonly occurredAt: Date
  readonly occurredUntil: Date | null
  readonly occurredAbout: boolean
  readonly occurredZone: string | null
  readonly recordedAt: Date
  readonly actor: { readonly kind: string; readonly name: string }
  readonly corrects: number | null
  readonly payload: unknown
  readonly hash: string
}

export interface EntryResources {
  readonly entries: readonly EntryResource[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

/**
 * Entries of an incident's timeline after a sequence number, in the order of the record, without those about statements
 * for who may not read these; NotFound if the actor may not see the incident.
 */
export async function listEntryResources(
  actor: Actor,
  reference: string,
  { cursor, limit }: { cursor: number; limit: number },
): Promise<EntryResources> {
  const [incident] = await db().$queryRaw<{ id: string }[]>`
    SELECT i.id FROM incident i WHERE i.reference = ${reference} AND ${visibleSql(actor)}`
  if (!incident) throw new NotFound()
  const rows = await db().$queryRaw<EntryResource[]>`
    SELECT e.seq, e.kind, e."occurredAt", e."occurredUntil", e."occurredAbout", e."occurredZone", e."recordedAt",
      jsonb_build_object('kind', e."actorKind", 'name', e."actorName") AS actor, e.corrects, e.payload, encode(e.hash, 'hex') AS hash
    FROM timeline_entry e JOIN incident i ON i.id = e."streamId"
    WHERE e."streamId" = ${incident.id}::uuid AND e.seq > ${cursor} AND ${visibleEntriesSql(actor)}
    ORDER BY e.seq LIMIT ${limit + 1}`
  const entries = rows.slice(0, limit)
  const last = rows.length > limit ? entries.at(-1) : undefined
  return { entries, next: last ? String(last.seq) : null }
}
