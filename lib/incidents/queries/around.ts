import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { ProgramPhase } from '@/lib/programs/model'
import { programVisibleSql } from '@/lib/programs/visible'
import type { Fallen } from '@/lib/statements/fallen'
import { fallenSql } from '@/lib/statements/queries/fallen'

export interface LinkedProgram {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly phase: ProgramPhase
  /** Whether it pauses by itself for a severe incident. */
  readonly pauseOnSevere: boolean
  /** The lock that this incident holds on it. */
  readonly lock: { readonly id: string; readonly keeperName: string | null } | null
  /** Locks of this incident that were removed in their owner's absence: shown for ever. */
  readonly removed: readonly RemovedLock[]
  /** Since the last pause: collectors that are accounted for, and all that must be. */
  readonly accounted: number
  readonly collectors: number
  readonly mayRead: boolean
  readonly mayPause: boolean
}

export interface RemovedLock {
  readonly id: string
  readonly at: string
  readonly ownerName: string
  /** Whether the owner has acknowledged it. */
  readonly acknowledged: boolean
}

export interface LinkedStatement {
  readonly reference: string
  readonly title: string
  readonly kind: string
  readonly state: 'draft' | 'in_review' | 'published' | 'withdrawn'
  readonly standing: 'current' | 'stale' | 'contradicted' | null
  /** Null while it holds, or is not published. */
  readonly fallen: Fallen | null
  /** The last statement that was begun to correct it. */
  readonly correction: string | null
}

export interface LinkedEvidence {
  readonly id: string
  readonly number: number
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly note: string
  readonly addedByName: string
  /** ISO 8601, UTC. */
  readonly addedAt: string
}

export interface IncidentSurroundings {
  readonly programs: readonly LinkedProgram[]
  readonly statements: readonly LinkedStatement[]
  readonly evidence: readonly LinkedEvidence[]
}

/**
 * What is tied to an incident: programs with the state of their pause, evidence, and, for
 * who may read them, statements. Empty for who may not see the incident.
 */
export async function getSurroundings(actor: Actor, incidentId: string): Promise<IncidentSurroundings> {
  const [found] = await db().$queryRaw<IncidentSurroundings[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'phase', p.phase, 'pauseOnSevere', p."pauseOnSevere",
          'mayRead', ${programVisibleSql(actor, 'program.read')}, 'mayPause', ${programVisibleSql(actor, 'program.pause')},
          'lock', (SELECT jsonb_build_object('id', l.id, 'keeperName', k.name)
            FROM pause_lock l LEFT JOIN person k ON k.id = coalesce(l."heldById", i."leadId")
            WHERE l."programId" = p.id AND l."incidentId" = i.id AND l."releasedAt" IS NULL),
          'removed', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'at', l."releasedAt", 'ownerName', o.name,
              'acknowledged', b."acknowledgedAt" IS NOT NULL) ORDER BY l."releasedAt"), '[]')
            FROM pause_lock l JOIN lock_break b ON b."lockId" = l.id AND b.state = 'applied' JOIN person o ON o.id = b."ownerId"
            WHERE l."programId" = p.id AND l."incidentId" = i.id),
          'accounted', (SELECT count(*) FROM collector_account a WHERE a."programId" = p.id AND a.epoch = p.epoch),
          'collectors', (SELECT count(*) FROM collector c WHERE c."programId" = p.id AND c."registeredAt" <= p."pausedAt"
            AND (c."retiredAt" IS NULL OR c."retiredAt" > p."pausedAt"))) ORDER BY p.name), '[]')
        FROM incident_program ip JOIN program p ON p.id = ip."programId" WHERE ip."incidentId" = i.id) AS programs,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', s.reference, 'title', s.title, 'kind', s.kind, 'state', s.state,
          'standing', CASE WHEN s.standing = 'current' AND s."staleAt" <= standdown_now() THEN 'stale' ELSE s.standing::text END,
          'fallen', ${fallenSql}, 'correction', (SELECT k.reference FROM statement k WHERE k."incidentId" = s."incidentId" AND k."correctsId" = s.id AND k.state <> 'withdrawn' ORDER BY k."createdAt" DESC LIMIT 1)) ORDER BY s."updatedAt" DESC), '[]')
        FROM statement s WHERE s."incidentId" = i.id AND ${visibleSql(actor, 'statement.read')}) AS statements,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'fileName', v."fileName", 'mediaType', v."mediaType",
          'sizeBytes', v."sizeBytes", 'sha256', encode(v.sha256, 'hex'), 'note', v.note, 'addedByName', v."addedByName",
          'addedAt', v."addedAt") ORDER BY v.number), '[]')
        FROM evidence v WHERE v."incidentId" = i.id) AS evidence
    FROM incident i WHERE i.id = ${incidentId}::uuid AND ${visibleSql(actor)}`
  return found ?? { programs: [], statements: [], evidence: [] }
}
