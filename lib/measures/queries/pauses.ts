import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import type { PauseFacts, RecordsAfterPause } from '@/lib/measures/model'

/**
 * The first pause of the program `p` for which the incident `i` held a lock, as the program's own timeline tells it: one row
 * of `s`, with nulls when there is none.
 */
export const firstPauseSql = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT a.epoch, a."pausedAt", c."completedAt" FROM (
      SELECT min(l."placedAt") AS "placedAt" FROM pause_lock l WHERE l."incidentId" = i.id AND l."programId" = p.id) l
    CROSS JOIN LATERAL (
      SELECT e.payload->>'epoch' AS epoch, (e.payload->>'pausedAt')::timestamptz AS "pausedAt" FROM timeline_entry e
      WHERE e."streamId" = p.id AND e.kind = 'program.paused' AND (e.payload->>'pausedAt')::timestamptz <= l."placedAt"
      ORDER BY e.seq DESC LIMIT 1) a
    LEFT JOIN LATERAL (${completionSql(Prisma.sql`a.epoch`)}) c ON TRUE
  ) s ON TRUE`

/** When the pause of the program `p` that began this epoch was complete. */
export function completionSql(epoch: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT e."recordedAt" AS "completedAt" FROM timeline_entry e
    WHERE e."streamId" = p.id AND e.kind = 'program.pause_completed' AND e.payload->>'epoch' = ${epoch}
    ORDER BY e.seq DESC LIMIT 1`
}

/** What was seen of the program `p` after the pause `s`: one row of `r`. */
export const recordsSql = Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(o.count) FILTER (WHERE o.class = 'violation'), 0)::float8 AS violation,
      coalesce(sum(o.count) FILTER (WHERE o.class = 'late'), 0)::float8 AS late,
      coalesce(sum(o.count) FILTER (WHERE o.class = 'unknown'), 0)::float8 AS unknown,
      count(*) > 0 OR EXISTS (SELECT FROM collector_token t WHERE t."programId" = p.id AND t.purpose = 'observer'
        AND t."createdAt" <= s."pausedAt" AND (t."revokedAt" IS NULL OR t."revokedAt" > s."pausedAt")) AS watched
    FROM data_observation o WHERE o."programId" = p.id AND o."pauseEpoch" = s.epoch::bigint
  ) r`

/** Columns of `s` and `r` in a query's row. */
export const pauseColumns = Prisma.sql`s.epoch, s."pausedAt", s."completedAt", r.violation, r.late, r.unknown, r.watched`

export interface PauseColumns extends RecordsAfterPause {
  readonly epoch: string | null
  readonly pausedAt: Date | null
  readonly completedAt: Date | null
}

export function pauseOf({
  epoch,
  pausedAt,
  completedAt,
  violation,
  late,
  unknown,
  watched,
}: PauseColumns): PauseFacts | null {
  if (epoch === null || pausedAt === null) return null
  return { epoch, pausedAt, completedAt, records: { violation, late, unknown, watched } }
}
