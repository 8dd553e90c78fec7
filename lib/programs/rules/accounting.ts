import { refuse } from '@/lib/errors'
import type { CollectorRef, ProgramDecision } from '@/lib/programs/events'
import type { AccountClass, AccountCounts, ProgramCore } from '@/lib/programs/model'
import { collects } from '@/lib/programs/rules/allow'
import { programRef } from '@/lib/programs/rules/program-ref'

/** What a collector says about a stop. */
export interface StopReport {
  readonly collector: CollectorRef
  readonly epoch: bigint
  readonly result: 'stopped' | 'failed'
  /** Said by the boot that was last granted a lease. */
  readonly byHolder: boolean
  readonly now: Date
}

/**
 * A collector confirms a stop only for the epoch that stopped it. One that speaks after its lease was called over,
 * or after a person accounted for it, is noted as late: its class doesn't change. Saying it twice changes nothing.
 * Another boot than the one that was last granted a lease can't speak for it before that lease is certainly over.
 */
export function decideConfirm(
  program: ProgramCore,
  standing: { readonly class: AccountClass; readonly lateConfirmed: boolean },
  report: StopReport,
): ProgramDecision<'program.collectors_confirmed' | 'program.stop_failed'> {
  if (collects(program.phase)) return refuse('not_paused', 'The program is not paused.')
  if (report.epoch !== program.epoch) return refuse('other_epoch', 'The confirmation is for another epoch.')
  const ref = programRef(program)
  const epoch = program.epoch.toString()
  if (report.result === 'failed')
    return {
      ok: true,
      events: [{ kind: 'program.stop_failed', payload: { program: ref, epoch, collector: report.collector } }],
    }
  if (!report.byHolder && !(program.leasesOverAt && program.leasesOverAt <= report.now))
    return refuse('other_boot', 'Another boot of this collector may still hold a lease.')
  if (standing.class === 'confirmed' || standing.lateConfirmed) return { ok: true, events: [] }
  const collectors = [{ ...report.collector, late: standing.class !== 'pending' }]
  return { ok: true, events: [{ kind: 'program.collectors_confirmed', payload: { program: ref, epoch, collectors } }] }
}

/** Names at most this many collectors in one entry; the account rows have them all. */
const namedAtMost = 50

/**
 * Call the leases of silent collectors over, not before every lease that was out when the pause committed has ended.
 * `committedBy` is a database time at which the pause was certainly visible: the wait counts from there when the
 * commit itself was slow. An expired collector is never shown as confirmed.
 */
export function decideExpire(
  program: ProgramCore,
  pending: readonly CollectorRef[],
  at: { readonly now: Date; readonly committedBy: Date },
): ProgramDecision<'program.leases_expired'> {
  if (program.phase !== 'pausing' || !program.pausedAt || !program.leasesOverAt)
    return refuse('not_pausing', 'No pause is waiting for collectors.')
  const waitMs = program.leasesOverAt.getTime() - program.pausedAt.getTime()
  if (at.now < program.leasesOverAt || at.now.getTime() < at.committedBy.getTime() + waitMs)
    return refuse('leases_out', 'A collector may still hold a lease.')
  if (pending.length === 0) return { ok: true, events: [] }
  const payload = {
    program: programRef(program),
    epoch: program.epoch.toString(),
    count: pending.length,
    collectors: pending.slice(0, namedAtMost),
  }
  return { ok: true, events: [{ kind: 'program.leases_expired', payload }] }
}

/** A person vouches for a silent collector, with a reason and evidence; it is marked so for ever. */
export function decideConfirmByHand(
  program: ProgramCore,
  standing: AccountClass,
  by: { readonly collector: CollectorRef; readonly reason: string; readonly evidence: string },
): ProgramDecision<'program.confirmed_by_hand'> {
  if (program.phase !== 'pausing') return refuse('not_pausing', 'No pause is waiting for collectors.')
  if (standing !== 'pending') return refuse('accounted', 'This collector is accounted for already.')
  const payload = { program: programRef(program), epoch: program.epoch.toString(), ...by }
  return { ok: true, events: [{ kind: 'program.confirmed_by_hand', payload }] }
}

/** Collectors of this pause that nobody has accounted for. */
export function pendingCount(counts: AccountCounts): number {
  return counts.known - counts.confirmed - counts.expired - counts.manual
}

/** `paused` only when every collector known at the pause is confirmed, expired or verified by hand. */
export function decideComplete(
  program: ProgramCore,
  counts: AccountCounts,
  now: Date,
): ProgramDecision<'program.pause_completed'> {
  if (program.phase !== 'pausing' || !program.pausedAt)
    return refuse('not_pausing', 'No pause is waiting for collectors.')
  if (program.restoredAt && !(program.leasesOverAt && program.leasesOverAt <= now))
    return refuse('leases_out', 'Collectors that the restored database does not know of may still hold a lease.')
  const pending = pendingCount(counts)
  if (pending > 0) return refuse('pending', `${pending} of ${counts.known} collectors have not been accounted for yet.`)
  const { confirmed, expired, manual } = counts
  const tookMs = now.getTime() - program.pausedAt.getTime()
  const payload = { program: programRef(program), epoch: program.epoch.toString(), confirmed, expired, manual, tookMs }
  return { ok: true, events: [{ kind: 'program.pause_completed', payload }] }
}
