import { describe, expect, it } from 'vitest'
import { decideDisable, decideJoin, decideRoles, type PersonState } from '@/lib/auth/rules'

const admin: PersonState = { id: 'ada', roles: ['admin', 'leader'], disabled: false }
const responder: PersonState = { id: 'ana', roles: ['responder'], disabled: false }
const now = new Date('2026-11-23T12:00:00Z')
const later = new Date('2026-11-24T12:00:00Z')
const open = { firstAdmin: false, expiresAt: later, used: false, revoked: false }

describe('roles', () => {
  it.each([
    ['the last administrator keeps the role', admin, ['leader'], 0, false],
    ['another one can take it', admin, ['leader'], 1, true],
    ['the last one may change other roles', admin, ['admin'], 0, true],
    ['a disabled administrator is none', { ...admin, disabled: true }, [], 0, true],
    ['nobody else is held', responder, [], 0, true],
  ] as const)('%s', (_, person, to, others, ok) => {
    expect(decideRoles(person, to, others).ok).toBe(ok)
  })
})

describe('disabling', () => {
  it.each([
    ['oneself is refused', admin, 'ada', 3, false],
    ['the last administrator is refused', admin, 'bo', 0, false],
    ['one of two administrators is fine', admin, 'bo', 1, true],
    ['anybody else is fine', responder, 'ada', 0, true],
  ] as const)('%s', (_, person, by, others, ok) => {
    expect(decideDisable(person, by, others).ok).toBe(ok)
  })
})

describe('a link', () => {
  it.each([
    ['works', open, 1, true],
    ['that nobody made', null, 0, false],
    ['that was used', { ...open, used: true }, 1, false],
    ['that was replaced', { ...open, revoked: true }, 1, false],
    ['in its last moment is over', { ...open, expiresAt: now }, 1, false],
    ['for the first administrator works while there is none', { ...open, firstAdmin: true }, 0, true],
    ['for the first administrator is over once there is one', { ...open, firstAdmin: true }, 1, false],
  ] as const)('%s', (_, invitation, admins, ok) => {
    expect(decideJoin(invitation, now, admins).ok).toBe(ok)
  })
})
