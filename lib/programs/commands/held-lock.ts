import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import type { CommandContext } from '@/lib/command-context'
import { demand, Forbidden, InvalidInput, NotFound, type Refusal } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'
import type { ProgramState } from '@/lib/programs/lock'
import type { ActiveLock, LinkedIncident } from '@/lib/programs/model'
import { asLockRule } from '@/lib/programs/queries/facts'
import type { Breaker } from '@/lib/programs/rules/break-glass'
import type { LockedStream } from '@/lib/timeline/model'
import { lockIncidentStreams } from '@/lib/timeline/streams'

/** One lock of a locked program, with the incident that holds it locked too. */
export interface HeldLock {
  /** As it was placed and is held, whether or not it is active. */
  readonly row: ActiveLock & { readonly programId: string }
  /** Null when it has been released. */
  readonly lock: ActiveLock | null
  readonly incident: LinkedIncident | null
  readonly incidentStream: LockedStream | null
}

type Reading = Pick<CommandContext, 'tx' | 'actor'>

/** Asked before anything of the incident is locked: nobody waits for an incident that they may not see. */
async function mayRead({ tx, actor }: Reading, incidentId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM incident i WHERE i.id = ${incidentId}::uuid AND ${visibleSql(actor)}`
  return rows.length === 1
}

/** Finds and locks it. Who may not read its incident hears `hidden`, whatever stands there. Throws NotFound. */
export async function heldLock(
  reading: Reading,
  { programId, lockId }: { readonly programId: string; readonly lockId: string },
  hidden: { readonly ok: false; readonly refusal: Refusal },
): Promise<HeldLock> {
  const { tx } = reading
  const found = await tx.pauseLock.findFirst({ where: { id: lockId, programId } })
  if (!found) throw new NotFound()
  const { incidentId } = found
  if (incidentId && !(await mayRead(reading, incidentId))) demand(hidden)
  const [incidentStream = null] = incidentId ? await lockIncidentStreams(tx, [incidentId]) : []
  const incident = incidentId
    ? await tx.incident.findUnique({ where: { id: incidentId }, select: { id: true, status: true, leadId: true } })
    : null
  // Held by an incident, it may have changed hands until that was locked.
  const { heldById } = await tx.pauseLock.findUniqueOrThrow({ where: { id: lockId }, select: { heldById: true } })
  const row = { ...found, heldById, rule: asLockRule(found.rule) }
  return { row, lock: found.releasedAt ? null : row, incident, incidentStream }
}

/** The person who acts. */
export function personOf(actor: Actor): { readonly id: string; readonly name: string } {
  const id = personIdOf(actor)
  if (!id) throw new Forbidden('Only people hold locks.')
  return { id, name: actor.name }
}

/** The person who acts, as counsel when they are counsel. */
export function breakerOf(actor: Actor): Breaker {
  return { ...personOf(actor), as: rolesOf(actor).includes('counsel') ? 'counsel' : 'responder' }
}

/** What can't be taken back is typed out: the program's slug. Throws InvalidInput. */
export function demandTyped(confirm: string, { slug }: ProgramState, act: string): void {
  if (confirm.toLowerCase() !== slug) throw new InvalidInput({ confirm: `Type ${slug} to ${act}.` })
}
