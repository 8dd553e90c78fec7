import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolve } from '@/lib/programs/evolve'
import { allow, collects } from '@/lib/programs/rules/allow'
import { isSettled } from '@/lib/programs/rules/locks'
import { assertLocks, locksBefore } from '@/lib/testing/programs/lock-invariants'
import { lockMoves } from '@/lib/testing/programs/lock-moves'
import { anyMove, type Move, onTheRamp, wayBack } from '@/lib/testing/programs/moves'
import { assertRamp } from '@/lib/testing/programs/ramp-invariants'
import type { World } from '@/lib/testing/programs/world'
import { newWorld } from '@/lib/testing/programs/world'

function permissions(world: World): string {
  const { phase, rampPercent, rampSeed } = world.core
  const facts = { activeLocks: world.locks.length, phase, rampPercent, rampSeed }
  return world.collectors.map((collectorId) => (allow({ ...facts, collectorId }) ? '1' : '0')).join('')
}

class Walk implements fc.Command<object, World> {
  constructor(private readonly move: Move) {}
  check(): boolean {
    return true
  }
  toString(): string {
    return this.move.name
  }
  run(_: object, world: World): void {
    const before = { ...world, permissions: permissions(world), logged: world.log.length }
    const standing = locksBefore(world)
    this.move.apply(world)
    assertLocks(standing, world)
    if (world.locks.length > 0) expect(permissions(world)).toBe('000')
    if (world.locks.length > 0) expect(collects(world.core.phase)).toBe(false)
    expect(world.core.epoch >= before.core.epoch).toBe(true)
    if (permissions(world) !== before.permissions) expect(world.core.epoch > before.core.epoch).toBe(true)
    if (world.core.phase === 'paused' || world.core.phase === 'resume_requested')
      expect(world.collectors.filter((id) => !world.accounts.has(id))).toEqual([])
    for (const event of world.log.slice(before.logged)) {
      if (event.kind === 'program.resumed') this.assertApproved(before)
      assertRamp(before, event)
    }
    expect(world.log.reduce(evolve, world.initial)).toEqual(world.core)
  }
  private assertApproved(before: World): void {
    const requester = before.request?.requestedById
    const since = before.log.findLastIndex((event) => event.kind === 'program.resume_requested')
    expect(before.log.slice(since).some((event) => event.kind === 'program.lock_placed')).toBe(false)
    const approvals = before.log.slice(since).filter((event) => event.kind === 'program.resume_approved')
    const approvers = new Set(approvals.map((event) => event.payload.personId))
    expect(approvers.size).toBeGreaterThanOrEqual(2)
    expect(approvers.has(requester ?? '')).toBe(false)
    expect(approvers.has('counsel')).toBe(true)
    expect([...before.incidents.values()].every(isSettled)).toBe(true)
  }
}

function walk(moves: Iterable<fc.Command<object, World>>): World {
  const world = newWorld()
  fc.modelRun(() => ({ model: {}, real: world }), moves)
  return world
}

describe('a program under any sequence of moves', () => {
  it('lets no lock go but by its owner, or by two people in the owner’s absence', () => {
    const around = fc.oneof(
      { arbitrary: anyMove, weight: 1 },
      ...lockMoves.map((arbitrary) => ({ arbitrary, weight: 1 })),
    )
    const commands = fc.commands([around.map((move) => new Walk(move))], { maxCommands: 80, size: 'max' })
    fc.assert(
      fc.property(commands, (moves) => void walk(moves)),
      { numRuns: 300 },
    )
    // The same walks in each run get as far as that.
    const seen = new Set<string>()
    for (const moves of fc.sample(commands, { seed: 5, numRuns: 400 }))
      for (const { kind } of walk(moves).log) seen.add(kind)
    expect([...seen]).toEqual(expect.arrayContaining(['program.lock_broken', 'program.lock_handed_over']))
  }, 60_000)

  it('keeps the five invariants', () => {
    const commands = fc.commands([anyMove.map((move) => new Walk(move))], { maxCommands: 60, size: 'max' })
    fc.assert(
      fc.property(commands, (moves) => void walk(moves)),
      { numRuns: 400 },
    )
  })

  it('keeps them on the way to a resume, whatever comes between', () => {
    const between = fc.array(fc.tuple(fc.nat(wayBack.length), anyMove), { maxLength: 6 })
    const property = fc.property(between, (extras) => {
      const moves = [...wayBack]
      for (const [at, move] of extras) moves.splice(at, 0, move)
      walk(moves.map((move) => new Walk(move)))
    })
    fc.assert(property, { numRuns: 600 })
  })

  it('keeps them on the ramp, whatever comes between', () => {
    const seen = new Set<string>()
    const between = fc.array(fc.tuple(fc.nat(12), anyMove), { maxLength: 12 })
    const property = fc.property(between, (extras) => {
      const moves = Array.from({ length: 4 }, () => onTheRamp).flat()
      for (const [at, move] of extras) moves.splice(at, 0, move)
      for (const { kind } of walk([...wayBack, ...moves].map((move) => new Walk(move))).log) seen.add(kind)
    })
    // The same walks in each run get as far as that; then others.
    fc.assert(property, { numRuns: 200, seed: 5 })
    expect([...seen]).toEqual(expect.arrayContaining(['program.ramp_stepped', 'program.ramp_stepped_back']))
    fc.assert(property, { numRuns: 200 })
  })

  it('does resume when nothing comes between', () => {
    const world = walk(wayBack.map((move) => new Walk(move)))
    expect(world.core).toMatchObject({ phase: 'ramping', epoch: 3n, rampPercent: 10 })
  })
})
