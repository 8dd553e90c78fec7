import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { InvalidInput } from '@/lib/errors'
import { type IncidentState, lockIncident } from '@/lib/incidents/lock'
import type { IncidentRole } from '@/lib/incidents/model'
import { addMemberInput, assignRoleInput, linkProgramInput } from '@/lib/incidents/schema'
import { event } from '@/lib/timeline/model'

const columnOf = {
  lead: 'leadId',
  scribe: 'scribeId',
  comms_lead: 'commsLeadId',
  counsel: 'counselId',
} as const satisfies Record<IncidentRole, keyof IncidentState>

async function nameOf(tx: Tx, personId: string | null): Promise<string | null> {
  if (!personId) return null
  const person = await tx.person.findFirst({ where: { id: personId, disabledAt: null }, select: { name: true } })
  if (!person) throw new InvalidInput({ personId: 'There is no such person any more.' })
  return person.name
}

async function join(tx: Tx, incidentId: string, personId: string, now: Date): Promise<boolean> {
  const joined = await tx.$executeRaw`
    INSERT INTO incident_member ("incidentId", "personId", "addedAt") VALUES (${incidentId}::uuid, ${personId}::uuid, ${now})
    ON CONFLICT DO NOTHING`
  return joined === 1
}

/**
 * The incident's locks stay with who led it: they change hands only when that person offers and another accepts. Nobody makes
 * themselves owner of a lock by taking the lead.
 */
async function keepLocks(tx: Tx, incidentId: string, leadId: string | null): Promise<void> {
  if (!leadId) return
  await tx.pauseLock.updateMany({
    where: { incidentId, releasedAt: null, heldById: null },
    data: { heldById: leadId },
  })
}

/** Hands a role of the incident to somebody, or leaves it empty. Whoever takes a role becomes a member. */
export const assignRole = command({
  name: 'incidents.assignRole',
  permission: 'incident.triage',
  input: assignRoleInput,
  events: ['role.assigned'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { role, personId }, target: { incident, stream }, now }) {
    const column = columnOf[role]
    const before = incident[column]
    if (before === personId) return { unchanged: { version: incident.version } }
    const to = await nameOf(tx, personId)
    const from = before
      ? (await tx.person.findUniqueOrThrow({ where: { id: before }, select: { name: true } })).name
      : null
    if (role === 'lead') await keepLocks(tx, incident.id, before)
    await tx.incident.update({
      where: { id: incident.id },
      data: { [column]: personId, version: { increment: 1 }, updatedAt: now },
    })
    if (personId) await join(tx, incident.id, personId, now)
    const assigned = event(stream, 'role.assigned', { role, from, to, toId: personId })
    return { events: [assigned], result: { version: incident.version + 1 } }
  },
})

/** Lets a person read a restricted incident; on an open one, marks that they work on it. */
export const addMember = command({
  name: 'incidents.addMember',
  permission: 'incident.invite',
  input: addMemberInput,
  events: ['member.added'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { personId }, target: { incident, stream }, now }) {
    const name = (await nameOf(tx, personId)) ?? ''
    if (!(await join(tx, incident.id, personId, now))) return { unchanged: null }
    return { events: [event(stream, 'member.added', { personId, name })], result: null }
  },
})

/** Names a program as involved. */
export const linkProgram = command({
  name: 'incidents.linkProgram',
  permission: 'incident.triage',
  input: linkProgramInput,
  events: ['program.linked'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { programId }, target: { incident, stream }, now }) {
    const program = await tx.program.findUnique({ where: { id: programId }, select: { name: true } })
    if (!program) throw new InvalidInput({ programId: 'There is no such program.' })
    const linked = await tx.$executeRaw`
      INSERT INTO incident_program ("incidentId", "programId", "linkedAt") VALUES (${incident.id}::uuid, ${programId}::uuid, ${now})
      ON CONFLICT DO NOTHING`
    if (linked === 0) return { unchanged: null }
    return { events: [event(stream, 'program.linked', { programId, name: program.name })], result: null }
  },
})
