import type { ProgramEvent } from '@/lib/programs/events'
import type { ActiveLock, LinkedIncident, LockBreakRecord, LockOfferRecord } from '@/lib/programs/model'
import { keeperOf } from '@/lib/programs/rules/locks'

/** What the database keeps of a program's locks. */
export interface LockWorld {
  locks: ActiveLock[]
  readonly offers: Map<string, LockOfferRecord>
  readonly breaks: Map<string, LockBreakRecord>
  readonly incidents: Map<string, LinkedIncident>
  /** Who makes the move. */
  actor: string
}

export function heldBy(world: LockWorld, lock: ActiveLock): LinkedIncident | null {
  return (lock.incidentId && world.incidents.get(lock.incidentId)) || null
}

/** Whose each lock is. */
export function keepers(world: LockWorld): Map<string, string | null> {
  return new Map(world.locks.map((lock) => [lock.id, keeperOf(lock, heldBy(world, lock))]))
}

/** Gives the lead away without the locks: they stay with who led. */
export function takeLead(world: LockWorld, incidentId: string, leadId: string | null): void {
  const incident = world.incidents.get(incidentId)
  if (!incident || incident.leadId === leadId) return
  const before = incident.leadId
  world.locks = world.locks.map((lock) =>
    before && lock.incidentId === incidentId && !lock.heldById ? { ...lock, heldById: before } : lock,
  )
  world.incidents.set(incidentId, { ...incident, leadId })
}

function gone(world: LockWorld, lockId: string): void {
  world.locks = world.locks.filter((lock) => lock.id !== lockId)
  world.offers.delete(lockId)
  world.breaks.delete(lockId)
}

function handOver(world: LockWorld, lockId: string, from: string, to: string): void {
  const lock = world.locks.find(({ id }) => id === lockId)
  const incident = lock && heldBy(world, lock)
  if (incident) {
    world.incidents.set(incident.id, { ...incident, leadId: to })
    world.locks = world.locks.map((other) =>
      other.incidentId === incident.id && other.heldById === from ? { ...other, heldById: null } : other,
    )
  } else world.locks = world.locks.map((other) => (other.id === lockId ? { ...other, heldById: to } : other))
  world.offers.delete(lockId)
  world.breaks.delete(lockId)
}

/** Writes the rows that an event on a lock implies, as the commands do. */
export function writeLockRows(world: LockWorld, event: ProgramEvent, request: LockBreakRecord | undefined): void {
  switch (event.kind) {
    case 'program.lock_released':
    case 'program.lock_broken':
      gone(world, event.payload.lockId)
      break
    case 'program.lock_offered': {
      const { offerId: id, lockId, from, to } = event.payload
      if (from && to) world.offers.set(lockId, { id, lockId, from, to })
      break
    }
    case 'program.lock_offer_ended':
      world.offers.delete(event.payload.lockId)
      break
    case 'program.lock_handed_over':
      handOver(world, event.payload.lockId, event.payload.from?.id ?? '', event.payload.to?.id ?? '')
      break
    case 'program.lock_break_requested':
      if (request) world.breaks.set(event.payload.lockId, request)
      break
    case 'program.lock_break_ended':
      world.breaks.delete(event.payload.lockId)
      break
    default:
  }
}
