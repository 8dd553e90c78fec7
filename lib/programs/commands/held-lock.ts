import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import type { CommandContext } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, Forbidden, InvalidInput, NotFound, type Refusal } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'
import { onStream, withoutNames } from '@/lib/programs/commands/write'
import type { ProgramState, ProgramTarget } from '@/lib/programs/lock'
import type { ActiveLock, LinkedIncident } from '@/lib/programs/model'
import { asLockRule } from '@/lib/programs/queries/facts'
import { openBreak, openOffer } from '@/lib/programs/queries/lock-answers'
import type { Breaker } from '@/lib/programs/rules/break-glass'
import { breakEnded } from '@/lib/programs/rules/break-glass'
import { offerEnded } from '@/lib/programs/rules/hand-over'
import { type LockEvent, type LockKind, toldOnProgram } from '@/lib/programs/rules/told-of-locks'
import type { LockedStream, NewEvent } from '@/lib/timeline/model'
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

/** The events on the streams that may tell of them: the incident's whole, the program's as far as others may know. */
export function lockEntries(
  { stream }: ProgramTarget,
  held: HeldLock,
  events: readonly LockEvent[],
): NewEvent<LockKind>[] {
  const { incidentStream } = held
  const made = events.flatMap((written) => {
    const told = toldOnProgram(written, incidentStream?.restricted ?? false)
    return [...(told ? [onStream(stream, told)] : []), ...(incidentStream ? [onStream(incidentStream, written)] : [])]
  })
  return withoutNames<NewEvent<LockKind>>(made, incidentStream)
}

/** What waited for an answer is void when the lock goes or changes hands. Returns the events that say so. */
export async function voidAnswers(
  tx: Tx,
  { row }: Pick<HeldLock, 'row'>,
  { program, now }: { readonly program: ProgramState; readonly now: Date },
  endReason: string,
): Promise<LockEvent[]> {
  const [offer, request] = [await openOffer(tx, row.id), await openBreak(tx, row.id)]
  const ended = { state: 'void' as const, endedAt: now, endReason }
  if (offer) await tx.lockOffer.update({ where: { id: offer.id }, data: ended })
  if (request) await tx.lockBreak.update({ where: { id: request.id }, data: ended })
  const of = { program, lock: row }
  return [
    ...(offer ? [offerEnded(of, offer, 'void', endReason)] : []),
    ...(request ? [breakEnded(of, request, 'void', endReason)] : []),
  ]
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
