import 'server-only'
import { command, type Outcome } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { type HeldLock, heldLock, personOf } from '@/lib/programs/commands/held-lock'
import { lockEntries, voidAnswers } from '@/lib/programs/commands/lock-entries'
import { outcome } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import type { LockOfferRecord } from '@/lib/programs/model'
import { openOffer } from '@/lib/programs/queries/lock-answers'
import { findTaker } from '@/lib/programs/queries/takers'
import {
  decideAcceptLock,
  decideEndOffer,
  decideOfferLock,
  notTheHolder,
  type Taker,
} from '@/lib/programs/rules/hand-over'
import type { LockKind } from '@/lib/programs/rules/told-of-locks'
import { answerOfferInput, endOfferInput, offerLockInput } from '@/lib/programs/schema'
import { event, type NewEvent } from '@/lib/timeline/model'

async function takerOf(tx: Tx, { row }: HeldLock, toId: string): Promise<Taker> {
  const taker = await findTaker(tx, row, toId)
  if (!taker) throw new InvalidInput({ toId: 'There is no such person any more.' })
  return taker
}

/** The offer that the caller means, if it stands open; an id of another lock is not found. */
async function offerOf(tx: Tx, lockId: string, offerId: string): Promise<LockOfferRecord | null> {
  if ((await tx.lockOffer.count({ where: { id: offerId, lockId } })) === 0) throw new NotFound()
  const open = await openOffer(tx, lockId)
  return open?.id === offerId ? open : null
}

/** Offers a lock to a named person; an incident's goes together with the lead. Nothing changes until they accept. */
export const offerLock = command({
  name: 'programs.offerLock',
  permission: 'program.lock.release',
  input: offerLockInput,
  events: ['program.lock_offer_ended', 'program.lock_offered'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const by = personOf(actor)
    const { programId, lockId, toId, note } = input
    const held = await heldLock({ tx, actor }, input, notTheHolder)
    const offer = await openOffer(tx, lockId)
    const to = await takerOf(tx, held, toId)
    const offerId = newId()
    const { events } = demand(decideOfferLock({ ...held, ...target, offer }, { offerId, by, to, note }))
    if (offer) await tx.lockOffer.update({ where: { id: offer.id }, data: { state: 'void', endedAt: now } })
    await tx.lockOffer.create({ data: { id: offerId, programId, lockId, fromId: by.id, toId, note, createdAt: now } })
    return outcome(await lockEntries({ tx, actor }, target, held, events), { offerId })
  },
})

/** The lead goes with the incident's lock, and so does every other lock that the former lead held for the incident. */
async function passLead(tx: Tx, { incident, incidentStream }: HeldLock, { from, to }: LockOfferRecord, now: Date) {
  if (!incident || !incidentStream) return []
  await tx.incident.update({
    where: { id: incident.id },
    data: { leadId: to.id, version: { increment: 1 }, updatedAt: now },
  })
  await tx.$executeRaw`
    INSERT INTO incident_member ("incidentId", "personId", "addedAt")
    VALUES (${incident.id}::uuid, ${to.id}::uuid, ${now}) ON CONFLICT DO NOTHING`
  return [event(incidentStream, 'role.assigned', { role: 'lead', from: from.name, to: to.name, toId: to.id })]
}

async function pass(tx: Tx, { row, incident }: HeldLock, { from, to }: LockOfferRecord): Promise<void> {
  if (!incident) await tx.pauseLock.update({ where: { id: row.id }, data: { heldById: to.id } })
  else
    await tx.pauseLock.updateMany({
      where: { incidentId: incident.id, heldById: from.id, releasedAt: null },
      data: { heldById: null },
    })
}

/** Takes over a lock that was offered. It passes in one step: there is no moment without it. */
export const acceptLock = command({
  name: 'programs.acceptLock',
  permission: 'program.lock.release',
  input: answerOfferInput,
  events: ['program.lock_handed_over', 'role.assigned', 'program.lock_break_ended', 'program.lock_offer_ended'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }): Promise<Outcome<LockKind | 'role.assigned', null>> {
    const held = await heldLock({ tx, actor }, input, notTheHolder)
    const offer = await offerOf(tx, input.lockId, input.offerId)
    const to = await takerOf(tx, held, personOf(actor).id)
    const { events, leads } = demand(decideAcceptLock({ ...held, ...target, offer }, to))
    if (!offer) return { unchanged: null }
    await tx.lockOffer.update({ where: { id: offer.id }, data: { state: 'accepted', endedAt: now } })
    await pass(tx, held, offer)
    const lead = leads ? await passLead(tx, held, offer, now) : []
    const ended = await voidAnswers(tx, held, target, 'The lock was handed over.')
    return outcome<NewEvent<LockKind | 'role.assigned'>, null>(
      [...(await lockEntries({ tx, actor }, target, held, [...events, ...ended])), ...lead],
      null,
    )
  },
})

/** Declines an offer, or takes one's own back. The lock stays where it is. */
export const endLockOffer = command({
  name: 'programs.endLockOffer',
  permission: 'program.lock.release',
  input: endOfferInput,
  events: ['program.lock_offer_ended'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const held = await heldLock({ tx, actor }, input, notTheHolder)
    const offer = await offerOf(tx, input.lockId, input.offerId)
    const by = { personId: personOf(actor).id, reason: input.reason }
    const { events } = demand(decideEndOffer({ ...held, ...target, offer }, by))
    const state = events[0]?.payload.how ?? 'withdrawn'
    const ended = { state, endedAt: now, endReason: input.reason || null }
    await tx.lockOffer.update({ where: { id: input.offerId }, data: ended })
    return outcome(await lockEntries({ tx, actor }, target, held, events), null)
  },
})
