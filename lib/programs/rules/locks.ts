import { refuse } from '@/lib/errors'
import type { LockRef, ProgramDecision } from '@/lib/programs/events'
import type { ActiveLock, LinkedIncident, NamedLock, ProgramCore } from '@/lib/programs/model'
import { heldBy } from '@/lib/programs/rules/pause'
import { programRef } from '@/lib/programs/rules/program-ref'

const settled: ReadonlySet<string> = new Set(['contained', 'resolved', 'closed', 'duplicate', 'withdrawn'])

/** Contained or later, or ended as duplicate or withdrawn: the incident no longer argues against resuming. */
export function isSettled(incident: Pick<LinkedIncident, 'status'>): boolean {
  return settled.has(incident.status)
}

/** What everybody but the lead hears; all that somebody hears who may not see the incident. */
export const notTheLead = refuse('not_owner', 'Only the lead of the incident that holds this lock can release it.')

export const notActive = refuse('not_active', 'This lock has been released already.')
const heldByFormerLead = refuse(
  'held_by_former_lead',
  'You lead the incident, but whoever led it before still holds this lock. They hand it over to you first.',
)
export const notContained = refuse('not_contained', 'The incident that holds this lock is not contained yet.')
export const noLead = refuse('no_lead', 'The incident that holds this lock has no lead. Name one first.')

/** A lock as it stands, with the incident that holds it. */
export interface LockFacts {
  readonly program: ProgramCore
  /** Null when it isn't active (any more). */
  readonly lock: ActiveLock | null
  /** The incident that holds it; null for a personal lock. */
  readonly incident: LinkedIncident | null
  /** Why a lock that a rule placed must stay, from `causeGap`; null when its cause is gone. */
  readonly causeGap?: string | null
  readonly ownerIds?: readonly string[]
}

/** A lock by name, whether or not it is active still. */
export interface ProgramLock {
  readonly program: ProgramCore
  readonly lock: NamedLock
}

/**
 * Whose lock it is: of a personal lock, its owner; of an incident's, the incident's lead. A lead that was given away without
 * the lock leaves the lock behind, with who led before. Null: nobody's, as an incident's without a lead.
 */
export function keeperOf(lock: ActiveLock, incident: Pick<LinkedIncident, 'leadId'> | null): string | null {
  if (lock.heldById !== null) return lock.heldById
  return lock.incidentId === null ? null : (incident?.leadId ?? null)
}

/** What an entry needs to name the lock. */
export function lockRef(program: ProgramCore, lock: NamedLock): LockRef {
  return { program: programRef(program), lockId: lock.id, ...heldBy(lock) }
}

/**
 * Only the owner of a lock takes it off: the lead of the incident that holds it, once that incident is contained,
 * the person who holds a personal lock, or, where a rule placed it, an owner of the program once the rule's cause is
 * gone. Releasing one never touches another. After OSHA 29 CFR 1910.147(e)(3).
 */
export function decideReleaseLock(
  facts: LockFacts,
  by: { readonly personId: string; readonly reason: string },
): ProgramDecision<'program.lock_released'> {
  const { program, lock } = facts
  if (!lock) return notActive
  const refusal = releaseRefusal(facts, lock, by.personId)
  if (refusal) return refusal
  return {
    ok: true,
    events: [{ kind: 'program.lock_released', payload: { ...lockRef(program, lock), reason: by.reason } }],
  }
}

function releaseRefusal(facts: LockFacts, lock: ActiveLock, personId: string) {
  if (lock.incidentId !== null) return incidentRefusal(lock, facts.incident, personId)
  if (lock.personId === null) return ruleRefusal(facts, personId)
  return lock.heldById === personId ? null : refuse('not_owner', 'Only the person who holds this lock can release it.')
}

function ruleRefusal({ ownerIds, causeGap }: LockFacts, personId: string) {
  if (!ownerIds?.includes(personId))
    return refuse('not_owner', 'Only an owner of the program can release a lock that a rule placed.')
  return causeGap ? refuse('cause_stands', causeGap) : null
}

function incidentRefusal(lock: ActiveLock, incident: LinkedIncident | null, personId: string) {
  if (!incident || incident.id !== lock.incidentId) return notTheLead
  const keeper = keeperOf(lock, incident)
  if (keeper === null) return noLead
  if (keeper !== personId) return incident.leadId === personId ? heldByFormerLead : notTheLead
  if (incident.leadId !== personId)
    return refuse('lead_moved', 'You no longer lead the incident that holds this lock. Hand the lock over to its lead.')
  return isSettled(incident) ? null : notContained
}
