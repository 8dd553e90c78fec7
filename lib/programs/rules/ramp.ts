import { refuse } from '@/lib/errors'
import type { ProgramDecision } from '@/lib/programs/events'
import type { ActiveLock, LockRule, ProgramCore, ResumePlan, SafeguardRecord } from '@/lib/programs/model'
import { type ChecklistLine, safeguardGap } from '@/lib/programs/rules/checklist'
import { programRef } from '@/lib/programs/rules/program-ref'
import { soakOverAt, stepAbove, stepsBelow } from '@/lib/programs/rules/ramp-plan'
import { formatTime } from '@/lib/time'

/** What each step up is decided on, read anew at that moment. */
export interface RampFacts {
  readonly program: ProgramCore
  readonly plan: ResumePlan
  readonly activeLocks: readonly ActiveLock[]
  readonly safeguards: readonly SafeguardRecord[]
  readonly ownerIds: readonly string[]
  readonly lines: readonly ChecklistLine[]
  readonly now: Date
}

/** Why a ramp must stop itself now, whoever asks; null while it may go on. Locks and violations stop it as they come. */
export function rampStop(facts: RampFacts): { readonly rule: LockRule; readonly reason: string } | null {
  if (facts.program.phase !== 'ramping') return null
  for (const safeguard of facts.safeguards) {
    const gap = safeguard.required ? safeguardGap(safeguard, facts.ownerIds, facts.now) : null
    if (gap) return { rule: 'safeguard', reason: `A required safeguard no longer holds: ${safeguard.title}. ${gap}` }
  }
  return null
}

export interface StepOrder {
  /** The epoch at which the step was asked for: one click, or one job, is one step. */
  readonly epoch: bigint
  /** Asked for by a person, or by the clock. */
  readonly byHand: boolean
}

/** One step up: each is an epoch of its own, never before the soak of the last is over. At 100 % the program runs. */
export function decideRampStep(facts: RampFacts, order: StepOrder): ProgramDecision<'program.ramp_stepped'> {
  const { program, plan, now } = facts
  if (program.phase !== 'ramping') return refuse('not_ramping', 'The program is not in a ramp.')
  if (order.epoch !== program.epoch) return refuse('other_epoch', 'The ramp has moved since. Look at it again.')
  if (!order.byHand && !program.rampAutomatic) return refuse('by_hand', 'The next step is taken by hand.')
  if (facts.activeLocks.length > 0) return refuse('locked', 'A lock is on the program.')
  const open = facts.lines.find((line) => !line.met)
  if (open) return refuse('checklist', `${open.label}: ${open.missing}`)
  const over = soakOverAt(program, plan)
  if (!over || over > now)
    return refuse('soaking', `This step soaks until ${over ? formatTime(over, 'UTC', 'seconds') : 'it has begun'}.`)
  const payload = {
    program: programRef(program),
    epoch: (program.epoch + 1n).toString(),
    percent: stepAbove(plan, program.rampPercent)?.percent ?? 100,
    at: now.toISOString(),
    automatic: !order.byHand,
  }
  return { ok: true, events: [{ kind: 'program.ramp_stepped', payload }] }
}

/**
 * One step down, or several: one person is enough, and the gate is not asked, for less is collected. Whatever moved by
 * itself before waits for a person afterwards. Also from 100 %, as long as nothing else has happened since the ramp.
 */
export function decideStepBack(
  program: ProgramCore,
  plan: ResumePlan,
  order: { readonly to: number; readonly epoch: bigint; readonly reason: string; readonly now: Date },
): ProgramDecision<'program.ramp_stepped_back'> {
  const ramped = program.phase === 'ramping' || (program.phase === 'running' && plan.steps.length > 1)
  if (!ramped) return refuse('not_ramping', 'The program is not in a ramp.')
  if (order.epoch !== program.epoch) return refuse('other_epoch', 'The ramp has moved since. Look at it again.')
  const below = stepsBelow(plan, program.rampPercent)
  if (below.length === 0) return refuse('lowest', 'This is the first step. Pause the program instead.')
  if (!below.some((step) => step.percent === order.to))
    return refuse('no_step', `Go back to one of the steps below: ${below.map((step) => step.percent).join(', ')} %.`)
  const payload = {
    program: programRef(program),
    epoch: (program.epoch + 1n).toString(),
    from: program.rampPercent,
    percent: order.to,
    at: order.now.toISOString(),
    reason: order.reason,
  }
  return { ok: true, events: [{ kind: 'program.ramp_stepped_back', payload }] }
}
