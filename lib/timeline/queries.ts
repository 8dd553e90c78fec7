import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'
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

async function readEntries(actor: Actor, incidentId: string): Promise<EntryRow[]> {
  const [row] = await db().$queryRaw<{ entries: EntryRow[] }[]>`
    SELECT coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'kind', e.kind,
      'occurredAt', to_char(e."occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'occurredUntil', to_char(e."occurredUntil" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'occurredAbout', e."occurredAbout", 'occurredZone', e."occurredZone",
      'recordedAt', to_char(e."recordedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'actorKind', e."actorKind", 'actorName', e."actorName", 'corrects', e.corrects, 'payload', e.payload) ORDER BY e.seq), '[]') AS entries
    FROM timeline_entry e JOIN incident i ON i.id = e."streamId"
    WHERE e."streamId" = ${incidentId}::uuid AND ${visibleSql(actor)}`
  return row?.entries ?? []
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
