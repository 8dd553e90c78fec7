import 'server-only'
import { standdown } from '@/lib/auth/model'
import type { Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import { pauseForIncident, severeLinks } from '@/lib/programs/commands/severity-rule'
import { tryLockProgram } from '@/lib/programs/lock'
import { pausesForSeverity } from '@/lib/programs/rules/self-pause'
import type { Appended } from '@/lib/timeline/append'
import type { EventPayload, LockedStream, NewEvent } from '@/lib/timeline/model'

/** By which an incident and a program may have come to meet the rule. */
const meets: ReadonlySet<string> = new Set(['program.linked', 'severity.changed', 'status.changed'])

/** Most incidents are filed without a program: nothing is asked of the database for them. */
function mayMeet({ event: { stream, kind, payload } }: Appended): boolean {
  if (stream.kind !== 'incident') return false
  if (kind !== 'incident.filed') return meets.has(kind)
  return (payload as EventPayload<'incident.filed'>).programs.length > 0
}

function touchedStreams(appended: readonly Appended[]): LockedStream[] {
  const streams = appended.filter(mayMeet)
  return [...new Set(streams.map(({ event: { stream } }) => stream))]
}

/**
 * Pauses the programs that a severe incident is linked to, in the very transaction in which it was filed, linked or
 * raised. A program that somebody else works on at that moment is left to a job of this transaction: programs are locked
 * before incidents, and here the incident is locked already.
 */
export async function pauseSevere(tx: Tx, appended: readonly Appended[], now: Date): Promise<NewEvent[]> {
  const written: NewEvent[] = []
  for (const incident of touchedStreams(appended))
    for (const link of (await severeLinks(tx, incident.id)).filter(pausesForSeverity)) {
      const { programId } = link
      const locked = await tryLockProgram({ tx, actor: standdown, permission: 'rule.apply' }, programId)
      if (locked) written.push(...(await pauseForIncident(tx, { ...locked, incident }, link)))
      else {
        const data = { programId, incidentId: incident.id, since: now.toISOString() }
        await enqueue(tx, 'programs.pauseForSeverity', data, { key: `${programId}/${incident.id}` })
      }
    }
  return written
}
