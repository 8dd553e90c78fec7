import 'server-only'
import type { Tx } from '@/lib/db/client'
import { type PlacedKind, placeLock } from '@/lib/programs/commands/place-lock'
import { tellOfStop } from '@/lib/programs/commands/tell-of-ramp'
import type { ProgramEventOf } from '@/lib/programs/events'
import type { ProgramState, ProgramTarget } from '@/lib/programs/lock'
import type { LockRule } from '@/lib/programs/model'

export interface StopOrder {
  /** Who said that the ramp must stop: the lock is then that person's own, and the rule is not asked again. */
  readonly personId?: string | null
  /** The rule that stops it, where no person does. */
  readonly rule: LockRule
  /** Shown to everybody who may read the program. */
  readonly reason: string
  readonly now: Date
}

/**
 * Stops a ramp from within another command: places a lock, and the program is pausing again with every collector to
 * account for. Writes the rows; the caller spreads the events. Does nothing unless the program is ramping, or when this
 * rule (or person) holds a lock already.
 */
export async function stopRamp(
  tx: Tx,
  target: ProgramTarget,
  { personId = null, rule, reason, now }: StopOrder,
): Promise<{ events: readonly ProgramEventOf<PlacedKind>[]; program: ProgramState }> {
  if (target.program.phase !== 'ramping') return { events: [], program: target.program }
  const holder = personId ? { personId } : { personId: null, rule }
  const { events, program } = await placeLock(tx, target, { incidentId: null, ...holder, reason, now })
  if (events.length > 0) await tellOfStop(tx, target.program, reason)
  return { events, program }
}
