import { describe, expect, it } from 'vitest'
import { countsOf, outcome, readCounts, summary } from '@/lib/cli/test-report'

describe('what the runners wrote', () => {
  it('is read from either', () => {
    expect(countsOf({ numTotalTests: 12, numPassedTests: 12, success: true })).toEqual({ passed: 12, failed: 0 })
    expect(countsOf({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 } })).toEqual({ passed: 5, failed: 0 })
  })

  it('counts as failed what was skipped or needed luck', () => {
    expect(countsOf({ numTotalTests: 12, numPassedTests: 9 })).toEqual({ passed: 9, failed: 3 })
    expect(countsOf({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({ passed: 5, failed: 4 })
  })

  it('may be missing', () => {
    expect(readCounts('.data/no-such-report.json')).toBeNull()
  })
})

describe('an outcome', () => {
  it('is one check when the runner counts none', () => {
    expect(outcome('types', 0, 1, null)).toMatchObject({ state: 'ok', passed: 1, failed: 0 })
    expect(outcome('types', 2, 1, null)).toMatchObject({ state: 'failed', passed: 0, failed: 1 })
  })

  it('is failed when the runner failed though every test passed, and the other way round', () => {
    expect(outcome('unit', 1, 1, { passed: 9, failed: 0 })).toMatchObject({ state: 'failed', passed: 9, failed: 1 })
    expect(outcome('unit', 0, 1, { passed: 9, failed: 2 })).toMatchObject({ state: 'failed', passed: 9, failed: 2 })
  })
})

describe('the summary', () => {
  it('ends with the sums on a plain line', () => {
    const lines = summary([
      outcome('unit', 0, 3.25, { passed: 40, failed: 0 }),
      outcome('browser', 1, 61, { passed: 6, failed: 2 }),
    ]).split('\n')
    expect(lines.at(-1)).toBe('46 passed, 2 failed')
    expect(lines.at(-2)).toBe('Took 1 min 4 s')
    expect(lines[1]).toBe('  browser  failed     61.0 s      6 passed  2 failed')
  })
})
