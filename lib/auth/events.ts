import type { ApiScope, Role } from '@/lib/auth/model'

/** What is recorded of people and keys, on the workplace's stream. */
export interface AuthEvents {
  'person.invited': { readonly invitationId: string; readonly email: string; readonly roles: readonly Role[] }
  'person.joined': {
    readonly personId: string
    readonly name: string
    readonly roles: readonly Role[]
    readonly firstAdmin: boolean
  }
  'person.roles_changed': { readonly personId: string; readonly from: readonly Role[]; readonly to: readonly Role[] }
  'person.disabled': { readonly personId: string; readonly sessionsEnded: number }
  'person.enabled': { readonly personId: string }
  'api_key.created': { readonly keyId: string; readonly name: string; readonly scopes: readonly ApiScope[] }
  'api_key.revoked': { readonly keyId: string; readonly name: string }
}
