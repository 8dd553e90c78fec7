import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { type CommandContext, command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'
import { lockIncident } from '@/lib/incidents/lock'
import { type HeldTarget, lockEntries } from '@/lib/programs/commands/incident-lock'
import { type PlacedKind, placeLock } from '@/lib/programs/commands/place-lock'
import { tellOfRestrictedPause } from '@/lib/programs/commands/severity-rule'
import { outcome, withoutNames } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { collects } from '@/lib/programs/rules/allow'
import { pauseProgramInput } from '@/lib/programs/schema'
import { event, type NewEvent } from '@/lib/timeline/model'

async function pauseTarget(context: CommandContext, programId: string, incidentId: string | null): Promise<HeldTarget> {
  const target = await lockProgram(context, programId)
  const incident = incidentId ? (await lockIncident(context, incidentId)).stream : null
  return { ...target, incident }
}

async function link(tx: Tx, target: HeldTarget, now: Date) {
  const { program, incident } = target
  if (!incident) return []
  const linked = await tx.$executeRaw`
    INSERT INTO incident_program ("incidentId", "programId", "linkedAt")
    VALUES (${incident.id}::uuid, ${program.id}::uuid, ${now}) ON CONFLICT DO NOTHING`
  return linked === 1 ? [event(incident, 'program.linked', { programId: program.id, name: program.name })] : []
}

/**
 * Pauses a program for an incident, or by a personal lock. One authorised person is enough. Pausing again for the same
 * incident answers as the first time and writes nothing.
 */
export const pauseProgram = command({
  name: 'programs.pause',
  permission: 'program.pause',
  input: pauseProgramInput,
  events: [
    'program.linked',
    'program.lock_placed',
    'program.resume_voided',
    'program.paused',
    'program.pause_completed',
  ],
  target: (context, input) => pauseTarget(context, input.programId, input.incidentId),
  async run({ tx, actor, input: { incidentId, reason }, target, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden('Only people place locks.')
    const { events, lockId, program } = await placeLock(tx, target, { incidentId, personId, reason, now })
    const result = { lockId, phase: program.phase, epoch: program.epoch.toString() }
    if (events.length === 0) return { unchanged: result }
    if (target.incident?.restricted && collects(target.program.phase))
      await tellOfRestrictedPause(tx, target.program, lockId, personId)
    const linked = await link(tx, target, now)
    const written = await lockEntries(tx, target, events)
    const named = withoutNames([...linked, ...written], target.incident)
    return outcome<NewEvent<PlacedKind | 'program.linked'>, typeof result>(named, result)
  },
})
