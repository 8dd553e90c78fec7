import fc from 'fast-check'
import {
  type BreakFacts,
  decideApproveBreak,
  decideEndBreak,
  decideRequestBreak,
} from '@/lib/programs/rules/break-glass'
import { decideAcceptLock, decideEndOffer, decideOfferLock } from '@/lib/programs/rules/hand-over'
import { keeperOf } from '@/lib/programs/rules/locks'
import { heldBy, takeLead } from '@/lib/testing/programs/lock-world'
import type { Move } from '@/lib/testing/programs/moves'
import { now, people, type World, write } from '@/lib/testing/programs/world'

const person = fc.constantFrom(...people)
const incident = fc.constantFrom('a', 'b')
const named = (id: string) => ({ id, name: id })
const breaker = (id: string) => ({ ...named(id), as: id === 'counsel' ? ('counsel' as const) : ('responder' as const) })
let ids = 0

function factsOf(world: World, index: number): BreakFacts & { offer: ReturnType<World['offers']['get']> | null } {
  const lock = world.locks[index % Math.max(world.locks.length, 1)] ?? null
  return {
    program: world.core,
    lock,
    incident: lock && heldBy(world, lock),
    offer: (lock && world.offers.get(lock.id)) ?? null,
    request: (lock && world.breaks.get(lock.id)) ?? null,
    now: now(world),
  }
}

function taker(world: World, id: string) {
  const holdsOne = world.locks.some((lock) => lock.incidentId === null && lock.heldById === id)
  return { ...named(id), mayHold: id !== 'nobody', holdsOne }
}

function offer(world: World, index: number, by: string, to: string): void {
  world.actor = by
  const facts = { ...factsOf(world, index) }
  const order = { offerId: `o${++ids}`, by: named(by), to: taker(world, to), note: '' }
  write(world, decideOfferLock({ ...facts, offer: facts.offer ?? null }, order))
}

function accept(world: World, index: number, by: string): void {
  world.actor = by
  const facts = factsOf(world, index)
  write(world, decideAcceptLock({ ...facts, offer: facts.offer ?? null }, taker(world, by)))
}

function endOffer(world: World, index: number, by: string): void {
  world.actor = by
  const facts = factsOf(world, index)
  write(world, decideEndOffer({ ...facts, offer: facts.offer ?? null }, { personId: by, reason: '' }))
}

function ask(world: World, index: number, by: string): void {
  world.actor = by
  const facts = factsOf(world, index)
  const owner = named((facts.lock && keeperOf(facts.lock, facts.incident)) ?? '')
  const ground = { reason: 'r', attempts: ['one', 'two'], evidence: 'e' }
  const order = { requestId: `b${++ids}`, by: breaker(by), owner, ...ground }
  const decision = decideRequestBreak(facts, order)
  const expiresAt = new Date(world.nowMs + 3_600_000)
  const asked = { requestedBy: named(by), requestedAs: breaker(by).as, owner, ...ground, expiresAt }
  write(world, decision, { request: { id: order.requestId, lockId: facts.lock?.id ?? '', ...asked } })
}

function approveBreak(world: World, index: number, by: string): void {
  world.actor = by
  write(world, decideApproveBreak(factsOf(world, index), breaker(by)))
}

function endBreak(world: World, index: number, by: string): void {
  world.actor = by
  write(world, decideEndBreak(factsOf(world, index), { personId: by, reason: '' }))
}

type ByOne = (world: World, index: number, by: string) => void

function byOne(name: string, act: ByOne): fc.Arbitrary<Move> {
  return fc.tuple(fc.nat(3), person).map(([index, by]) => ({
    name: `${name} ${index} ${by}`,
    apply: (world) => act(world, index, by),
  }))
}

/** What can happen to locks besides being placed and released. */
export const lockMoves: readonly fc.Arbitrary<Move>[] = [
  fc.tuple(fc.nat(3), person, fc.constantFrom(...people, 'nobody')).map(([index, by, to]) => ({
    name: `offer ${index} ${by} ${to}`,
    apply: (world) => offer(world, index, by, to),
  })),
  byOne('accept', accept),
  byOne('end offer', endOffer),
  byOne('ask to break', ask),
  byOne('break', approveBreak),
  byOne('end break', endBreak),
  fc.tuple(incident, fc.option(person)).map(([id, leadId]) => ({
    name: `lead ${id} ${leadId}`,
    apply: (world) => takeLead(world, id, leadId),
  })),
]
