import type { ApiScope, Role } from '@/lib/auth/model'

/** How somebody signed in. */
export type SignInWay = 'password' | 'demo'

/** What is recorded of people and keys, on the workplace's stream. Never a secret, never an address or a browser. */
export interface AuthEvents {
  'person.invited': { readonly invitationId: string; readonly email: string; readonly roles: readonly Role[] }
  'invitation.revoked': { readonly invitationId: string }
  'person.joined': {
    readonly personId: string
    readonly name: string
    readonly roles: readonly Role[]
    readonly firstAdmin: boolean
  }
  'person.roles_changed': { readonly personId: string; readonly from: readonly Role[]; readonly to: readonly Role[] }
  'person.disabled': { readonly personId: string; readonly sessionsEnded: number }
  'person.enabled': { readonly personId: string }
  'person.password_changed': { readonly personId: string; readonly sessionsEnded: number }
  'session.started': { readonly personId: string; readonly sessionId: string; readonly way: SignInWay }
  'session.ended': { readonly personId: string; readonly sessionsEnded: number }
  'api_key.created': { readonly keyId: string; readonly name: string; readonly scopes: readonly ApiScope[] }
  'api_key.revoked': { readonly keyId: string; readonly name: string }
}
