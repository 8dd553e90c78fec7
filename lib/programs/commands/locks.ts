import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { type CommandContext, command } from '@/lib/command'
import { demand, Forbidden, NotFound } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'
import { onStream, outcome, withoutNames } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { causeGapOf } from '@/lib/programs/queries/cause'
import { asLockRule } from '@/lib/programs/queries/facts'
import { decideReleaseLock, notTheLead } from '@/lib/programs/rules/locks'
import { releaseLockInput } from '@/lib/programs/schema'
import { lockIncidentStreams } from '@/lib/timeline/streams'

/** Asked before anything of the incident is locked: nobody waits for an incident that they may not see. */
async function mayRead({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, incidentId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM incident i WHERE i.id = ${incidentId}::uuid AND ${visibleSql(actor)}`
  return rows.length === 1
}

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
    if (row.incidentId && !(await mayRead({ tx, actor }, row.incidentId))) demand(notTheLead)
    const [incidentStream] = row.incidentId ? await lockIncidentStreams(tx, [row.incidentId]) : []
    const incident = row.incidentId
      ? await tx.incident.findUnique({
          where: { id: row.incidentId },
          select: { id: true, status: true, leadId: true },
        })
      : null
    const { program } = target
    const lock = row.releasedAt ? null : { ...row, rule: asLockRule(row.rule) }
    const facts = { program, lock, incident, ownerIds: program.ownerIds, causeGap: await causeGapOf(tx, target, lock) }
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
