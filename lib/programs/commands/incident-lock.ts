import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { PlacedKind } from '@/lib/programs/commands/place-lock'
import { concernedIncidents, onStream, spread } from '@/lib/programs/commands/write'
import type { ProgramEventOf } from '@/lib/programs/events'
import type { ProgramTarget } from '@/lib/programs/lock'
import type { LockRule } from '@/lib/programs/model'
import type { LockedStream, NewEvent } from '@/lib/timeline/model'

export interface HeldTarget extends ProgramTarget {
  /** The incident that the lock is for; null for a lock of a person's own. */
  readonly incident: LockedStream | null
}

/**
 * What a placed lock leaves on the program, on the incident that holds it and on the others that the pause concerns. The
 * reason of an incident's lock, and the rule that placed it, stand on the incident alone: others may read the program.
 */
export async function lockEntries(
  tx: Tx,
  target: HeldTarget,
  events: readonly ProgramEventOf<PlacedKind>[],
  rule?: LockRule,
): Promise<NewEvent<PlacedKind>[]> {
  const { incident } = target
  // The incident's own stream is locked already; the same row object must carry all its entries.
  const others = (await concernedIncidents(tx, target)).filter((stream) => stream.id !== incident?.id)
  const incidents = incident ? [incident, ...others] : others
  return events.flatMap<NewEvent<PlacedKind>>((made) =>
    made.kind === 'program.lock_placed' ? placed(target, made, rule) : spread(target, incidents, [made]),
  )
}

function placed({ stream, incident }: HeldTarget, made: ProgramEventOf<'program.lock_placed'>, rule?: LockRule) {
  if (!incident) return [onStream(stream, made)]
  const withoutReason = { ...made, payload: { ...made.payload, reason: null } }
  const whole = { ...made, payload: { ...made.payload, ...(rule && { rule }) } }
  return [onStream(stream, withoutReason), onStream(incident, whole)]
}
