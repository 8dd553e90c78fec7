import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import { demand, Forbidden, NotFound } from '@/lib/errors'
import { onStream, outcome, withoutNames } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { decideReleaseLock } from '@/lib/programs/rules/locks'
import { releaseLockInput } from '@/lib/programs/schema'
import { lockIncidentStreams } from '@/lib/timeline/streams'

/** Takes one lock off, for its owner alone. The program stays paused: resuming is another matter. */
export const releaseLock = command({
  name: 'programs.releaseLock',
  permission: 'program.lock.release',
  input: releaseLockInput,
  events: ['program.lock_released'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, lockId, reason }, target, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden()
    const row = await tx.pauseLock.findFirst({ where: { id: lockId, programId } })
    if (!row) throw new NotFound()
    const [incidentStream] = row.incidentId ? await lockIncidentStreams(tx, [row.incidentId]) : []
    const incident = row.incidentId
      ? await tx.incident.findUnique({
          where: { id: row.incidentId },
          select: { id: true, status: true, leadId: true },
        })
      : null
    const facts = { program: target.program, lock: row.releasedAt ? null : row, incident }
    const [released] = demand(decideReleaseLock(facts, { personId, reason })).events
    if (!released) return { unchanged: null }
    await tx.pauseLock.update({
      where: { id: lockId },
      data: { releasedAt: now, releasedById: personId, releaseReason: reason },
    })
    const onProgram = incidentStream ? { ...released, payload: { ...released.payload, reason: null } } : released
    const mirror = incidentStream ? [onStream(incidentStream, released)] : []
    return outcome(withoutNames([onStream(target.stream, onProgram), ...mirror], incidentStream), null)
  },
})
