import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { programVisibleSql } from '@/lib/programs/visible'
import { type EntryRow, foldTimeline, type TimelineItem } from '@/lib/timeline/fold'

/** The newest entries of a program's own stream, newest first; confirmations of single collectors are left to their list. */
export async function listProgramTimeline(actor: Actor, slug: string, limit = 100): Promise<TimelineItem[]> {
  const [row] = await db().$queryRaw<{ entries: EntryRow[] }[]>`
    SELECT coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'kind', e.kind,
      'occurredAt', to_char(e."occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'occurredUntil', NULL, 'occurredAbout', e."occurredAbout", 'occurredZone', e."occurredZone",
      'recordedAt', to_char(e."recordedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'actorKind', e."actorKind", 'actorName', e."actorName", 'corrects', e.corrects, 'payload', e.payload) ORDER BY e.seq), '[]') AS entries
    FROM (
      SELECT e.* FROM timeline_entry e JOIN program p ON p.id = e."streamId"
      WHERE p.slug = ${slug} AND ${programVisibleSql(actor)}
        AND e.kind NOT IN ('program.collectors_enrolled', 'program.collectors_confirmed')
      ORDER BY e.seq DESC LIMIT ${limit}
    ) e`
  return foldTimeline(row?.entries ?? []).reverse()
}
