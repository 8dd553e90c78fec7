import { describe, expect, it } from 'vitest'
import { actorFromApiKey } from '@/lib/auth/api-key'
import { createApiKey, revokeApiKey } from '@/lib/auth/commands/api-keys'
import { changeOwnPassword, changePassword } from '@/lib/auth/commands/password'
import { endAllSessions, endSession, startSession } from '@/lib/auth/commands/sessions'
import type { PersonActor } from '@/lib/auth/model'
import { hashPassword, isPassword } from '@/lib/auth/password'
import { getOwnAccount, listApiKeys, listSessions } from '@/lib/auth/queries'
import { actorOfSession } from '@/lib/auth/session/row'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound, TooMany, Unauthenticated } from '@/lib/errors'
import { newId } from '@/lib/id'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const collector = { kind: 'collector' as const, id: newId(), name: 'collector', programId: newId() }
const bearer = (token: string) => actorFromApiKey({ headers: new Headers({ authorization: `Bearer ${token}` }) })

async function another(person: PersonActor): Promise<PersonActor> {
  const session = { ...person, sessionId: newId() }
  await startSession(session, { way: 'password' })
  return session
}

describe('startSession', () => {
  it('opens the session that the actor names, for eight hours and a day at most', async () => {
    const person = await addPerson('responder')
    const written = await writtenDuring(() => another(person))
    expect(written).toMatchObject([{ kind: 'session.started', payload: { personId: person.id, way: 'password' } }])
    const [session] = await listSessions(person)
    expect((session?.endsAt.getTime() ?? 0) - (session?.createdAt.getTime() ?? 0)).toBe(8 * 3_600_000)
    await expect(startSession(collector, { way: 'password' })).rejects.toThrow(Forbidden)
  })
})

describe('endSession', () => {
  it('ends one’s own, this one or another, and nobody else’s', async () => {
    const person = await addPerson('responder')
    const elsewhere = await another(person)
    const { sessionId } = elsewhere
    await expect(endSession(await addPerson('admin'), { sessionId })).rejects.toThrow(NotFound)
    await expect(endSession(collector, { sessionId })).rejects.toThrow(Forbidden)
    expect(await kindsDuring(() => endSession(person, { sessionId }))).toEqual(['session.ended'])
    expect(await kindsDuring(() => endSession(person, { sessionId }))).toEqual([])
    expect(await actorOfSession(sessionId)).toBeNull()
    expect(await actorOfSession(person.sessionId)).not.toBeNull()
  })
})

describe('endAllSessions', () => {
  it('ends them all', async () => {
    const person = await addPerson('responder')
    await another(person)
    await expect(endAllSessions(collector, {})).rejects.toThrow(Forbidden)
    const written = await writtenDuring(() => endAllSessions(person, {}))
    expect(written).toMatchObject([{ kind: 'session.ended', payload: { sessionsEnded: 2 } }])
    expect(await actorOfSession(person.sessionId)).toBeNull()
    expect(await kindsDuring(() => endAllSessions(person, {}))).toEqual([])
  })
})

describe('changePassword', () => {
  const [old, next] = ['seven small boats at noon', 'eight larger ships by night']

  async function withPassword() {
    const person = await addPerson('responder')
    await db().person.update({ where: { id: person.id }, data: { passwordHash: await hashPassword(old) } })
    return person
  }

  it('wants the present one, and ends the other sessions', async () => {
    const person = await withPassword()
    const elsewhere = await another(person)
    const wrong = { current: 'not this one', next, repeat: next }
    await expect(changePassword(person, wrong)).rejects.toThrow(InvalidInput)
    await expect(
      changePassword(person, { current: old, next: 'password1234', repeat: 'password1234' }),
    ).rejects.toThrow(InvalidInput)
    await expect(changePassword(collector, { current: old, next, repeat: next })).rejects.toThrow(Forbidden)
    const written = await writtenDuring(() => changePassword(person, { current: old, next, repeat: next }))
    expect(written).toMatchObject([{ kind: 'person.password_changed', payload: { sessionsEnded: 1 } }])
    const { passwordHash } = await db().person.findUniqueOrThrow({ where: { id: person.id } })
    expect(await isPassword(next, passwordHash)).toBe(true)
    expect(await actorOfSession(elsewhere.sessionId)).toBeNull()
    expect(await actorOfSession(person.sessionId)).not.toBeNull()
  })

  it('lets nobody at an open session guess on', async () => {
    const person = await addPerson('responder')
    const wrong = { current: 'not this one', next, repeat: next }
    const tries = Array.from({ length: 12 }, () => changeOwnPassword(person, wrong).catch((thrown: unknown) => thrown))
    expect((await Promise.all(tries)).filter((thrown) => thrown instanceof TooMany)).toHaveLength(2)
    expect(await getOwnAccount(person)).toMatchObject({ hasPassword: false })
    const other = await withPassword()
    for (const [current, after] of [
      [old, next],
      [next, old],
      [old, next],
    ] as const)
      await changeOwnPassword(other, { current, next: after, repeat: after })
  })
})

describe('createApiKey and revokeApiKey', () => {
  const input = { name: 'alert bridge', scopes: ['timeline:write', 'incidents:write'], lifetimeDays: 90 }

  it('are for those who work on incidents', async () => {
    await expect(createApiKey(await addPerson('reporter'), input)).rejects.toThrow(Forbidden)
    await expect(createApiKey(await addPerson('auditor'), input)).rejects.toThrow(Forbidden)
    await expect(revokeApiKey(await addPerson('auditor'), { keyId: newId() })).rejects.toThrow(Forbidden)
    await expect(listApiKeys(await addPerson('auditor'))).rejects.toThrow(Forbidden)
  })

  it('make a key that acts as its maker within its scopes, until it is revoked', async () => {
    const person = await addPerson('responder')
    const { token, keyId } = await createApiKey(person, input)
    const actor = { kind: 'api_key', id: person.id, keyId, name: person.name, roles: ['responder'] }
    expect(await bearer(token)).toEqual({ ...actor, scopes: ['incidents:write', 'timeline:write'] })
    const [listed] = await listApiKeys(person)
    expect(listed).toMatchObject({ id: keyId, prefix: token.slice(0, 12), expired: false })
    expect(listed?.lastUsedAt).not.toBeNull()
    await expect(revokeApiKey(await addPerson('admin'), { keyId })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => revokeApiKey(person, { keyId }))).toEqual(['api_key.revoked'])
    expect(await kindsDuring(() => revokeApiKey(person, { keyId }))).toEqual([])
    await expect(bearer(token)).rejects.toThrow(Unauthenticated)
  })

  it('keep no secret on the record', async () => {
    const person = await addPerson('leader')
    const written = await writtenDuring(() => createApiKey(person, input))
    expect(written).toMatchObject([{ kind: 'api_key.created', payload: { name: 'alert bridge' } }])
    expect(JSON.stringify(written)).not.toContain('sdk_')
  })

  it('refuse a key that is over, changed, or whose person is disabled', async () => {
    const person = await addPerson('responder')
    const { token } = await createApiKey(person, input)
    for (const wrong of [`${token.slice(0, -1)}!`, token.slice(0, -1), '%', `sdc${token.slice(3)}`, ''])
      await expect(bearer(wrong)).rejects.toThrow(Unauthenticated)
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    await expect(bearer(changed)).rejects.toThrow(Unauthenticated)
    await db().$executeRaw`UPDATE api_key SET "expiresAt" = standdown_now() WHERE "personId" = ${person.id}::uuid`
    await expect(bearer(token)).rejects.toThrow(Unauthenticated)
    await db().$executeRaw`UPDATE api_key SET "expiresAt" = NULL WHERE "personId" = ${person.id}::uuid`
    expect((await bearer(token)).id).toBe(person.id)
    await db().$executeRaw`UPDATE person SET "disabledAt" = standdown_now() WHERE id = ${person.id}::uuid`
    await expect(bearer(token)).rejects.toThrow(Unauthenticated)
  })

  it('want a name, a scope and a lifetime that is offered', async () => {
    const person = await addPerson('responder')
    for (const wrong of [{ name: '' }, { scopes: [] }, { scopes: ['everything'] }, { lifetimeDays: 7 }])
      await expect(createApiKey(person, { ...input, ...wrong })).rejects.toThrow(InvalidInput)
  })
})
