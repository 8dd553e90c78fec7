import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleEntriesSql, visibleSql } from '@/lib/incidents/visible'
import { isFiltered, meetsFilters, type TimelineFilters } from './filter'
import { byOccurrence, type EntryRow, foldTimeline, type TimelineItem } from './fold'
import type { EntryGroup } from './groups'

/** More than this is left out unless all are asked for. */
const timelinePageItems = 500

export interface Timeline {
  /** Newest occurrence first. */
  readonly items: readonly TimelineItem[]
  /** Items that meet the filters, shown or not. */
  readonly matching: number
  /** Items on the timeline, filtered or not. */
  readonly total: number
  readonly authors: readonly string[]
  readonly groups: ReadonlySet<EntryGroup>
}

/** Times come as milliseconds: writing them out is the dearest part of the query. */
interface ReadEntry extends Omit<EntryRow, 'occurredAt' | 'occurredUntil' | 'recordedAt'> {
  readonly occurredAt: number
  readonly occurredUntil: number | null
  readonly recordedAt: number
}

const iso = (ms: number): string => new Date(ms).toISOString()

async function readEntries(actor: Actor, incidentId: string): Promise<EntryRow[]> {
  const [row] = await db().$queryRaw<{ entries: ReadEntry[] }[]>`
    SELECT coalesce(json_agg(json_build_object('seq', e.seq, 'kind', e.kind,
      'occurredAt', extract(epoch FROM e."occurredAt") * 1000, 'occurredUntil', extract(epoch FROM e."occurredUntil") * 1000,
      'occurredAbout', e."occurredAbout", 'occurredZone', e."occurredZone", 'recordedAt', extract(epoch FROM e."recordedAt") * 1000,
      'actorKind', e."actorKind", 'actorName', e."actorName", 'corrects', e.corrects, 'own', coalesce(e."actorId" = ${personIdOf(actor)}::text, false), 'payload', e.payload) ORDER BY e.seq), '[]') AS entries
    FROM timeline_entry e JOIN incident i ON i.id = e."streamId"
    WHERE e."streamId" = ${incidentId}::uuid AND ${visibleSql(actor)} AND ${visibleEntriesSql(actor)}`
  return (row?.entries ?? []).map(({ occurredAt, occurredUntil, recordedAt, ...entry }) => ({
    ...entry,
    occurredAt: iso(occurredAt),
    occurredUntil: occurredUntil === null ? null : iso(occurredUntil),
    recordedAt: iso(recordedAt),
  }))
}

/**
 * The timeline of an incident with its corrections folded, filtered; the newest 500 items unless all are asked for. Empty
 * for who may not see the incident.
 */
export async function listTimeline(
  actor: Actor,
  incidentId: string,
  filters: TimelineFilters,
  { all = false }: { all?: boolean } = {},
): Promise<Timeline> {
  const items = foldTimeline(await readEntries(actor, incidentId)).sort(byOccurrence)
  const matching = isFiltered(filters) ? items.filter((item) => meetsFilters(item, filters)) : items
  return {
    items: all ? matching : matching.slice(0, timelinePageItems),
    matching: matching.length,
    total: items.length,
    authors: [...new Set(items.map(({ author }) => author))].sort(),
    groups: new Set(items.map(({ group }) => group)),
  }
}

/** One item by the sequence number of its entry or of a correction of it; null if there is none that the actor may see. */
export async function findTimelineItem(actor: Actor, incidentId: string, seq: number): Promise<TimelineItem | null> {
  const items = foldTimeline(await readEntries(actor, incidentId))
  return items.find((item) => item.seq === seq || item.corrections.some((correction) => correction.seq === seq)) ?? null
}
