import 'server-only'
import { command } from '@/lib/command'
import { demand } from '@/lib/errors'
import { saveResume } from '@/lib/programs/commands/save-resume'
import { concernedIncidents, outcome, spread } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { gate } from '@/lib/programs/queries/gate'
import { liveRequest } from '@/lib/programs/queries/request'
import { decideStartResume } from '@/lib/programs/rules/resume'
import { startResumeInput } from '@/lib/programs/schema'

/** Starts a scheduled resume once its notice is over, through the same gate once more; what no longer holds voids it. */
export const startResume = command({
  name: 'programs.startResume',
  permission: 'program.resume.request',
  input: startResumeInput,
  events: ['program.resumed', 'program.resume_voided'],
  isolation: 'Serializable',
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, requestId }, target }) {
    const live = await liveRequest(tx, programId)
    const facts = await gate(tx, target, live?.id === requestId ? live : null)
    const { events } = demand(decideStartResume(facts))
    const incidents = await concernedIncidents(tx, target)
    const { phase, epoch } = await saveResume(tx, facts, events)
    return outcome(spread(target, incidents, events), { phase, epoch: epoch.toString() })
  },
})
