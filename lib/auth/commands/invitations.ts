import 'server-only'
import { z } from 'zod'
import type { SystemActor } from '@/lib/auth/model'
import { personIdOf, type Role } from '@/lib/auth/model'
import { emailKeyOf, invitationRef, inviteInput } from '@/lib/auth/schema'
import { makeSecretToken } from '@/lib/auth/secret-token'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

const hourMs = 3_600_000
const invitationTtlMs = 7 * 24 * hourMs
const firstAdminTtlMs = 24 * hourMs

interface Invited {
  readonly email: string | null
  readonly roles: Role[]
  readonly firstAdmin: boolean
  readonly createdById: string | null
}

/** Makes an invitation in place of the earlier ones of its kind; only the secret's hash is kept. */
async function makeInvitation(tx: Tx, invited: Invited, now: Date, ttlMs: number) {
  const { email, firstAdmin } = invited
  await tx.invitation.updateMany({
    where: { firstAdmin, email, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  const { token, hash } = makeSecretToken('join')
  const id = newId()
  const expiresAt = new Date(now.getTime() + ttlMs)
  await tx.invitation.create({ data: { ...invited, id, secretHash: Uint8Array.from(hash), createdAt: now, expiresAt } })
  return { invitationId: id, token, expiresAt: expiresAt.toISOString() }
}

/** Invites somebody by a link that works once. The link is in the answer and nowhere else; a new one ends the one before. */
export const invitePerson = command({
  name: 'auth.invitePerson',
  permission: 'settings.manage',
  input: inviteInput,
  events: ['person.invited'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { email, roles }, target: { stream }, now }) {
    const known = await tx.person.findUnique({ where: { emailKey: emailKeyOf(email) }, select: { name: true } })
    if (known) throw new InvalidInput({ email: `${known.name} already has an account with this address.` })
    const invited = { email: emailKeyOf(email), roles, firstAdmin: false, createdById: personIdOf(actor) }
    const made = await makeInvitation(tx, invited, now, invitationTtlMs)
    const { invitationId } = made
    return { events: [event(stream, 'person.invited', { invitationId, email, roles })], result: made }
  },
})

/** Ends an invitation that nobody has used. */
export const revokeInvitation = command({
  name: 'auth.revokeInvitation',
  permission: 'settings.manage',
  input: invitationRef,
  events: ['invitation.revoked'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { invitationId }, target: { stream }, now }) {
    const invitation = await tx.invitation.findUnique({ where: { id: invitationId } })
    if (!invitation) throw new NotFound()
    if (invitation.usedAt)
      throw new Refused('link_over', 'This invitation has been accepted. Disable the person instead.')
    if (invitation.revokedAt) return { unchanged: null }
    await tx.invitation.update({ where: { id: invitationId }, data: { revokedAt: now } })
    return { events: [event(stream, 'invitation.revoked', { invitationId })], result: null }
  },
})

/** Makes the link for the first administrator while there is none; null once there is one. */
export const inviteFirstAdmin = command({
  name: 'auth.inviteFirstAdmin',
  permission: 'settings.manage',
  input: z.strictObject({}),
  events: ['person.invited'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, target: { stream }, now }) {
    const admins = await tx.person.count({ where: { roles: { has: 'admin' } } })
    if (admins > 0) return { unchanged: null }
    const roles: Role[] = ['admin']
    const made = await makeInvitation(
      tx,
      { email: null, roles, firstAdmin: true, createdById: null },
      now,
      firstAdminTtlMs,
    )
    const { invitationId, token } = made
    return { events: [event(stream, 'person.invited', { invitationId, email: '', roles })], result: { token } }
  },
})

const firstStart: SystemActor = { kind: 'system', name: 'first start' }

/**
 * The address at which the first administrator sets name and password, good once and for 24 h, or null when there is an
 * administrator. Each call ends the link before. `publicUrl` without a slash at its end.
 */
export async function firstAdminLink(publicUrl: string): Promise<string | null> {
  const made = await inviteFirstAdmin(firstStart, {})
  return made ? `${publicUrl}/join/${made.token}` : null
}
