import { type Actor, type ApiScope, type Role, rolesOf } from '@/lib/auth/model'

/**
 * How far a permission reaches for a role. Restricted incidents need membership besides, whatever stands here.
 * - `any`: everything of the kind that the actor may see
 * - `own`: incidents that the person filed, or is a member of
 * - `linked`: programs that the person owns, and incidents linked to them
 */
export type Scope = 'any' | 'own' | 'linked'

type Row = Partial<Record<Role, Scope>>

const readers: Row = {
  reporter: 'own',
  responder: 'any',
  program_owner: 'linked',
  spokesperson: 'any',
  counsel: 'any',
  leader: 'any',
  auditor: 'any',
}

/** Who may do what. The sense of each row is the product's permission table; its test spells it out again. */
export const permissions = {
  'incident.file': {
    reporter: 'any',
    responder: 'any',
    program_owner: 'any',
    spokesperson: 'any',
    counsel: 'any',
    leader: 'any',
    admin: 'any',
  },
  'incident.read': readers,
  'incident.note': {
    reporter: 'own',
    responder: 'any',
    program_owner: 'linked',
    spokesperson: 'any',
    counsel: 'any',
    leader: 'any',
  },
  'incident.triage': { responder: 'any' },
  // Whoever filed a restricted incident, or is a member of it, can bring others in: nobody else sees it.
  'incident.invite': { reporter: 'own', responder: 'any' },
  'incident.find': { responder: 'any', counsel: 'any' },
  'incident.decide': { responder: 'any', counsel: 'any', leader: 'any' },
  'incident.communicate': { responder: 'any', spokesperson: 'any' },
  // That a regulator, or anybody else, was told: who tells them records it.
  'incident.notify': { responder: 'any', spokesperson: 'any', counsel: 'any' },
  'incident.evidence': { reporter: 'own', responder: 'any', program_owner: 'linked', counsel: 'any' },
  // Whoever sets programs up reads what they have set up: it says nothing of incidents.
  'program.read': {
    responder: 'any',
    program_owner: 'linked',
    spokesperson: 'any',
    counsel: 'any',
    leader: 'any',
    auditor: 'any',
    admin: 'any',
  },
  'program.register': { program_owner: 'any', admin: 'any' },
  'program.configure': { program_owner: 'linked', admin: 'any' },
  'program.pause': { responder: 'any', program_owner: 'linked', counsel: 'any' },
  'program.lock.release': { responder: 'any', program_owner: 'linked', counsel: 'any' },
  'program.lock.break': { responder: 'any', counsel: 'any' },
  // Never an owner of the program: that is asked of each one.
  'quarantine.decide': { responder: 'any', counsel: 'any' },
  'program.resume.request': { program_owner: 'linked' },
  'program.resume.approve': { responder: 'any', counsel: 'any' },
  // Less is collected: one person is enough.
  'program.ramp.back': { program_owner: 'linked', responder: 'any', counsel: 'any' },
  'safeguard.verify': { responder: 'any', counsel: 'any' },
  'safeguard.fail': { responder: 'any', counsel: 'any', program_owner: 'linked' },
  'collector.account': {},
  // Rules that act by themselves: nobody’s but the system’s.
  'rule.apply': {},
  'statement.read': {
    responder: 'any',
    program_owner: 'linked',
    spokesperson: 'any',
    counsel: 'any',
    leader: 'any',
    auditor: 'any',
  },
  // Which kinds each of them may write is asked of each statement.
  'statement.draft': { responder: 'any', spokesperson: 'any', counsel: 'any' },
  'statement.approve.comms': { spokesperson: 'any' },
  'statement.approve.legal': { counsel: 'any' },
  'statement.approve.security': { responder: 'any' },
  'statement.approve.privacy': { counsel: 'any' },
  'statement.approve.hr': { leader: 'any' },
  'statement.approve.account': { leader: 'any' },
  // Only the incident’s own lead: that is asked of each one.
  'statement.approve.lead': { responder: 'any', spokesperson: 'any', counsel: 'any', leader: 'any' },
  'statement.template.read': { responder: 'any', spokesperson: 'any', counsel: 'any', admin: 'any' },
  'statement.template.edit': { spokesperson: 'any', admin: 'any' },
  // What blocks is set aside by counsel; what warns by whoever drafts.
  'statement.waive': { counsel: 'any' },
  'statement.dismiss': { responder: 'any', spokesperson: 'any', counsel: 'any' },
  'statement.publish': { spokesperson: 'any' },
  'dashboard.read': {
    responder: 'any',
    program_owner: 'linked',
    spokesperson: 'any',
    counsel: 'any',
    leader: 'any',
    auditor: 'any',
  },
  // Responders judge what they saw; the rest, and what follows from it, is counsel's.
  'clock.judge': { responder: 'any', counsel: 'any' },
  'clock.decide': { counsel: 'any' },
  'clock.configure': { counsel: 'any', admin: 'any' },
  // Counsel answer to authorities; whoever reads statements reads what they are told.
  'regulator.write': { counsel: 'any' },
  'audit.read': { auditor: 'any', admin: 'any' },
  'settings.manage': { admin: 'any' },
  'api_key.manage': {
    responder: 'own',
    program_owner: 'own',
    spokesperson: 'own',
    counsel: 'own',
    leader: 'own',
    admin: 'own',
  },
  'session.own': {
    reporter: 'own',
    responder: 'own',
    program_owner: 'own',
    spokesperson: 'own',
    counsel: 'own',
    leader: 'own',
    auditor: 'own',
    admin: 'own',
  },
  'calendar.own': {
    reporter: 'own',
    responder: 'own',
    program_owner: 'own',
    spokesperson: 'own',
    counsel: 'own',
    leader: 'own',
    auditor: 'own',
    admin: 'own',
  },
  'notice.own': {
    reporter: 'own',
    responder: 'own',
    program_owner: 'own',
    spokesperson: 'own',
    counsel: 'own',
    leader: 'own',
    auditor: 'own',
    admin: 'own',
  },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions

/** What an API key's scope opens; a permission that is not named here is closed to keys. */
const byScope: Readonly<Partial<Record<Permission, ApiScope>>> = {
  'incident.file': 'incidents:write',
  'incident.read': 'incidents:read',
  'incident.note': 'timeline:write',
  'incident.decide': 'timeline:write',
  'incident.find': 'timeline:write',
  'incident.communicate': 'timeline:write',
  'incident.notify': 'timeline:write',
  'incident.triage': 'timeline:write',
  // What timelines and exports tell of statements; there is no address for statements themselves.
  'statement.read': 'incidents:read',
  // Its figures and the incidents behind them.
  'dashboard.read': 'incidents:read',
}

/** The scopes in which the actor holds the permission; none means that it is refused everywhere. The system holds all. */
export function scopesOf(actor: Actor, permission: Permission): ReadonlySet<Scope> {
  if (actor.kind === 'system') return new Set<Scope>(['any'])
  if (actor.kind === 'api_key') {
    const needed = byScope[permission]
    if (!needed || !actor.scopes.includes(needed)) return new Set()
  }
  const row: Row = permissions[permission]
  return new Set(rolesOf(actor).flatMap((role) => row[role] ?? []))
}

/** Whether the actor holds the permission on at least something: what menus and buttons ask. */
export function mayEver(actor: Actor, permission: Permission): boolean {
  return scopesOf(actor, permission).size > 0
}
