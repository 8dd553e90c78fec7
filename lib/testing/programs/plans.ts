import type { ResumePlan } from '@/lib/programs/model'

/** Two steps without a soak or a notice: for tests that step at once. */
export const byHand: ResumePlan = ramp(0, 10, 100)

/** A ramp by hand, without notice, each step of which soaks this long. */
export function ramp(soakMs: number, ...percents: number[]): ResumePlan {
  const steps = percents.map((percent) => ({ percent, soakMs: percent === 100 ? 0 : soakMs }))
  return { noticeMs: 0, steps, automatic: false }
}
