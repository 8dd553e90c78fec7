import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** How many checks a runner made, and how many of them held. */
export interface Counts {
  passed: number
  failed: number
}

export interface Outcome extends Counts {
  name: string
  state: 'ok' | 'failed' | 'not run'
  seconds: number
}

const vitestReport = z.object({ numTotalTests: z.int(), numPassedTests: z.int() })
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
})

/** What a test runner wrote about itself; null when it wrote nothing, as when it could not start. */
export function readCounts(file: string): Counts | null {
  return existsSync(file) ? countsOf(JSON.parse(readFileSync(file, 'utf8'))) : null
}

/** The counts in a JSON report of vitest or Playwright. Nothing is retried or skipped here: what needed luck, or did not run, failed. */
export function countsOf(report: unknown): Counts {
  const vitest = vitestReport.safeParse(report)
  if (vitest.success) {
    const { numTotalTests, numPassedTests } = vitest.data
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests }
  }
  const { stats } = playwrightReport.parse(report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
}

/** A runner that failed without naming a failed check counts as one. */
export function outcome(name: string, exitCode: number, seconds: number, counts: Counts | null): Outcome {
  const state = exitCode === 0 && !counts?.failed ? 'ok' : 'failed'
  if (state === 'ok') return { name, state, seconds, passed: counts?.passed ?? 1, failed: 0 }
  return { name, state, seconds, passed: counts?.passed ?? 0, failed: Math.max(counts?.failed ?? 0, 1) }
}

/** The closing table and, as the last line, the sums. */
export function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length))
  const rows = outcomes.map(({ name, state, seconds, passed, failed }) =>
    [
      `  ${name.padEnd(width)}`,
      state.padEnd(7),
      `${seconds.toFixed(1).padStart(6)} s`,
      `${String(passed).padStart(5)} passed`,
      failed ? `${failed} failed` : '',
    ]
      .join('  ')
      .trimEnd(),
  )
  const sum = (key: 'passed' | 'failed' | 'seconds') => outcomes.reduce((total, entry) => total + entry[key], 0)
  const minutes = `${Math.floor(sum('seconds') / 60)} min ${Math.round(sum('seconds') % 60)} s`
  return [...rows, '', `Took ${minutes}`, `${sum('passed')} passed, ${sum('failed')} failed`].join('\n')
}
