import { expect } from 'vitest'
import type { ProgramEvent } from '@/lib/programs/events'
import { isSettled } from '@/lib/programs/rules/locks'
import { keepers } from '@/lib/testing/programs/lock-world'
import { now, type World } from '@/lib/testing/programs/world'

interface Standing {
  readonly keepers: ReadonlyMap<string, string | null>
  /** Locks that nobody may take off now: their incident is not contained. */
  readonly bound: ReadonlySet<string>
  readonly logged: number
}

export function locksBefore(world: World): Standing {
  const open = world.locks.filter(({ incidentId }) => {
    const incident = world.incidents.get(incidentId ?? '')
    return incident && !isSettled(incident)
  })
  return { keepers: keepers(world), bound: new Set(open.map(({ id }) => id)), logged: world.log.length }
}

/** Nobody but the owner releases, and in absence never fewer than two people, one of them counsel, neither the owner. */
function assertTaken(before: Standing, world: World, event: ProgramEvent): string | null {
  if (event.kind !== 'program.lock_released' && event.kind !== 'program.lock_broken') return null
  const { lockId } = event.payload
  expect(before.bound.has(lockId)).toBe(false)
  const owner = before.keepers.get(lockId)
  if (event.kind === 'program.lock_released') {
    if (!('rule' in event.payload)) expect(owner).toBe(world.actor)
    return lockId
  }
  const { by, requestId } = event.payload
  expect(new Set([...by.map(({ id }) => id), owner]).size).toBe(3)
  expect(by.some(({ as }) => as === 'counsel')).toBe(true)
  expect(by.at(-1)?.id).toBe(world.actor)
  const asked = world.log.find((e) => e.kind === 'program.lock_break_requested' && e.payload.requestId === requestId)
  const until = asked?.kind === 'program.lock_break_requested' ? Date.parse(asked.payload.expiresAt) : 0
  expect(until).toBeGreaterThan(now(world).getTime())
  return lockId
}

/** A lock changes hands only where its owner offered it and the other accepted, and is there before and after. */
function assertPassed(before: Standing, world: World, event: ProgramEvent): string | null {
  if (event.kind !== 'program.lock_handed_over') return null
  const { lockId, from, to, offerId } = event.payload
  expect(before.keepers.get(lockId)).toBe(from?.id)
  expect(to?.id).toBe(world.actor)
  expect(keepers(world).get(lockId)).toBe(to?.id)
  const offered = world.log.find((e) => e.kind === 'program.lock_offered' && e.payload.offerId === offerId)
  expect(offered?.payload).toMatchObject({ from, to, lockId })
  return world.locks.find(({ id }) => id === lockId)?.incidentId ?? lockId
}

/** What one move may do to the locks that stood before it. */
export function assertLocks(before: Standing, world: World): void {
  const made = world.log.slice(before.logged)
  const taken = new Set(made.map((event) => assertTaken(before, world, event)))
  const passed = new Set(made.map((event) => assertPassed(before, world, event)))
  const after = keepers(world)
  const incidents = new Map(world.locks.map(({ id, incidentId }) => [id, incidentId]))
  for (const [lockId, owner] of before.keepers) {
    if (!after.has(lockId)) expect(taken.has(lockId)).toBe(true)
    else if (owner !== null && after.get(lockId) !== owner)
      expect(passed.has(lockId) || passed.has(incidents.get(lockId) ?? '')).toBe(true)
  }
}
