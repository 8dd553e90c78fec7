import 'server-only'
import { isCommonPassword } from '@/lib/auth/common-password'
import type { PersonActor } from '@/lib/auth/model'
import { hashPassword } from '@/lib/auth/password'
import { decideJoin } from '@/lib/auth/rules'
import { emailKeyOf, joinInput } from '@/lib/auth/schema'
import { hashSecret } from '@/lib/auth/secret-token'
import { type CommandContext, command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/** Refuses what guessing would find first. `known` are words that belong to the person. */
export function demandUncommon(field: string, password: string, known: readonly string[]): void {
  if (isCommonPassword(password, known))
    throw new InvalidInput({ [field]: 'This password is among the first that are guessed. Choose another.' })
}

async function findInvitation(tx: Tx, token: string, now: Date) {
  const row = await tx.invitation.findUnique({ where: { secretHash: Uint8Array.from(hashSecret(token)) } })
  const admins = await tx.person.count({ where: { roles: { has: 'admin' } } })
  const state = row && { ...row, used: row.usedAt !== null, revoked: row.revokedAt !== null }
  demand(decideJoin(state, now, admins))
  return row
}

/** Hashing takes a while, so it is done before the workplace is locked. */
async function hashThenLock({ tx }: CommandContext, password: string) {
  const passwordHash = await hashPassword(password)
  return { ...(await lockWorkplace(tx)), passwordHash }
}

/**
 * Uses a one-time link: makes the person with name and password. The lock puts uses of one link, and the links of two
 * would-be first administrators, in a row: the second is refused. Called as the newcomer, see `newcomer`.
 */
export const joinByLink = command({
  name: 'auth.joinByLink',
  permission: 'session.own',
  input: joinInput,
  events: ['person.joined'],
  target: (context, input) => hashThenLock(context, input.password),
  async run({ tx, actor, input, target: { stream, passwordHash }, now }) {
    const invitation = await findInvitation(tx, input.token, now)
    const email = invitation?.email ?? input.email
    if (actor.kind !== 'person' || !invitation || !email) throw new InvalidInput({ email: 'Enter an email address.' })
    demandUncommon('password', input.password, [email, input.name])
    const emailKey = emailKeyOf(email)
    const taken = await tx.person.findUnique({ where: { emailKey }, select: { id: true } })
    if (taken) throw new InvalidInput({ email: 'Somebody already has an account with this address.' })
    const { id: personId } = actor
    const { roles, firstAdmin } = invitation
    const { name } = input
    await tx.person.create({ data: { id: personId, name, email, emailKey, roles, passwordHash, createdAt: now } })
    await tx.invitation.update({ where: { id: invitation.id }, data: { usedAt: now } })
    const joined = event(stream, 'person.joined', { personId, name, roles, firstAdmin })
    return { events: [joined], result: { personId, email } }
  },
})

/** Somebody who is about to join: nobody yet, under the name that they gave. */
export function newcomer(name: string): PersonActor {
  return { kind: 'person', id: newId(), name: name.trim().slice(0, 80) || 'Newcomer', roles: [], sessionId: newId() }
}
