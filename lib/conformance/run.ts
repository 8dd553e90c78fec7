import { type ConformanceCase, playCase, type Verdict } from '@/lib/conformance/play'
import type { Trial } from '@/lib/conformance/stage'
import type { Clocks } from '@/lib/conformance/wall-clock'

export interface Playing {
  readonly cases: readonly ConformanceCase[]
  readonly trial: Trial
  readonly clocks: Clocks | null
  /** How many cases are under way at a time; each runs the command once. */
  readonly atOnce: number
  readonly onVerdict?: (verdict: Verdict) => void
}

/** Plays the cases, several at a time; the verdicts in the order of the cases. */
export async function playCases(playing: Playing): Promise<Verdict[]> {
  const { cases, trial, clocks, atOnce, onVerdict } = playing
  const verdicts: Verdict[] = []
  const waiting = cases.entries()
  async function lane(): Promise<void> {
    for (const [i, one] of waiting) {
      const verdict = await playCase(one, trial, one.stepsClock ? (clocks?.open() ?? null) : null)
      verdicts[i] = verdict
      onVerdict?.(verdict)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return verdicts
}
