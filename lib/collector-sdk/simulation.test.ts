import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenPromises, confirmedOf } from '@/lib/testing/collectors/promises'
import { anyScenario, faults, type Scenario, simulate } from '@/lib/testing/collectors/simulate'

const calm: Scenario = {
  ...{
    seed: 1,
    longestDelayMs: 20,
    loss: 0,
    deafness: 0,
    longestQueueMs: 0,
    pauseAt: 2000,
    fault: 'none',
    again: false,
  },
}

describe('collectors, two gateways and a database on a hostile network', () => {
  it('keep the promise in whatever happens', async () => {
    const property = fc.asyncProperty(anyScenario, async (scenario) => {
      expect(brokenPromises(await simulate(scenario)).slice(0, 3)).toEqual([])
    })
    await fc.assert(property, { numRuns: 80 })
  }, 60_000)

  it.each(faults)(
    'keep it: %s',
    async (fault) => {
      // The same scenarios in each run: what is found once is found again.
      for (const scenario of fc.sample(anyScenario, { seed: 7, numRuns: 25 }))
        expect(brokenPromises(await simulate({ ...scenario, fault })).slice(0, 3)).toEqual([])
    },
    60_000,
  )

  it('write while they may, and stop at once when they are told', async () => {
    const outcome = await simulate(calm)
    expect(outcome.writes.length).toBeGreaterThan(500)
    expect((outcome.writes.at(-1)?.at ?? 0) - calm.pauseAt).toBeLessThan(60)
    expect(confirmedOf(outcome)).toBe(3)
    expect(outcome.database.world.core.phase).toBe('paused')
  })

  it('hear of the pause within a second of the poll when every notification is lost', async () => {
    const outcome = await simulate({ ...calm, deafness: 1 })
    expect((outcome.writes.at(-1)?.at ?? 0) - calm.pauseAt).toBeLessThan(1100)
    expect(confirmedOf(outcome)).toBe(3)
  })

  it('confirm in the end, though confirmations and their answers are lost', async () => {
    for (const seed of [1, 2, 3, 4, 6, 7]) expect(confirmedOf(await simulate({ ...calm, seed, loss: 0.3 }))).toBe(3)
  })

  it('write again after a resume, and stop again', async () => {
    const outcome = await simulate({ ...calm, again: true })
    expect(outcome.writes.some(({ at }) => at > calm.pauseAt + 3100)).toBe(true)
    expect(brokenPromises(outcome)).toEqual([])
    expect(outcome.database.world.core.epoch).toBe(4n)
  })
})
