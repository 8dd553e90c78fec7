import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { ProgramCore } from '@/lib/programs/model'
import type { CollectorStanding } from '@/lib/programs/rules/fleet'

/**
 * How these collectors of the program stand, or all of them that a pause could count; for a caller that has found the
 * program visible already.
 */
export function collectorStandings(
  tx: Tx,
  program: Pick<ProgramCore, 'id' | 'epoch' | 'pausedAt'>,
  ids: readonly string[] | null,
): Promise<CollectorStanding[]> {
  return tx.$queryRaw<CollectorStanding[]>`
    SELECT c.id, c."externalId", c."registeredAt", c."lastGrantAt", c."retiredAt",
      coalesce(a.kind::text, CASE WHEN c."registeredAt" <= ${program.pausedAt}::timestamptz
        AND (c."retiredAt" IS NULL OR c."retiredAt" > ${program.pausedAt}::timestamptz) THEN 'pending' END) AS class,
      a."lateConfirmedAt" IS NOT NULL AS "lateConfirmed",
      coalesce(a.kind = 'confirmed' AND c."lastRecordAt" > a.at + interval '1 second', false)
        OR coalesce(c."lastViolationAt" >= ${program.pausedAt}::timestamptz, false) AS contradicted
    FROM collector c
    LEFT JOIN collector_account a ON a."programId" = c."programId" AND a.epoch = ${program.epoch} AND a."collectorId" = c.id
    WHERE c."programId" = ${program.id}::uuid AND (${ids === null} OR c.id = ANY(${ids ?? []}::uuid[]))
    ORDER BY c."externalId"`
}
