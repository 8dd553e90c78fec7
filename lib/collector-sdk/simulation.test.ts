import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { protocolRules } from '@/lib/collector-sdk/lease'
import type { Mutation } from '@/lib/testing/collectors/simulate'
import { anyScenario, simulate } from '@/lib/testing/collectors/simulate'

const mutants: [string, Mutation][] = [
  ['the ttl from receipt', { rules: { ...protocolRules, deadline: (_, received, ttl) => received + ttl * 0.99 } }],
  ['no drift margin', { rules: { ...protocolRules, deadline: (sent, _, ttl) => sent + ttl } }],
  ['old epochs taken', { rules: { ...protocolRules, outdated: () => false } }],
  ['clock jumps ignored', { rules: { ...protocolRules, jumped: () => false } }],
  ['no second check', { ignoresGuard: true }],
]

describe('collectors on a hostile network', () => {
  it('never write later than ttl + c after a pause, nor after confirming', async () => {
    const property = fc.asyncProperty(anyScenario, async (scenario) => {
      const outcome = await simulate(scenario)
      expect(outcome.late.slice(0, 3)).toEqual([])
      expect(outcome.afterConfirming.slice(0, 3)).toEqual([])
    })
    await fc.assert(property, { numRuns: 100 })
  }, 30_000)

  it('write while they may, and stop at once when they are told', async () => {
    const calm = { seed: 1, collectors: 3, longestDelayMs: 20, loss: 0, longestQueueMs: 0 }
    const outcome = await simulate({ ...calm, pauseAt: 2000, fault: 'none' })
    expect(outcome.written).toBeGreaterThan(500)
    expect(outcome.lastWriteMs).toBeLessThan(60)
    expect(outcome.confirmed).toBe(3)
  })

  it.each(mutants)(
    'catches a collector with %s',
    async (_, mutation) => {
      const scenarios = fc.sample(anyScenario, { seed: 7, numRuns: 120 })
      let caught = 0
      for (const scenario of scenarios) {
        const outcome = await simulate(scenario, mutation)
        caught += outcome.late.length + outcome.afterConfirming.length
        if (caught > 0) break
      }
      expect(caught).toBeGreaterThan(0)
    },
    30_000,
  )
})
