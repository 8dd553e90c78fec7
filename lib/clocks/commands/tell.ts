import 'server-only'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'

interface Told {
  readonly incidentId: string
  readonly reference: string
  readonly drill: boolean
  readonly ownerId: string | null
  readonly kind: 'clock_alert' | 'assessment_due'
  readonly text: string
  readonly key: string
}

/**
 * Whom it concerns: the incident's counsel, its lead and the owner; without a counsel, everybody who is counsel and may read
 * the incident. Of a restricted incident only members are told, and where none of these is one, all members: somebody must hear.
 */
async function recipients(tx: Tx, incidentId: string, ownerId: string | null): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; named: boolean }[]>`
    SELECT p.id, coalesce(p.id IN (i."counselId", i."leadId", ${ownerId}::uuid)
        OR (i."counselId" IS NULL AND 'counsel' = ANY(p.roles::text[])), false) AS named
    FROM incident i JOIN person p ON p."disabledAt" IS NULL AND (i.visibility = 'open'
      OR EXISTS (SELECT FROM incident_member m WHERE m."incidentId" = i.id AND m."personId" = p.id))
    WHERE i.id = ${incidentId}::uuid AND (i.visibility = 'restricted' OR p.id IN (i."counselId", i."leadId", ${ownerId}::uuid)
      OR 'counsel' = ANY(p.roles::text[]))`
  const named = rows.filter((row) => row.named)
  return (named.length > 0 ? named : rows).map(({ id }) => id)
}

/** Tells them, once of each key, with the commit of the caller's transaction. Drills say that they are one. */
export async function tellOfClock(tx: Tx, told: Told): Promise<void> {
  const { incidentId, reference, drill, ownerId, kind, text, key } = told
  await notify(tx, {
    to: await recipients(tx, incidentId, ownerId),
    ...{ kind, incidentId, key, text: drill ? `Drill: ${text}` : text, href: `/incidents/${reference}/clocks` },
  })
}
