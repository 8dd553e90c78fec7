import { refuse } from '@/lib/errors'
import type { ProgramDecision, ProgramEventOf } from '@/lib/programs/events'
import type { ActiveLock, LockHolder, ProgramCore, ResumeRequestRecord } from '@/lib/programs/model'
import { collects } from '@/lib/programs/rules/allow'
import { leasesOverAt } from '@/lib/programs/rules/lease-time'
import { programRef } from '@/lib/programs/rules/program-ref'

/** What a pause may write. */
export type PauseKind = 'program.lock_placed' | 'program.resume_voided' | 'program.paused'

export interface PauseFacts {
  readonly program: ProgramCore
  readonly activeLocks: readonly ActiveLock[]
  readonly openRequest: ResumeRequestRecord | null
  /** Collectors enrolled at this moment: each must be accounted for. */
  readonly knownCollectors: number
}

export interface PauseOrder extends LockHolder {
  readonly lockId: string
  readonly reason: string
  readonly now: Date
}

/**
 * One authorised person is enough to pause, and no approval ever stands before it. Pausing twice for the same
 * incident (or twice by the same person) changes nothing. A pause of a program that is already stopped adds a lock.
 */
export function decidePause(facts: PauseFacts, order: PauseOrder): ProgramDecision<PauseKind> {
  const { program } = facts
  if (program.phase === 'retired') return refuse('retired', 'This program is retired. It collects nothing.')
  if (findLock(facts.activeLocks, order)) return { ok: true, events: [] }

  const ref = programRef(program)
  const events: ProgramEventOf<PauseKind>[] = [
    {
      kind: 'program.lock_placed',
      payload: { program: ref, lockId: order.lockId, ...heldBy(order), reason: order.reason },
    },
  ]
  if (facts.openRequest) {
    const reason = 'A new lock was placed on the program.'
    events.push({ kind: 'program.resume_voided', payload: { program: ref, requestId: facts.openRequest.id, reason } })
  }
  if (collects(program.phase)) {
    events.push({
      kind: 'program.paused',
      payload: {
        program: ref,
        lockId: order.lockId,
        epoch: (program.epoch + 1n).toString(),
        from: program.phase,
        collectors: facts.knownCollectors,
        pausedAt: order.now.toISOString(),
        leasesOverAt: leasesOverAt(order.now, program.maxTtlGrantedMs, program.checkGapMs).toISOString(),
      },
    })
  }
  return { ok: true, events }
}

/** Whose a lock is, as its entries say it. Of an incident's lock no rule is named: it would tell how severe the incident is. */
export function heldBy({ incidentId, personId, rule }: LockHolder) {
  return {
    personal: incidentId === null && personId !== null,
    ...(rule && incidentId === null && personId === null && { rule }),
  }
}

/** The lock that already stands for this incident; without one for this person; without either for this rule. */
export function findLock(locks: readonly ActiveLock[], by: LockHolder): ActiveLock | undefined {
  if (by.incidentId !== null) return locks.find((lock) => lock.incidentId === by.incidentId)
  const rule = by.personId === null ? by.rule : null
  return locks
    .filter((lock) => lock.incidentId === null && lock.heldById === by.personId)
    .find((lock) => by.personId !== null || lock.rule === rule)
}
