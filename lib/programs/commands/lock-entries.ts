import 'server-only'
import type { CommandContext } from '@/lib/command-context'
import type { Tx } from '@/lib/db/client'
import { type HeldLock, personOf } from '@/lib/programs/commands/held-lock'
import { tellOfLock } from '@/lib/programs/commands/tell-of-locks'
import { onStream, withoutNames } from '@/lib/programs/commands/write'
import type { ProgramState, ProgramTarget } from '@/lib/programs/lock'
import { openBreak, openOffer } from '@/lib/programs/queries/lock-answers'
import { breakEnded } from '@/lib/programs/rules/break-glass'
import { offerEnded } from '@/lib/programs/rules/hand-over'
import { type LockEvent, type LockKind, toldOnProgram } from '@/lib/programs/rules/told-of-locks'
import type { NewEvent } from '@/lib/timeline/model'

/**
 * Tells the people concerned, and puts the events on the streams that may tell of them: the incident's whole, the program's as
 * far as others may know.
 */
export async function lockEntries(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  target: ProgramTarget,
  held: HeldLock,
  events: readonly LockEvent[],
): Promise<NewEvent<LockKind>[]> {
  await tellOfLock(tx, target, held, personOf(actor).id, events)
  const { incidentStream } = held
  const made = events.flatMap((written) => {
    const told = toldOnProgram(written, incidentStream)
    return [
      ...(told ? [onStream(target.stream, told)] : []),
      ...(incidentStream ? [onStream(incidentStream, written)] : []),
    ]
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
