import { refuse } from '@/lib/errors'
import type { ProgramDecision } from '@/lib/programs/events'
import type { ActiveLock, ProgramCore, RampPlan } from '@/lib/programs/model'
import { programRef } from '@/lib/programs/rules/program-ref'

/** All at once. */
export const noRamp: RampPlan = [100]

/** Why these steps are not a ramp; null when they are: whole percentages, rising, the last one 100. */
export function rampPlanGap(steps: RampPlan): string | null {
  const whole = steps.every((step) => Number.isInteger(step) && step >= 1 && step <= 100)
  const rising = steps.every((step, i) => i === 0 || step > (steps[i - 1] ?? 0))
  return whole && rising && steps.at(-1) === 100 ? null : 'Ramp steps are whole percentages that rise to 100.'
}

/** One step further: each is an epoch of its own. At 100 % the program runs. */
export function decideRampStep(
  program: ProgramCore,
  steps: RampPlan,
  activeLocks: readonly ActiveLock[],
): ProgramDecision<'program.ramp_stepped'> {
  if (program.phase !== 'ramping') return refuse('not_ramping', 'The program is not in a ramp.')
  if (activeLocks.length > 0) return refuse('locked', 'A lock is on the program.')
  const percent = steps.find((step) => step > program.rampPercent) ?? 100
  const payload = { program: programRef(program), epoch: (program.epoch + 1n).toString(), percent }
  return { ok: true, events: [{ kind: 'program.ramp_stepped', payload }] }
}
