import 'server-only'
import type { Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import { sampleRamp } from '@/lib/programs/commands/ramp-samples'
import type { ProgramState } from '@/lib/programs/lock'
import type { ResumePlan, SafeguardRecord } from '@/lib/programs/model'
import { soakOverAt } from '@/lib/programs/rules/ramp-plan'

/** Asks for what the step that now stands needs of the clock: the next step, the end of a proof, readings for the chart. */
export async function planStep(
  tx: Tx,
  program: ProgramState,
  plan: ResumePlan,
  safeguards: readonly SafeguardRecord[],
): Promise<void> {
  if (program.phase !== 'ramping') return
  const { id: programId, epoch } = program
  const over = soakOverAt(program, plan)
  if (program.rampAutomatic && over)
    await enqueue(tx, 'programs.stepRamp', { programId, epoch: epoch.toString() }, { at: over, key: programId })
  await planCheck(tx, program, safeguards)
  await sampleRamp(tx, programId)
  await enqueue(tx, 'programs.sampleRamp', { programId }, { key: programId })
}

/** Asks for a look at the ramp when the first proof that it rests on ends. */
export async function planCheck(tx: Tx, program: ProgramState, safeguards: readonly SafeguardRecord[]): Promise<void> {
  if (program.phase !== 'ramping') return
  const ends = safeguards.flatMap(({ required, expiresAt }) => (required && expiresAt ? [expiresAt.getTime()] : []))
  if (ends.length === 0) return
  const { id: programId } = program
  await enqueue(tx, 'programs.checkRamp', { programId }, { at: new Date(Math.min(...ends)), key: programId })
}
