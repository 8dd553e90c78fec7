import { describe, expect, it } from 'vitest'
import { type Actor, type ApiScope, apiScopes, type Role, roles } from '@/lib/auth/model'
import { mayEver, type Permission, permissions, type Scope, scopesOf } from '@/lib/auth/permissions'

/**
 * The product's table, spelt out by role: how far each permission reaches. What is not named is refused. Whoever changes the
 * code's table changes this one too, and says so to those who approve it.
 */
const expected: Record<Role, Partial<Record<Permission, Scope>>> = {
  reporter: {
    'incident.file': 'any',
    'incident.read': 'own',
    'incident.note': 'own',
    'incident.invite': 'own',
    'incident.evidence': 'own',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  responder: {
    'incident.file': 'any',
    'incident.read': 'any',
    'incident.note': 'any',
    'incident.invite': 'any',
    'incident.triage': 'any',
    'incident.find': 'any',
    'incident.decide': 'any',
    'incident.communicate': 'any',
    'incident.notify': 'any',
    'incident.evidence': 'any',
    'program.read': 'any',
    'program.pause': 'any',
    'program.lock.release': 'any',
    'program.lock.break': 'any',
    'program.resume.approve': 'any',
    'program.ramp.back': 'any',
    'quarantine.decide': 'any',
    'safeguard.verify': 'any',
    'safeguard.fail': 'any',
    'statement.read': 'any',
    'statement.draft': 'any',
    'statement.dismiss': 'any',
    'statement.approve.security': 'any',
    'statement.approve.lead': 'any',
    'statement.template.read': 'any',
    'dashboard.read': 'any',
    'api_key.manage': 'own',
    'clock.judge': 'any',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  program_owner: {
    'incident.file': 'any',
    'incident.read': 'linked',
    'incident.note': 'linked',
    'incident.evidence': 'linked',
    'program.read': 'linked',
    'program.register': 'any',
    'program.configure': 'linked',
    'program.pause': 'linked',
    'program.lock.release': 'linked',
    'program.resume.request': 'linked',
    'safeguard.fail': 'linked',
    'program.ramp.back': 'linked',
    'statement.read': 'linked',
    'dashboard.read': 'linked',
    'api_key.manage': 'own',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  spokesperson: {
    'incident.file': 'any',
    'incident.read': 'any',
    'incident.note': 'any',
    'incident.communicate': 'any',
    'incident.notify': 'any',
    'program.read': 'any',
    'statement.read': 'any',
    'statement.draft': 'any',
    'statement.dismiss': 'any',
    'statement.approve.comms': 'any',
    'statement.approve.lead': 'any',
    'statement.template.read': 'any',
    'statement.template.edit': 'any',
    'statement.publish': 'any',
    'dashboard.read': 'any',
    'api_key.manage': 'own',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  counsel: {
    'incident.file': 'any',
    'incident.read': 'any',
    'incident.note': 'any',
    'incident.find': 'any',
    'incident.notify': 'any',
    'incident.decide': 'any',
    'incident.evidence': 'any',
    'program.read': 'any',
    'program.pause': 'any',
    'program.lock.release': 'any',
    'program.lock.break': 'any',
    'program.resume.approve': 'any',
    'program.ramp.back': 'any',
    'quarantine.decide': 'any',
    'safeguard.verify': 'any',
    'safeguard.fail': 'any',
    'statement.read': 'any',
    'statement.draft': 'any',
    'statement.dismiss': 'any',
    'statement.approve.legal': 'any',
    'statement.waive': 'any',
    'statement.approve.privacy': 'any',
    'statement.approve.lead': 'any',
    'statement.template.read': 'any',
    'dashboard.read': 'any',
    'api_key.manage': 'own',
    'clock.judge': 'any',
    'clock.decide': 'any',
    'regulator.write': 'any',
    'clock.configure': 'any',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  leader: {
    'incident.file': 'any',
    'incident.read': 'any',
    'incident.note': 'any',
    'incident.decide': 'any',
    'program.read': 'any',
    'statement.read': 'any',
    'statement.approve.hr': 'any',
    'statement.approve.account': 'any',
    'statement.approve.lead': 'any',
    'dashboard.read': 'any',
    'api_key.manage': 'own',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  auditor: {
    'incident.read': 'any',
    'program.read': 'any',
    'statement.read': 'any',
    'dashboard.read': 'any',
    'audit.read': 'any',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
  admin: {
    'incident.file': 'any',
    'program.read': 'any',
    'program.register': 'any',
    'program.configure': 'any',
    'audit.read': 'any',
    'settings.manage': 'any',
    'statement.template.read': 'any',
    'statement.template.edit': 'any',
    'api_key.manage': 'own',
    'clock.configure': 'any',
    'notice.own': 'own',
    'calendar.own': 'own',
    'session.own': 'own',
  },
}

const every = Object.keys(permissions) as Permission[]

function person(...given: Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: given, sessionId: 's' }
}

function key(scopes: ApiScope[], ...given: Role[]): Actor {
  return { kind: 'api_key', id: 'p', keyId: 'k', name: 'P', roles: given, scopes }
}

describe('the permission table', () => {
  it.each(roles)('says of %s what the product says', (role) => {
    const actual = every.flatMap((permission) => {
      const row: Partial<Record<Role, Scope>> = permissions[permission]
      return row[role] ? [[permission, row[role]]] : []
    })
    expect(Object.fromEntries(actual)).toEqual(expected[role])
  })

  it.each(['collector.account', 'rule.apply'] as const)('lets nobody but the system use %s', (permission) => {
    expect(roles.filter((role) => mayEver(person(role), permission))).toEqual([])
    expect(mayEver({ kind: 'system', name: 'gateway' }, permission)).toBe(true)
  })
})

describe('an actor', () => {
  it('who is a person is always a reporter besides', () => {
    expect([...scopesOf(person(), 'incident.read')]).toEqual(['own'])
    expect(scopesOf(person('program_owner'), 'incident.read')).toEqual(new Set(['own', 'linked']))
  })

  it('who only audits takes no part in what is audited', () => {
    const auditor = person('auditor')
    expect([mayEver(auditor, 'incident.read'), mayEver(auditor, 'audit.read')]).toEqual([true, true])
    expect([mayEver(auditor, 'incident.file'), mayEver(auditor, 'incident.note')]).toEqual([false, false])
    expect(mayEver(person('auditor', 'leader'), 'incident.file')).toBe(true)
  })

  it('has the union of what the roles give', () => {
    const both = person('leader', 'auditor')
    expect(mayEver(both, 'incident.decide')).toBe(true)
    expect(mayEver(both, 'audit.read')).toBe(true)
    expect(mayEver(both, 'incident.triage')).toBe(false)
  })

  it('who is a collector holds no permission of a person', () => {
    const collector: Actor = { kind: 'collector', id: 'c', name: 'C', programId: 'x' }
    expect(every.filter((permission) => mayEver(collector, permission))).toEqual([])
  })

  it('who is a key does no more than its person and no more than its scopes', () => {
    const all = key([...apiScopes], 'responder')
    expect(every.filter((permission) => mayEver(all, permission)).sort()).toEqual([
      'dashboard.read',
      'incident.communicate',
      'incident.decide',
      'incident.file',
      'incident.find',
      'incident.note',
      'incident.notify',
      'incident.read',
      'incident.triage',
      'statement.read',
    ])
    expect(every.filter((permission) => mayEver(key(['incidents:read'], 'responder'), permission))).toEqual([
      'incident.read',
      'statement.read',
      'dashboard.read',
    ])
    expect(mayEver(key([...apiScopes]), 'incident.triage')).toBe(false)
    expect(every.filter((permission) => mayEver(key([], 'admin'), permission))).toEqual([])
  })
})
