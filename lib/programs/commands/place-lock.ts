import 'server-only'
import type { Tx } from '@/lib/db/client'
import { demand } from '@/lib/errors'
import { newId } from '@/lib/id'
import { tellOfResume } from '@/lib/programs/commands/tell-of-ramp'
import { saveProgram } from '@/lib/programs/commands/write'
import type { ProgramEventOf } from '@/lib/programs/events'
import type { ProgramState, ProgramTarget } from '@/lib/programs/lock'
import type { LockHolder } from '@/lib/programs/model'
import { accountCounts, activeLocks, knownCollectors, somebodyPending } from '@/lib/programs/queries/facts'
import { liveRequest } from '@/lib/programs/queries/request'
import { decideComplete } from '@/lib/programs/rules/accounting'
import { decidePause, findLock, type PauseKind } from '@/lib/programs/rules/pause'

export interface LockOrder extends LockHolder {
  readonly reason: string
  readonly now: Date
}

/** What placing a lock may write. */
export type PlacedKind = PauseKind | 'program.pause_completed'

export interface Placed {
  readonly lockId: string
  readonly events: readonly ProgramEventOf<PlacedKind>[]
  readonly program: ProgramState
}

/** Places a lock by the rule, writes what follows, and completes the pause at once when there is nobody to wait for. */
export async function placeLock(tx: Tx, { program }: ProgramTarget, order: LockOrder): Promise<Placed> {
  const locks = await activeLocks(tx, program.id)
  const openRequest = await liveRequest(tx, program.id)
  const lockId = findLock(locks, order)?.id ?? newId()
  const facts = { program, activeLocks: locks, openRequest, knownCollectors: await knownCollectors(tx, program.id) }
  const { events } = demand(decidePause(facts, { lockId, ...order }))
  if (events.length === 0) return { lockId, events, program }

  const { incidentId, personId, rule = null, reason, now } = order
  const heldById = incidentId ? null : personId
  await tx.pauseLock.create({
    data: { id: lockId, programId: program.id, incidentId, personId, heldById, rule, reason, placedAt: now },
  })
  if (openRequest)
    await tx.resumeRequest.update({ where: { id: openRequest.id }, data: { state: 'void', endedAt: now } })
  if (openRequest?.state === 'scheduled') await tellOfResume(tx, program, events)
  const after = await saveProgram(tx, program, events)
  const completed = await completeIfDone(tx, after, now)
  return { lockId, events: [...events, ...completed.events], program: completed.program }
}

/** Ends the pause when every collector has been accounted for; no events while some are pending. */
export async function completeIfDone(
  tx: Tx,
  program: ProgramState,
  now: Date,
): Promise<{ events: readonly ProgramEventOf<'program.pause_completed'>[]; program: ProgramState }> {
  if (program.phase !== 'pausing' || (await somebodyPending(tx, program))) return { events: [], program }
  const decided = decideComplete(program, await accountCounts(tx, program), now)
  if (!decided.ok) return { events: [], program }
  return { events: decided.events, program: await saveProgram(tx, program, decided.events) }
}
