import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, Forbidden } from '@/lib/errors'
import { incidentsOfLastPause } from '@/lib/programs/commands/pause-incidents'
import { type PlacedKind, placeLock } from '@/lib/programs/commands/place-lock'
import { planStep } from '@/lib/programs/commands/ramp-jobs'
import { stopRamp } from '@/lib/programs/commands/stop-ramp'
import { tellOfResume } from '@/lib/programs/commands/tell-of-ramp'
import { outcome, saveProgram, spread } from '@/lib/programs/commands/write'
import type { ProgramEventKind, ProgramEventOf } from '@/lib/programs/events'
import { lockProgram, type ProgramState, type ProgramTarget } from '@/lib/programs/lock'
import { safeguardsOf } from '@/lib/programs/queries/facts'
import { gate } from '@/lib/programs/queries/gate'
import { appliedPlan } from '@/lib/programs/queries/request'
import { decideRampStep, decideStepBack, type RampFacts, rampStop } from '@/lib/programs/rules/ramp'
import { checkRampInput, stepBackInput, stepRampInput } from '@/lib/programs/schema'

const stopKinds = [
  'program.lock_placed',
  'program.resume_voided',
  'program.paused',
  'program.pause_completed',
] as const satisfies readonly PlacedKind[]

async function rampFacts(tx: Tx, target: ProgramTarget): Promise<RampFacts> {
  const { ownerIds } = target.program
  return { ...(await gate(tx, target, null)), ownerIds, plan: await appliedPlan(tx, target.program.id) }
}

function standing({ phase, epoch, rampPercent }: ProgramState) {
  return { phase, epoch: epoch.toString(), percent: rampPercent }
}

/** The entries on all streams that they concern, and how the program stands after them. */
async function written<K extends ProgramEventKind>(
  tx: Tx,
  target: ProgramTarget,
  events: readonly ProgramEventOf<K>[],
  after: ProgramState,
) {
  const incidents = events.length > 0 ? await incidentsOfLastPause(tx, target) : []
  return outcome(spread(target, incidents, events), standing(after))
}

/** One step up the ramp, by an owner or by the clock. What the ramp rests on is read anew: if it no longer holds, it stops. */
export const stepRamp = command({
  name: 'programs.stepRamp',
  permission: 'program.resume.request',
  input: stepRampInput,
  events: ['program.ramp_stepped', ...stopKinds],
  isolation: 'Serializable',
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { epoch }, target, now }) {
    const facts = await rampFacts(tx, target)
    const stop = rampStop(facts)
    if (stop) {
      const stopped = await stopRamp(tx, target, { ...stop, now })
      return written(tx, target, stopped.events, stopped.program)
    }
    const order = { epoch: BigInt(epoch), byHand: personIdOf(actor) !== null }
    const { events } = demand(decideRampStep(facts, order))
    const after = await saveProgram(tx, target.program, events)
    await planStep(tx, after, facts.plan, facts.safeguards)
    return written<'program.ramp_stepped' | PlacedKind>(tx, target, events, after)
  },
})

/** Looks whether what a ramp rests on still holds, and stops it if not: what the clock does when a proof ends. */
export const checkRamp = command({
  name: 'programs.checkRamp',
  permission: 'program.ramp.back',
  input: checkRampInput,
  events: stopKinds,
  isolation: 'Serializable',
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, target, now }) {
    const stop = rampStop(await rampFacts(tx, target))
    if (!stop) return { unchanged: standing(target.program) }
    const { events, program } = await stopRamp(tx, target, { ...stop, now })
    return written(tx, target, events, program)
  },
})

/** Back to a lower step, or to paused by the person's own lock. One person is enough, for less is collected. */
export const stepBack = command({
  name: 'programs.stepBack',
  permission: 'program.ramp.back',
  input: stepBackInput,
  events: ['program.ramp_stepped_back', ...stopKinds],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, to, epoch, reason }, target, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden('Only people go back.')
    if (to === 'paused') {
      const placed = await placeLock(tx, target, { incidentId: null, personId, reason, now })
      return written<'program.ramp_stepped_back' | PlacedKind>(tx, target, placed.events, placed.program)
    }
    const plan = await appliedPlan(tx, programId)
    const { events } = demand(decideStepBack(target.program, plan, { to, epoch: BigInt(epoch), reason, now }))
    const after = await saveProgram(tx, target.program, events)
    await planStep(tx, after, plan, await safeguardsOf(tx, programId))
    await tellOfResume(tx, target.program, events)
    return written<'program.ramp_stepped_back' | PlacedKind>(tx, target, events, after)
  },
})
