import { expect } from 'vitest'
import type { ProgramEvent } from '@/lib/programs/events'
import type { World } from '@/lib/testing/programs/world'

/** What must hold of each move of a ramp, whatever came before: `before` is the world that it found. */
export function assertRamp(before: World, event: ProgramEvent): void {
  if (event.kind === 'program.resumed') assertStart(before)
  if (event.kind === 'program.ramp_stepped') assertStep(before, event.payload)
  if (event.kind === 'program.ramp_stepped_back') expect(event.payload.percent).toBeLessThan(event.payload.from)
}

/** No start before its notice is over. */
function assertStart({ request, nowMs }: World): void {
  if (request?.state === 'scheduled') expect(nowMs).toBeGreaterThanOrEqual(request.startsAt?.getTime() ?? Number.NaN)
  else expect(request?.plan.noticeMs).toBe(0)
}

/** One step of the plan at a time, never before the soak is over, and only on proof; by itself only where the plan says so. */
function assertStep(
  { core, plan, nowMs, safeguards }: World,
  { percent, automatic }: { readonly percent: number; readonly automatic: boolean },
): void {
  const at = plan.steps.findIndex((step) => step.percent === core.rampPercent)
  expect(plan.steps[at + 1]?.percent).toBe(percent)
  expect(nowMs - (core.rampStepAt?.getTime() ?? Number.NaN)).toBeGreaterThanOrEqual(plan.steps[at]?.soakMs ?? 0)
  if (automatic) expect(core.rampAutomatic).toBe(true)
  expect([...safeguards.values()].map(({ state }) => state)).toEqual(['verified'])
}
