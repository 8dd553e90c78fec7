import { refuse } from '@/lib/errors'
import type { ProgramDecision, ProgramEventOf } from '@/lib/programs/events'
import { leasesOverAt } from '@/lib/programs/rules/lease-time'
import { findLock, heldBy, type PauseFacts } from '@/lib/programs/rules/pause'
import { programRef } from '@/lib/programs/rules/program-ref'

/** Epochs move when people act: more than this many were not used between a backup and its restore. */
const epochJump = 1000n

export interface RestoreOrder {
  readonly lockId: string
  readonly reason: string
  /** The highest epoch of the program that anybody remembers; the restored one where nobody does. */
  readonly highestEpoch: bigint
  readonly now: Date
}

/**
 * A restored database may have forgotten a pause, and epochs that collectors have seen. So nothing collects in it: each
 * program gets a lock of its own and an epoch above all that were used, and counts as paused no earlier than after the
 * longest lease that may be out, whoever confirms: collectors that enrolled after the backup are not known any more.
 */
export function decideRestored(
  facts: PauseFacts,
  { lockId, reason, highestEpoch, now }: RestoreOrder,
): ProgramDecision<'program.lock_placed' | 'program.resume_voided' | 'program.restored'> {
  const { program } = facts
  if (program.phase === 'retired') return refuse('retired', 'This program is retired. It collects nothing.')
  const ref = programRef(program)
  const holder = { incidentId: null, personId: null, rule: 'restored' } as const
  const events: ProgramEventOf<'program.lock_placed' | 'program.resume_voided' | 'program.restored'>[] = []
  if (!findLock(facts.activeLocks, holder))
    events.push({ kind: 'program.lock_placed', payload: { program: ref, lockId, ...heldBy(holder), reason } })
  if (facts.openRequest)
    events.push({ kind: 'program.resume_voided', payload: { program: ref, requestId: facts.openRequest.id, reason } })
  const highest = highestEpoch > program.epoch ? highestEpoch : program.epoch
  events.push({
    kind: 'program.restored',
    payload: {
      program: ref,
      epoch: (highest + epochJump).toString(),
      from: program.phase,
      collectors: facts.knownCollectors,
      pausedAt: now.toISOString(),
      leasesOverAt: leasesOverAt(now, program.maxTtlGrantedMs, program.checkGapMs).toISOString(),
    },
  })
  return { ok: true, events }
}
