import type { RampStep, ResumePlan } from '@/lib/programs/model'

const minute = 60_000
/** Longest soak of a step: a week. */
export const longestSoakMs = 7 * 24 * 60 * minute
/** Longest notice: approvals count for 24 hours, and must still count when the program starts. */
export const longestNoticeMs = 23 * 60 * minute
/** A critical program tells people at least this long before it collects again. */
const shortestCriticalNoticeMs = minute

/** The usual way back: a notice of 15 minutes, then 1, 10 and 50 % for half an hour each, stepped by hand. */
export const defaultPlan: ResumePlan = {
  noticeMs: 15 * minute,
  steps: [1, 10, 50].map((percent) => ({ percent, soakMs: 30 * minute })).concat({ percent: 100, soakMs: 0 }),
  automatic: false,
}

/** All at once and without notice: never for a critical program. */
export const atOnce: ResumePlan = { noticeMs: 0, steps: [{ percent: 100, soakMs: 0 }], automatic: false }

/** Why this is no plan for the program; null when it is: whole percentages that rise to 100, and a notice that suffices. */
export function planGap({ steps, noticeMs }: ResumePlan, critical: boolean): string | null {
  const whole = steps.every(({ percent }) => Number.isInteger(percent) && percent >= 1 && percent <= 100)
  const rising = steps.every(({ percent }, i) => i === 0 || percent > (steps[i - 1]?.percent ?? 0))
  if (!whole || !rising || steps.at(-1)?.percent !== 100) return 'Ramp steps are whole percentages that rise to 100.'
  if (steps.some(({ soakMs }) => soakMs < 0 || soakMs > longestSoakMs)) return 'A step lasts a week at most.'
  if (noticeMs < 0 || noticeMs > longestNoticeMs) return 'Give 23 hours of notice at most.'
  if (critical && noticeMs < shortestCriticalNoticeMs)
    return 'A critical program gives at least one minute of notice before it collects again.'
  return null
}

/** The step at which a program at this percentage stands; null for a percentage below the first. */
export function stepAt({ steps }: ResumePlan, percent: number): RampStep | null {
  return steps.findLast((step) => step.percent <= percent) ?? null
}

/** The step above this percentage; null at the top. */
export function stepAbove({ steps }: ResumePlan, percent: number): RampStep | null {
  return steps.find((step) => step.percent > percent) ?? null
}

/** The steps below this percentage, the nearest first. */
export function stepsBelow({ steps }: ResumePlan, percent: number): RampStep[] {
  return steps.filter((step) => step.percent < percent).reverse()
}

/** When the step that began at `rampStepAt` has soaked long enough for the next; null when no step has begun. */
export function soakOverAt(
  { rampStepAt, rampPercent }: { readonly rampStepAt: Date | null; readonly rampPercent: number },
  plan: ResumePlan,
): Date | null {
  return rampStepAt && new Date(rampStepAt.getTime() + (stepAt(plan, rampPercent)?.soakMs ?? 0))
}
