import 'server-only'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'
import type { HeldLock } from '@/lib/programs/commands/held-lock'
import type { ProgramTarget } from '@/lib/programs/lock'
import type { PersonRef } from '@/lib/programs/model'
import { listBreakers } from '@/lib/programs/queries/takers'
import type { LockEvent } from '@/lib/programs/rules/told-of-locks'

/** What one event is to somebody: who hears of it, in words that each of them may read. */
interface News {
  readonly to: readonly string[]
  readonly text: string
  readonly key: string
}

const offerEnds = { declined: 'declined', withdrawn: 'taken back', void: 'void' }
const breakEnds = {
  withdrawn: 'was taken back',
  answered: 'ended: the owner answered',
  expired: 'has expired',
  void: 'is void: the lock has gone or changed hands',
}

/** Both sides of a hand-over hear of each step; the owner of a lock hears before and after it is removed without them. */
async function newsOf(tx: Tx, held: HeldLock, name: string, made: LockEvent): Promise<News[]> {
  switch (made.kind) {
    case 'program.lock_offered': {
      const { offerId, from, to } = made.payload
      const what = held.incident ? `the lead of an incident, with its lock on ${name}` : `their lock on ${name}`
      return [
        {
          to: idsOf(to),
          text: `${from?.name} offers you ${what}. Accept or decline it.`,
          key: `lock/offer/${offerId}`,
        },
      ]
    }
    case 'program.lock_handed_over': {
      const { offerId, from, to } = made.payload
      const text = `${to?.name} accepted: the lock on ${name} is theirs now.`
      return [{ to: idsOf(from), text, key: `lock/handed-over/${offerId}` }]
    }
    case 'program.lock_offer_ended': {
      const { offerId, how } = made.payload
      const { fromId, toId } = await tx.lockOffer.findUniqueOrThrow({ where: { id: offerId } })
      const text = `The offer to hand over a lock on ${name} is ${offerEnds[how]}.`
      return [{ to: [fromId, toId], text, key: `lock/offer-ended/${offerId}` }]
    }
    case 'program.lock_break_requested':
      return breakRequested(tx, held, name, made.payload)
    case 'program.lock_broken': {
      const { requestId, owner, by } = made.payload
      const people = by.map((person) => person.name).join(' and ')
      const removed = `${people} removed your lock on ${name} because you could not be reached. Acknowledge that you know.`
      const [asker] = by
      const done = `The lock of ${owner?.name} on ${name} is removed.`
      return [
        { to: idsOf(owner), text: removed, key: `lock/broken/${requestId}` },
        { to: idsOf(asker ?? null), text: done, key: `lock/broken/${requestId}/asked` },
      ]
    }
    case 'program.lock_break_ended': {
      const { requestId, how } = made.payload
      const { ownerId, requestedById } = await tx.lockBreak.findUniqueOrThrow({ where: { id: requestId } })
      const text = `The request to remove a lock on ${name} in its owner’s absence ${breakEnds[how]}.`
      return [{ to: [ownerId, requestedById], text, key: `lock/break-ended/${requestId}` }]
    }
    default:
      return []
  }
}

type Requested = Extract<LockEvent, { kind: 'program.lock_break_requested' }>['payload']

async function breakRequested(
  tx: Tx,
  { row }: HeldLock,
  name: string,
  { requestId, owner }: Requested,
): Promise<News[]> {
  const { requestedBy, requestedAs } = await tx.lockBreak.findUniqueOrThrow({
    where: { id: requestId },
    include: { requestedBy: true },
  })
  const others = await listBreakers(tx, row, requestedAs === 'counsel' ? 'responder' : 'counsel')
  const asks = `${requestedBy.name} asks to remove`
  return [
    {
      to: idsOf(owner),
      text: `${asks} your lock on ${name}, because you can’t be reached. Answer within the hour if you are there.`,
      key: `lock/break/${requestId}`,
    },
    {
      to: others.filter((id) => id !== owner?.id),
      text: `${asks} the lock of ${owner?.name} on ${name} in their absence. A second person must agree within the hour.`,
      key: `lock/break/${requestId}/second`,
    },
  ]
}

const idsOf = (person: PersonRef | null) => (person ? [person.id] : [])

/** Tells the people concerned, but for the one who acts. */
export async function tellOfLock(
  tx: Tx,
  { program }: ProgramTarget,
  held: HeldLock,
  actorId: string,
  events: readonly LockEvent[],
): Promise<void> {
  const href = `/programs/${program.slug}/locks/${held.row.id}`
  const { incidentId } = held.row
  for (const made of events)
    for (const { to, ...news } of await newsOf(tx, held, program.name, made))
      await notify(tx, { ...news, to: to.filter((id) => id !== actorId), kind: 'lock', href, incidentId })
}
