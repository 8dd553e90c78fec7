import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { SafeguardStanding } from '@/lib/programs/model'
import { reminderDays } from '@/lib/programs/rules/safeguards'

/** A verified safeguard that expires soon, or has without that being recorded, with whom it concerns. For the worker. */
export interface ExpiringSafeguardRow {
  readonly id: string
  readonly programId: string
  readonly title: string
  readonly state: SafeguardStanding
  readonly required: boolean
  readonly verifiedById: string | null
  readonly verifiedAt: Date | null
  readonly expiresAt: Date | null
  readonly program: { readonly name: string; readonly slug: string; readonly ownerIds: readonly string[] }
}

/** All of them, or the one of this id. A retired program's are nobody's business any more. */
export function listExpiring(tx: Tx, safeguardId: string | null): Promise<ExpiringSafeguardRow[]> {
  return tx.$queryRaw<ExpiringSafeguardRow[]>`
    SELECT g.id, g."programId", g.title, g.state::text AS state, g.required, g."verifiedById", g."verifiedAt", g."expiresAt",
      jsonb_build_object('name', p.name, 'slug', p.slug,
        'ownerIds', ARRAY(SELECT po."personId" FROM program_owner po WHERE po."programId" = p.id)) AS program
    FROM safeguard g JOIN program p ON p.id = g."programId"
    WHERE g.state = 'verified' AND g."expiresAt" IS NOT NULL AND p.phase <> 'retired'
      AND (${safeguardId}::uuid IS NULL OR g.id = ${safeguardId}::uuid)
      AND g."expiresAt" <= standdown_now() + make_interval(days => ${Math.max(...reminderDays)}::int)
      AND (g."expiresAt" > standdown_now() OR g."expiredAt" IS NULL
        OR (g.required AND (p.phase = 'ramping' OR (p.phase = 'running' AND p."pauseOnExpiry"))))
    ORDER BY g."expiresAt", g.id`
}
