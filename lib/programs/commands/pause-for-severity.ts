import 'server-only'
import { z } from 'zod'
import { type CommandContext, command } from '@/lib/command'
import { lockIncident } from '@/lib/incidents/lock'
import type { PlacedKind } from '@/lib/programs/commands/place-lock'
import { pauseForIncident, severeLinks } from '@/lib/programs/commands/severity-rule'
import { outcome } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { pausesForSeverity } from '@/lib/programs/rules/self-pause'
import type { NewEvent } from '@/lib/timeline/model'

async function bothLocked(context: CommandContext, { programId, incidentId }: z.output<typeof pauseForSeverityInput>) {
  const target = await lockProgram(context, programId)
  return { ...target, incident: (await lockIncident(context, incidentId)).stream }
}

const pauseForSeverityInput = z.strictObject({
  programId: z.uuid(),
  incidentId: z.uuid(),
  /** When the rule was met: a lock placed since answers it, even if it is gone again. */
  since: z.iso.datetime(),
})

/**
 * Applies the rule on severe incidents to one link, for the worker: where the program was busy when the incident became
 * severe, and where its owner switches the rule on.
 */
export const pauseForSeverity = command({
  name: 'programs.pauseForSeverity',
  permission: 'rule.apply',
  input: pauseForSeverityInput,
  events: ['program.lock_placed', 'program.resume_voided', 'program.paused', 'program.pause_completed'],
  target: bothLocked,
  async run({ tx, input: { programId, incidentId, since }, target }) {
    const link = (await severeLinks(tx, incidentId)).find((each) => each.programId === programId)
    const answered = await tx.pauseLock.count({ where: { programId, incidentId, placedAt: { gte: new Date(since) } } })
    if (!link || answered > 0 || !pausesForSeverity(link)) return { unchanged: null }
    return outcome<NewEvent<PlacedKind>, null>(await pauseForIncident(tx, target, link), null)
  },
})
