import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { AccountCounts, ProgramPhase } from '@/lib/programs/model'
import { programVisibleSql } from '@/lib/programs/visible'

export interface ProgramRow extends AccountCounts {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly phase: ProgramPhase
  readonly rampPercent: number
  readonly critical: boolean
  readonly dataCategories: readonly string[]
  readonly populationCount: number | null
  readonly owners: readonly string[]
  /** Enrolled and not retired. `known` and the rest count those of the pause that stands; all 0 without one. */
  readonly collectors: number
  readonly locks: number
  readonly safeguardsRequired: number
  readonly safeguardsVerified: number
  readonly pausedAt: Date | null
  readonly leasesOverAt: Date | null
  readonly pauseCompletedAt: Date | null
}

const rowsAtMost = 500

/** The programs that the actor may read, those that are stopping first, then by name. */
export function listPrograms(actor: Actor): Promise<ProgramRow[]> {
  return db().$queryRaw<ProgramRow[]>`
    SELECT p.id, p.slug, p.name, p.phase::text AS phase, p."rampPercent", p.critical, p."dataCategories", p."populationCount",
      p."pausedAt", p."leasesOverAt", p."pauseCompletedAt", c.*, a.*,
      ARRAY(SELECT o.name FROM program_owner po JOIN person o ON o.id = po."personId" WHERE po."programId" = p.id ORDER BY o.name) AS owners,
      (SELECT count(*)::int FROM pause_lock l WHERE l."programId" = p.id AND l."releasedAt" IS NULL) AS locks,
      (SELECT count(*)::int FROM safeguard s WHERE s."programId" = p.id AND s.required) AS "safeguardsRequired",
      (SELECT count(*)::int FROM safeguard s WHERE s."programId" = p.id AND s.required AND s.state = 'verified'
        AND (s."expiresAt" IS NULL OR s."expiresAt" > standdown_now())) AS "safeguardsVerified"
    FROM program p,
      LATERAL (SELECT count(*) FILTER (WHERE c."retiredAt" IS NULL)::int AS collectors,
          count(*) FILTER (WHERE c."registeredAt" <= p."pausedAt" AND (c."retiredAt" IS NULL OR c."retiredAt" > p."pausedAt"))::int AS known
        FROM collector c WHERE c."programId" = p.id) c,
      LATERAL (SELECT count(*) FILTER (WHERE a.kind = 'confirmed')::int AS confirmed,
          count(*) FILTER (WHERE a.kind = 'expired')::int AS expired, count(*) FILTER (WHERE a.kind = 'manual')::int AS manual
        FROM collector_account a WHERE a."programId" = p.id AND a.epoch = p.epoch) a
    WHERE ${programVisibleSql(actor)}
    ORDER BY p.phase <> 'pausing', p.name, p.id LIMIT ${rowsAtMost}`
}
