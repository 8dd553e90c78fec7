import 'server-only'
import { Prisma } from '@/lib/db/generated/client'

/**
 * The `Fallen` of the statement `s` as jsonb; null while it holds. What made it fall is as the entry that says so named it;
 * one that is only too old has no such entry yet. The caller has asked who may see `s`.
 */
export const fallenSql = Prisma.sql`
  CASE WHEN s.state = 'published' AND (s.standing <> 'current' OR s."staleAt" <= standdown_now()) THEN coalesce(
    (SELECT jsonb_build_object('bySeq', c->'bySeq', 'reason', c->>'reason', 'since', coalesce(
        (SELECT x."recordedAt" FROM timeline_entry x WHERE x."streamId" = e."streamId" AND x.seq = (c->>'bySeq')::int),
        s."staleAt", e."recordedAt"))
      FROM timeline_entry e, LATERAL (SELECT e.payload->'claims'->0) AS first(c)
      WHERE e."streamId" = s."incidentId" AND e.kind IN ('statement.contradicted', 'statement.went_stale')
        AND e.payload->>'statementId' = s.id::text ORDER BY e.seq DESC LIMIT 1),
    jsonb_build_object('bySeq', NULL, 'reason', 'It is older than its kind may be.', 'since', s."staleAt")) END`
