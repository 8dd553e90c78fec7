import { refuse } from '@/lib/errors'
import type { CollectorRef, ProgramDecision } from '@/lib/programs/events'
import type { AccountClass, ProgramCore } from '@/lib/programs/model'
import { collects } from '@/lib/programs/rules/allow'
import { leaseOutUntil } from '@/lib/programs/rules/lease-time'
import { programRef } from '@/lib/programs/rules/program-ref'

/** One collector as the pause that stands sees it. Times are database times. */
export interface CollectorStanding extends CollectorRef {
  /** Null while the program collects, and for one that came, or was retired, outside the pause that stands. */
  readonly class: AccountClass | null
  /** It spoke after it had been called expired, or after somebody vouched for it. */
  readonly lateConfirmed: boolean
  /** It reported a record after its own confirmation, or data was seen that it must not have captured. */
  readonly contradicted: boolean
  readonly registeredAt: Date
  readonly lastGrantAt: Date | null
  readonly retiredAt: Date | null
}

/** Has it said nothing of this stop? One that a person vouched for has been dealt with. */
function isSilent({ class: kind, lateConfirmed }: Pick<CollectorStanding, 'class' | 'lateConfirmed'>): boolean {
  return kind === 'pending' || (kind === 'expired' && !lateConfirmed)
}

const namedAtMost = 50
const notStopped = () => refuse('collecting', 'The program collects: nothing was asked to stop.')

/** Send the stop again to those that have not answered it. It changes no account. */
export function decideRetry(
  program: ProgramCore,
  asked: readonly CollectorStanding[],
): ProgramDecision<'program.collectors_retried'> & { readonly silent: readonly CollectorRef[] } {
  const silent = asked.filter(isSilent).map(({ id, externalId }) => ({ id, externalId }))
  if (collects(program.phase)) return { ...notStopped(), silent }
  if (silent.length === 0)
    return {
      ...refuse('none_silent', 'No collector is silent any more: each has answered or was vouched for.'),
      silent,
    }
  const payload = {
    program: programRef(program),
    epoch: program.epoch.toString(),
    count: silent.length,
    collectors: silent.slice(0, namedAtMost),
  }
  return { ok: true, events: [{ kind: 'program.collectors_retried', payload }], silent }
}

export interface Escalation {
  readonly personId: string
  readonly personName: string
  readonly note: string
}

/** Name a person who looks after a collector that has not answered, or whose records contradict its answer. */
export function decideEscalate(
  program: ProgramCore,
  collector: CollectorStanding,
  to: Escalation,
): ProgramDecision<'program.collector_escalated'> {
  if (collects(program.phase)) return notStopped()
  if (!isSilent(collector) && !collector.contradicted)
    return refuse('accounted', 'This collector is accounted for, and nothing contradicts it.')
  const { id, externalId } = collector
  const payload = {
    program: programRef(program),
    epoch: program.epoch.toString(),
    collector: { id, externalId },
    ...to,
  }
  return { ok: true, events: [{ kind: 'program.collector_escalated', payload }] }
}

/**
 * Until when it may be recording on a lease; null when it certainly holds none. While the program collects that is counted
 * from its last grant; in a pause it is over once it confirmed, or once every lease is.
 */
export function mayHoldLeaseUntil(program: ProgramCore, collector: CollectorStanding, now: Date): Date | null {
  const { maxTtlGrantedMs, checkGapMs, leasesOverAt } = program
  if (!collects(program.phase)) {
    const out = (collector.class === 'pending' || collector.class === 'manual') && leasesOverAt && leasesOverAt > now
    return out ? leasesOverAt : null
  }
  const { registeredAt, lastGrantAt } = collector
  const since = lastGrantAt && lastGrantAt > registeredAt ? lastGrantAt : registeredAt
  const until = leaseOutUntil(since, maxTtlGrantedMs, checkGapMs)
  return until > now ? until : null
}

/**
 * Take a collector that is gone out of the accounts of later pauses; it gets no lease any more. Never while it may hold
 * one, nor while a pause waits for it: a pause that did not count it could not promise that it stopped.
 */
export function decideRetireCollector(
  program: ProgramCore,
  collector: CollectorStanding,
  by: { readonly reason: string; readonly now: Date },
): ProgramDecision<'program.collector_retired'> {
  if (collector.retiredAt) return refuse('retired', 'This collector is retired already.')
  const until = mayHoldLeaseUntil(program, collector, by.now)
  if (until)
    return refuse('lease_out', `It may hold a lease until ${clock(until)}. Stop it first; then it can be retired.`)
  if (collector.class === 'pending') return refuse('pending', 'A pause waits for this collector. Account for it first.')
  const { id, externalId } = collector
  const payload = { program: programRef(program), collector: { id, externalId }, reason: by.reason }
  return { ok: true, events: [{ kind: 'program.collector_retired', payload }] }
}

/** Let a retired collector ask for leases again. Only while the program collects: it would be missing in the pause's accounts. */
export function decideBringBack(
  program: ProgramCore,
  collector: CollectorStanding,
  reason: string,
): ProgramDecision<'program.collector_brought_back'> {
  if (!collector.retiredAt) return refuse('not_retired', 'This collector is not retired.')
  if (!collects(program.phase))
    return refuse('stopped', 'The program is stopped. Bring the collector back once it collects again.')
  const { id, externalId } = collector
  const payload = { program: programRef(program), collector: { id, externalId }, reason }
  return { ok: true, events: [{ kind: 'program.collector_brought_back', payload }] }
}

/** End a program for good: it never collects again. Only from a complete pause, so that nothing of it may still be recording. */
export function decideRetireProgram(program: ProgramCore, reason: string): ProgramDecision<'program.retired'> {
  if (program.phase === 'retired') return refuse('retired', 'This program is retired already.')
  if (program.phase !== 'paused' || !program.pauseCompletedAt)
    return refuse(
      'not_paused',
      'Pause the program first, until every collector is accounted for; no resume may be asked for.',
    )
  return { ok: true, events: [{ kind: 'program.retired', payload: { program: programRef(program), reason } }] }
}

const clock = (at: Date) => `${at.toISOString().slice(11, 19)} UTC`
