import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify, type DataFacts, dataRules, type PauseWindow, pauseOf } from '@/lib/programs/rules/data-class'
import { boundOfWaitMs, leaseWaitMs } from '@/lib/programs/rules/lease-time'
import { windowsOf } from '@/lib/programs/rules/pause-windows'
import { at, guardCases } from '@/lib/testing/guard/cases'
import { casesThatCatch, guardMutants } from '@/lib/testing/guard/mutants'

describe('data', () => {
  it.each(guardCases)('$name is $class', (each) => expect(classify(each.facts)).toBe(each.class))
  it('is told apart by the right rule alone', () => expect(casesThatCatch({ rules: dataRules })).toEqual([]))
  it.each(guardMutants)('is told wrongly, and caught, when $name', (mutant) => {
    expect(casesThatCatch(mutant).length).toBeGreaterThan(0)
  })
})

const seconds = fc.integer({ min: 0, max: 400 }).map(at)
const pauses: fc.Arbitrary<PauseWindow[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 6 })
  .map((times) => {
    const sorted = times.sort((a, b) => a - b)
    return sorted
      .filter((_, i) => i % 2 === 0)
      .map((pausedAt, i) => {
        const end = sorted[2 * i + 1]
        const resumedAt = end === undefined ? null : at(end)
        return { epoch: BigInt(2 * i + 2), pausedAt: at(pausedAt), stopBy: at(pausedAt + 5), resumedAt }
      })
  })
const anyFacts: fc.Arbitrary<DataFacts> = fc.record({
  captured: fc.tuple(seconds, seconds).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  arrivedAt: seconds,
  grant: fc.option(fc.record({ epoch: fc.bigInt({ min: 1n, max: 8n }), expiresAt: seconds })),
  highest: fc.bigInt({ min: 1n, max: 8n }),
  collecting: fc.boolean(),
  pauses,
})

describe('whatever arrives', () => {
  it('is never let in without an unexpired grant of an epoch that permits it', () => {
    const property = fc.property(anyFacts, (facts) => {
      if (classify(facts) !== 'ok') return
      expect(facts.grant?.epoch).toBeGreaterThanOrEqual(facts.highest)
      expect(facts.grant?.expiresAt?.getTime()).toBeGreaterThan(facts.arrivedAt.getTime())
      expect(facts.collecting || (facts.grant?.epoch ?? 0n) > facts.highest).toBe(true)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it('is never let in when some of it was captured in a stop, or before one', () => {
    const property = fc.property(anyFacts, (facts) => {
      if (classify(facts) !== 'ok' || !facts.captured) return
      for (const { stopBy } of facts.pauses) expect(facts.captured.from.getTime()).toBeGreaterThan(stopBy.getTime())
    })
    fc.assert(property, { numRuns: 2000 })
  })
})

describe('the stops of a program', () => {
  const paused = (epoch: string, second: number) => ({
    kind: 'program.paused' as const,
    payload: {
      epoch,
      pausedAt: at(second).toISOString(),
      leasesOverAt: new Date(at(second).getTime() + leaseWaitMs(4000, 1000)).toISOString(),
    },
    recordedAt: at(second),
  })
  const resumed = (second: number) => ({ kind: 'program.resumed' as const, payload: {}, recordedAt: at(second) })

  it('are read from its timeline, T again out of the wait', () => {
    const windows = windowsOf([paused('4', 300), resumed(200), paused('2', 100)])
    expect(windows).toEqual([
      { epoch: 2n, pausedAt: at(100), stopBy: at(105), resumedAt: at(200) },
      { epoch: 4n, pausedAt: at(300), stopBy: at(305), resumedAt: null },
    ])
    expect(pauseOf(at(150), windows)?.epoch).toBe(4n)
    expect(pauseOf(at(150), windows.slice(0, 1))?.epoch).toBe(2n)
    expect(pauseOf(at(250), windows.slice(0, 1))).toBeNull()
  })

  it('give T back exactly, whatever it was', () => {
    const property = fc.property(
      fc.integer({ min: 500, max: 3_600_000 }),
      fc.integer({ min: 0, max: 60_000 }),
      (ttl, gap) => boundOfWaitMs(leaseWaitMs(ttl, gap)) === ttl + gap,
    )
    fc.assert(property)
  })
})
