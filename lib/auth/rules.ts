import type { Role } from '@/lib/auth/model'
import { type Decision, refuse } from '@/lib/errors'

export interface PersonState {
  readonly id: string
  readonly roles: readonly Role[]
  readonly disabled: boolean
}

const lastAdmin = refuse(
  'last_admin',
  'This is the last administrator who can sign in. Make somebody else an administrator first.',
)

/** Somebody can always manage people: the last administrator keeps the role. `otherAdmins` counts those who can sign in. */
export function decideRoles(person: PersonState, to: readonly Role[], otherAdmins: number): Decision {
  const loses = person.roles.includes('admin') && !to.includes('admin')
  return loses && !person.disabled && otherAdmins === 0 ? lastAdmin : { ok: true }
}

/** Nobody locks themselves out, and the last administrator is not locked out by anybody. */
export function decideDisable(person: PersonState, byId: string | null, otherAdmins: number): Decision {
  if (person.id === byId) return refuse('own_account', 'You can’t disable your own account. Ask another administrator.')
  return person.roles.includes('admin') && otherAdmins === 0 ? lastAdmin : { ok: true }
}

export interface InvitationState {
  readonly firstAdmin: boolean
  readonly expiresAt: Date
  readonly used: boolean
  readonly revoked: boolean
}

/** A link works once, until it expires, and the first administrator's only while there is none. */
export function decideJoin(invitation: InvitationState | null, now: Date, admins: number): Decision {
  const over = !invitation || invitation.used || invitation.revoked || invitation.expiresAt <= now
  if (over || (invitation.firstAdmin && admins > 0))
    return refuse(
      'link_over',
      'This link has been used, has expired or was replaced. Ask an administrator for a new one.',
    )
  return { ok: true }
}
