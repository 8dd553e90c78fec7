import 'server-only'
import type { Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import { planStep } from '@/lib/programs/commands/ramp-jobs'
import { tellOfResume } from '@/lib/programs/commands/tell-of-ramp'
import { saveProgram } from '@/lib/programs/commands/write'
import type { ProgramEventOf } from '@/lib/programs/events'
import type { ProgramState } from '@/lib/programs/lock'
import type { Gate } from '@/lib/programs/queries/gate'

/** What applying a resume, or starting it after its notice, may write. */
type ResumeKind = 'program.resumed' | 'program.resume_scheduled' | 'program.resume_voided'

/** Writes what was decided about a request, and asks the clock for what comes of it. */
export async function saveResume(
  tx: Tx,
  { program, request, now, safeguards }: Gate<ProgramState>,
  events: readonly ProgramEventOf<ResumeKind>[],
): Promise<ProgramState> {
  const after = await saveProgram(tx, program, events)
  if (!request) return after
  await tellOfResume(tx, program, events)
  const { id, plan } = request
  for (const made of events) {
    if (made.kind === 'program.resume_scheduled') {
      const startsAt = new Date(made.payload.startsAt)
      await tx.resumeRequest.update({ where: { id }, data: { state: 'scheduled', startsAt } })
      const start = { programId: program.id, requestId: id }
      await enqueue(tx, 'programs.startResume', start, { at: startsAt, key: id })
    } else {
      const state = made.kind === 'program.resumed' ? 'applied' : 'void'
      await tx.resumeRequest.update({ where: { id }, data: { state, endedAt: now } })
      if (state === 'applied') await planStep(tx, after, plan, safeguards)
    }
  }
  return after
}
