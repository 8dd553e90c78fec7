/** The roles; a person may hold several. Everybody but who only audits is a reporter besides. */
export const roles = [
  'reporter',
  'responder',
  'program_owner',
  'spokesperson',
  'counsel',
  'leader',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const roleNames: Readonly<Record<Role, string>> = {
  reporter: 'Reporter',
  responder: 'Responder',
  program_owner: 'Program owner',
  spokesperson: 'Spokesperson',
  counsel: 'Counsel / privacy',
  leader: 'Leader',
  auditor: 'Auditor',
  admin: 'Administrator',
}

/** What each role is for, in one line. */
export const roleDuties: Readonly<Record<Role, string>> = {
  reporter: 'Files incidents and follows their own',
  responder: 'Triages, keeps the timeline, pauses programs, approves for security',
  program_owner: 'Registers programs, pauses their own and asks to resume them',
  spokesperson: 'Drafts, approves and publishes statements',
  counsel: 'Approves statements and resumes for legal and privacy',
  leader: 'Sees how things stand and records decisions',
  auditor: 'Reads the record and the audit',
  admin: 'Manages people and settings; opens no incident by that alone',
}

export const apiScopes = ['incidents:read', 'incidents:write', 'timeline:write'] as const
export type ApiScope = (typeof apiScopes)[number]

export const scopeDuties: Readonly<Record<ApiScope, string>> = {
  'incidents:read': 'Read incidents and their timelines',
  'incidents:write': 'File incidents',
  'timeline:write': 'Add entries to timelines',
}

export interface PersonActor {
  readonly kind: 'person'
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly sessionId: string
}

/** A program that acts as the person who made the key, within the key's scopes. `id` is the person's. */
export interface ApiKeyActor {
  readonly kind: 'api_key'
  readonly id: string
  readonly keyId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly scopes: readonly ApiScope[]
}

/** A collector's token: it speaks for one program only. */
export interface CollectorActor {
  readonly kind: 'collector'
  readonly id: string
  readonly name: string
  readonly programId: string
}

/** Standdown itself: the clock that ends leases, the gateway that writes confirmations, the first start. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

export type Actor = PersonActor | ApiKeyActor | CollectorActor | SystemActor

/** In whose name stands what happens of itself, and what a person did whose name would tell of a restricted incident. */
export const standdown: SystemActor = { kind: 'system', name: 'Standdown' }

/** The person behind the actor, or null for collectors and the system. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === 'person' || actor.kind === 'api_key' ? actor.id : null
}

/** All roles that count for the actor: those given, and reporter for everybody but who only audits, and so takes no part. */
export function rolesOf(actor: Actor): readonly Role[] {
  if (actor.kind !== 'person' && actor.kind !== 'api_key') return []
  const onlyAudits = actor.roles.length > 0 && actor.roles.every((role) => role === 'auditor')
  return onlyAudits || actor.roles.includes('reporter') ? actor.roles : ['reporter', ...actor.roles]
}
