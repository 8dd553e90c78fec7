import 'server-only'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'
import { type HeldTarget, lockEntries } from '@/lib/programs/commands/incident-lock'
import { type PlacedKind, placeLock } from '@/lib/programs/commands/place-lock'
import { withoutNames } from '@/lib/programs/commands/write'
import type { ProgramState } from '@/lib/programs/lock'
import { collects } from '@/lib/programs/rules/allow'
import type { LinkedSeverity } from '@/lib/programs/rules/self-pause'
import type { LockedStream, NewEvent } from '@/lib/timeline/model'

/** One program that an incident is linked to, as the rule on severe incidents sees the two. */
export interface SevereLink extends LinkedSeverity {
  readonly programId: string
  readonly reference: string
}

/**
 * Owners hear of a restricted incident's lock no more than the program's page tells them, whether a person or the rule placed
 * it: the rule's own words would say how severe the incident is.
 */
export async function tellOfRestrictedPause(
  tx: Tx,
  { id, name, slug, ownerIds }: ProgramState,
  lockId: string,
  actorId: string | null,
): Promise<void> {
  await notify(tx, {
    ...{ to: ownerIds.filter((ownerId) => ownerId !== actorId), kind: 'program_paused' },
    ...{ text: `${name} is pausing. A restricted incident put a lock on it.` },
    ...{ href: `/programs/${slug}#pause`, key: `lock/${id}/${lockId}` },
  })
}

/** The programs that an incident is linked to, in the order in which they are locked. */
export function severeLinks(tx: Tx, incidentId: string): Promise<SevereLink[]> {
  return tx.$queryRaw<SevereLink[]>`
    SELECT p.id AS "programId", p.phase::text AS phase, p."pauseOnSevere", i.reference, i.severity, i.drill, i.status::text AS status,
      EXISTS (SELECT FROM pause_lock l WHERE l."programId" = p.id AND l."incidentId" = i.id AND l."releasedAt" IS NULL) AS locked
    FROM incident i JOIN incident_program ip ON ip."incidentId" = i.id JOIN program p ON p.id = ip."programId"
    WHERE i.id = ${incidentId}::uuid ORDER BY p.id`
}

type Held = HeldTarget & { readonly incident: LockedStream }

/** The program's owners hear of it. */
async function tellOwners(tx: Tx, { program, incident }: Held, lockId: string, link: SevereLink): Promise<void> {
  if (incident.restricted) return tellOfRestrictedPause(tx, program, lockId, null)
  const { id, name, slug, ownerIds } = program
  const cause = `${link.reference}, SEV ${link.severity}, is linked to it.`
  await notify(tx, {
    ...{ to: ownerIds, kind: 'program_paused_by_rule', href: `/programs/${slug}#pause`, key: `lock/${id}/${lockId}` },
    ...{ text: `${name} is pausing by itself. ${cause}`, incidentId: incident.id },
  })
}

/** Places the incident's lock by the rule: in whatever command the incident became severe or was linked. */
export async function pauseForIncident(tx: Tx, target: Held, link: SevereLink): Promise<NewEvent<PlacedKind>[]> {
  const { incident, now } = target
  const reason = `By rule: SEV ${link.severity} is linked to the program.`
  const order = { incidentId: incident.id, personId: null, rule: 'severity', reason, now } as const
  const { events, lockId } = await placeLock(tx, target, order)
  if (collects(target.program.phase)) await tellOwners(tx, target, lockId, link)
  return withoutNames(await lockEntries(tx, target, events, 'severity'), incident)
}
