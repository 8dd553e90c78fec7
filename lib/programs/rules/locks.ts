import { refuse } from '@/lib/errors'
import type { ProgramDecision } from '@/lib/programs/events'
import type { ActiveLock, LinkedIncident, ProgramCore } from '@/lib/programs/model'
import { heldBy } from '@/lib/programs/rules/pause'
import { programRef } from '@/lib/programs/rules/program-ref'

const settled: ReadonlySet<string> = new Set(['contained', 'resolved', 'closed', 'duplicate', 'withdrawn'])

/** Contained or later, or ended as duplicate or withdrawn: the incident no longer argues against resuming. */
export function isSettled(incident: Pick<LinkedIncident, 'status'>): boolean {
  return settled.has(incident.status)
}

/** What everybody but the lead hears; all that somebody hears who may not see the incident. */
export const notTheLead = refuse('not_owner', 'Only the lead of the incident that holds this lock can release it.')

export interface ReleaseFacts {
  readonly program: ProgramCore
  /** The lock as it stands; null when it isn't active (any more). */
  readonly lock: ActiveLock | null
  /** The incident that holds it; null for a personal lock. */
  readonly incident: LinkedIncident | null
  /** Why a lock that a rule placed must stay, from `causeGap`; null when its cause is gone. */
  readonly causeGap?: string | null
  readonly ownerIds?: readonly string[]
}

/**
 * Only the owner of a lock takes it off: the lead of the incident that holds it, once that incident is contained,
 * the person who placed a personal lock, or, where a rule placed it, an owner of the program once the rule's cause is
 * gone. Releasing one never touches another. After OSHA 29 CFR 1910.147(e)(3).
 */
export function decideReleaseLock(
  facts: ReleaseFacts,
  by: { readonly personId: string; readonly reason: string },
): ProgramDecision<'program.lock_released'> {
  const { lock, incident } = facts
  if (!lock) return refuse('not_active', 'This lock has been released already.')
  if (lock.incidentId === null && lock.personId === null) {
    if (!facts.ownerIds?.includes(by.personId))
      return refuse('not_owner', 'Only an owner of the program can release a lock that a rule placed.')
    if (facts.causeGap) return refuse('cause_stands', facts.causeGap)
  } else if (lock.incidentId === null) {
    if (lock.personId !== by.personId)
      return refuse('not_owner', 'Only the person who placed this lock can release it.')
  } else {
    if (!incident || incident.id !== lock.incidentId) return notTheLead
    if (incident.leadId === null)
      return refuse('no_lead', 'The incident that holds this lock has no lead. Name one first.')
    if (incident.leadId !== by.personId) return notTheLead
    if (!isSettled(incident)) return refuse('not_contained', 'The incident that holds this lock is not contained yet.')
  }
  const payload = {
    program: programRef(facts.program),
    lockId: lock.id,
    ...heldBy(lock),
    reason: by.reason,
  }
  return { ok: true, events: [{ kind: 'program.lock_released', payload }] }
}
