import { describe, expect, it } from 'vitest'
import { endSession } from '@/lib/auth/commands/sessions'
import { actorOfSession } from '@/lib/auth/session/row'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { addPerson } from '@/lib/testing/people'

async function age(
  sessionId: string,
  column: 'lastSeenAt' | 'idleExpiresAt' | 'expiresAt',
  minutes: number,
): Promise<void> {
  const before = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
  await db().session.update({
    where: { id: sessionId },
    data: { [column]: new Date(before.createdAt.getTime() - minutes * 60_000) },
  })
}

describe('a session', () => {
  it('is somebody, with the roles of the moment', async () => {
    const person = await addPerson('responder')
    expect(await actorOfSession(person.sessionId)).toEqual(person)
    await db().person.update({ where: { id: person.id }, data: { roles: ['leader', 'counsel'] } })
    expect((await actorOfSession(person.sessionId))?.roles).toEqual(['leader', 'counsel'])
  })

  it('is over with the next request after sign-out', async () => {
    const person = await addPerson('responder')
    await endSession(person, { sessionId: person.sessionId })
    expect(await actorOfSession(person.sessionId)).toBeNull()
  })

  it('is nobody when the person is disabled', async () => {
    const person = await addPerson('responder')
    await db().$executeRaw`UPDATE person SET "disabledAt" = standdown_now() WHERE id = ${person.id}::uuid`
    expect(await actorOfSession(person.sessionId)).toBeNull()
  })

  it.each(['idleExpiresAt', 'expiresAt'] as const)('is over by the database’s clock at %s', async (column) => {
    const person = await addPerson('responder')
    await age(person.sessionId, column, 0)
    expect(await actorOfSession(person.sessionId)).toBeNull()
  })

  it('that nobody opened is nobody', async () => {
    expect(await actorOfSession(newId())).toBeNull()
  })

  it('is marked as used once a minute, and stays open for it', async () => {
    const { sessionId } = await addPerson('responder')
    const seen = async () => (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.getTime()
    const first = await seen()
    await actorOfSession(sessionId)
    expect(await seen()).toBe(first)
    await age(sessionId, 'lastSeenAt', 2)
    await actorOfSession(sessionId)
    const row = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(row.lastSeenAt.getTime()).toBeGreaterThanOrEqual(first)
    expect(row.idleExpiresAt.getTime() - row.lastSeenAt.getTime()).toBe(8 * 3_600_000)
  })
})
