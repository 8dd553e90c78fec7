import { describe, expect, it } from 'vitest'
import { KnownStates } from '@/lib/gateway/known-states'
import type { ProgramRow } from '@/lib/gateway/program-states'

const running: ProgramRow = {
  ...{ id: 'p', slug: 'p', phase: 'running', epoch: 1n, ttlMs: 1000, checkGapMs: 0, rampPercent: 100, activeLocks: 0 },
  ...{ pausedAt: null, leasesOverAt: null, fleetVersion: 0, rampSeed: 's', tokens: new Set() },
  now: new Date('2026-11-23T12:00:00Z'),
}
const yesterday = new Date('2026-11-22T12:00:00Z')

describe('what is known of a program', () => {
  it('follows its epoch, even when the clock of the database was set back', () => {
    const told: bigint[] = []
    const states = new KnownStates((row) => told.push(row.epoch))
    states.learn(running)
    states.learn({ ...running, epoch: 2n, phase: 'paused', now: yesterday })
    expect(states.get('p')?.phase).toBe('paused')
    states.learn({ ...running, epoch: 3n, now: yesterday })
    expect(states.get('p')?.phase).toBe('running')
    expect(told).toEqual([2n, 3n])
  })

  it('never goes back to an older epoch, nor to an older read of the same', () => {
    const states = new KnownStates(() => undefined)
    states.learn({ ...running, epoch: 2n, fleetVersion: 5 })
    states.learn({ ...running, epoch: 1n, now: new Date('2026-11-24T12:00:00Z') })
    states.learn({ ...running, epoch: 2n, fleetVersion: 4, now: yesterday })
    expect(states.get('p')).toMatchObject({ epoch: 2n, fleetVersion: 5 })
  })
})
