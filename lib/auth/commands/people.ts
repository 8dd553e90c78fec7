import 'server-only'
import { endSessionsOf } from '@/lib/auth/commands/sessions'
import { personIdOf, type Role } from '@/lib/auth/model'
import { decideDisable, decideRoles, type PersonState } from '@/lib/auth/rules'
import { personRef, rolesInput } from '@/lib/auth/schema'
import { type CommandContext, command, type Target } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, NotFound } from '@/lib/errors'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

interface PersonTarget extends Target {
  readonly person: PersonState
}

/** Everybody's roles change under the workplace's lock, so that two administrators can't remove each other at once. */
async function lockPerson({ tx }: CommandContext, personId: string): Promise<PersonTarget> {
  const target = await lockWorkplace(tx)
  const row = await tx.person.findUnique({
    where: { id: personId },
    select: { id: true, roles: true, disabledAt: true },
  })
  if (!row) throw new NotFound()
  return { ...target, person: { id: row.id, roles: row.roles, disabled: row.disabledAt !== null } }
}

async function otherAdmins(tx: Tx, personId: string): Promise<number> {
  return tx.person.count({ where: { id: { not: personId }, roles: { has: 'admin' }, disabledAt: null } })
}

const sameRoles = (a: readonly Role[], b: readonly Role[]) =>
  a.length === b.length && a.every((role) => b.includes(role))

/** Gives a person these roles and takes the others. Their open sessions have the new ones from the next request on. */
export const setRoles = command({
  name: 'auth.setRoles',
  permission: 'settings.manage',
  input: rolesInput,
  events: ['person.roles_changed'],
  target: (context, input) => lockPerson(context, input.personId),
  async run({ tx, input: { personId, roles }, target: { person, stream } }) {
    if (sameRoles(person.roles, roles)) return { unchanged: null }
    demand(decideRoles(person, roles, await otherAdmins(tx, personId)))
    await tx.person.update({ where: { id: personId }, data: { roles } })
    const changed = event(stream, 'person.roles_changed', { personId, from: person.roles, to: roles })
    return { events: [changed], result: null }
  },
})

/** Shuts a person out: sessions and API keys are refused from the next request on. What they did stays on record. */
export const disablePerson = command({
  name: 'auth.disablePerson',
  permission: 'settings.manage',
  input: personRef,
  events: ['person.disabled'],
  target: (context, input) => lockPerson(context, input.personId),
  async run({ tx, actor, input: { personId }, target: { person, stream }, now }) {
    if (person.disabled) return { unchanged: null }
    demand(decideDisable(person, personIdOf(actor), await otherAdmins(tx, personId)))
    await tx.person.update({ where: { id: personId }, data: { disabledAt: now } })
    const sessionsEnded = await endSessionsOf(tx, personId, now)
    return { events: [event(stream, 'person.disabled', { personId, sessionsEnded })], result: null }
  },
})

/** Lets a person in again. */
export const enablePerson = command({
  name: 'auth.enablePerson',
  permission: 'settings.manage',
  input: personRef,
  events: ['person.enabled'],
  target: (context, input) => lockPerson(context, input.personId),
  async run({ tx, input: { personId }, target: { person, stream } }) {
    if (!person.disabled) return { unchanged: null }
    await tx.person.update({ where: { id: personId }, data: { disabledAt: null } })
    return { events: [event(stream, 'person.enabled', { personId })], result: null }
  },
})
