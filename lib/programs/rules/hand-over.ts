import { refuse } from '@/lib/errors'
import type { ProgramDecision, ProgramEventOf } from '@/lib/programs/events'
import type { ActiveLock, LinkedIncident, LockOfferRecord, PersonRef } from '@/lib/programs/model'
import { keeperOf, type LockFacts, lockRef, notActive, type ProgramLock } from '@/lib/programs/rules/locks'

/** The person to whom the lock goes, as they stand now. */
export interface Taker extends PersonRef {
  /** Their roles reach locks of this program, and they may read the incident that holds it. */
  readonly mayHold: boolean
  /** They hold a personal lock on this program already: one for each person. */
  readonly holdsOne: boolean
}

export interface HandOverFacts extends LockFacts {
  /** The offer that stands open. It counts only while whoever made it holds the lock. */
  readonly offer: LockOfferRecord | null
}

/** What everybody but the holder hears, and all that somebody hears who may not see the incident. */
export const notTheHolder = refuse('not_owner', 'Only the person who holds this lock can hand it over.')
const noOffer = refuse('no_offer', 'This offer is no longer open.')

export interface OfferOrder {
  readonly offerId: string
  readonly by: PersonRef
  readonly to: Taker
  readonly note: string
}

/**
 * A lock changes hands when two people say so: its owner offers it to a named person, and nothing changes until that person
 * accepts. An incident's lock goes together with the lead. After OSHA 29 CFR 1910.147(f)(4), shift changes.
 */
export function decideOfferLock(
  facts: HandOverFacts,
  order: OfferOrder,
): ProgramDecision<'program.lock_offer_ended' | 'program.lock_offered'> {
  const { program, lock, incident, offer } = facts
  const { offerId, by, to, note } = order
  if (!lock) return notActive
  if (keeperOf(lock, incident) !== by.id) return notTheHolder
  if (offer?.from.id === by.id)
    return refuse('offered_already', `This lock is offered to ${offer.to.name}. Withdraw that offer first.`)
  if (to.id === by.id) return refuse('own', 'You hold this lock already. Name another person.')
  const gap = takerGap(lock, incident, by.id, to)
  if (gap) return gap
  const payload = { ...lockRef(program, lock), offerId, from: ref(by), to: ref(to), note: note || null }
  const stale = offer ? [offerEnded({ program, lock }, offer, 'void', null)] : []
  return { ok: true, events: [...stale, { kind: 'program.lock_offered', payload }] }
}

/**
 * The other side. What held when it was offered must hold still; the lock passes in one step, never absent in between.
 * `leads`: the lead of the incident passes with it.
 */
export function decideAcceptLock(
  facts: HandOverFacts,
  to: Taker,
): ProgramDecision<'program.lock_handed_over'> & { readonly leads?: boolean } {
  const { program, lock, incident, offer } = facts
  if (!offer) return noOffer
  if (offer.to.id !== to.id) return refuse('not_yours', 'This lock was offered to somebody else.')
  if (!lock) return notActive
  if (keeperOf(lock, incident) !== offer.from.id) return noOffer
  const gap = takerGap(lock, incident, offer.from.id, to)
  if (gap) return gap
  const payload = { ...lockRef(program, lock), offerId: offer.id, from: ref(offer.from), to: ref(to) }
  const leads = incident !== null && incident.leadId !== to.id
  return { ok: true, leads, events: [{ kind: 'program.lock_handed_over', payload }] }
}

/** The other person declines, or the owner takes the offer back. Either way the lock stays where it is. */
export function decideEndOffer(
  { program, lock, offer }: HandOverFacts,
  by: { readonly personId: string; readonly reason: string },
): ProgramDecision<'program.lock_offer_ended'> {
  if (!offer || !lock) return noOffer
  const how = by.personId === offer.to.id ? 'declined' : by.personId === offer.from.id ? 'withdrawn' : null
  if (!how) return refuse('not_yours', 'This offer is between two other people.')
  return { ok: true, events: [offerEnded({ program, lock }, offer, how, by.reason || null)] }
}

/** What becomes of an open offer when the lock goes or changes hands otherwise. */
export function offerEnded(
  { program, lock }: ProgramLock,
  offer: LockOfferRecord,
  how: 'declined' | 'withdrawn' | 'void',
  reason: string | null,
): ProgramEventOf<'program.lock_offer_ended'> {
  return { kind: 'program.lock_offer_ended', payload: { ...lockRef(program, lock), offerId: offer.id, how, reason } }
}

function takerGap(lock: ActiveLock, incident: LinkedIncident | null, fromId: string, to: Taker) {
  if (!to.mayHold)
    return refuse(
      'can_not_hold',
      `${to.name} can’t hold this lock: their roles do not reach it, or they may not read the incident.`,
    )
  if (lock.incidentId === null)
    return to.holdsOne ? refuse('holds_one', `${to.name} holds a lock of their own on this program already.`) : null
  const lead = incident?.leadId ?? null
  return lead !== null && lead !== fromId && lead !== to.id
    ? refuse('lead_moved', 'Somebody else leads the incident now. This lock can go to them alone.')
    : null
}

function ref({ id, name }: PersonRef): PersonRef {
  return { id, name }
}
