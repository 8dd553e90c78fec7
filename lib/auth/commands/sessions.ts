import 'server-only'
import { z } from 'zod'
import { absoluteTtlMs, idleTtlMs } from '@/lib/auth/session-token'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/** Opens the session that the actor names, for somebody who has just shown who they are. */
export const startSession = command({
  name: 'auth.startSession',
  permission: 'session.own',
  input: z.strictObject({ way: z.enum(['password', 'demo']) }),
  events: ['session.started'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { way }, target: { stream }, now }) {
    if (actor.kind !== 'person') throw new Forbidden()
    const { id: personId, sessionId } = actor
    await tx.session.create({
      data: {
        id: sessionId,
        personId,
        createdAt: now,
        lastSeenAt: now,
        idleExpiresAt: new Date(now.getTime() + idleTtlMs),
        expiresAt: new Date(now.getTime() + absoluteTtlMs),
      },
    })
    return { events: [event(stream, 'session.started', { personId, sessionId, way })], result: { sessionId } }
  },
})

/** Ends the person's open sessions but `exceptId`; returns how many. From then on their next request is refused. */
export async function endSessionsOf(
  tx: Tx,
  personId: string,
  now: Date,
  exceptId: string | null = null,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE session SET "endedAt" = ${now}::timestamptz
    WHERE "personId" = ${personId}::uuid AND "endedAt" IS NULL AND "expiresAt" > ${now}::timestamptz
      AND "idleExpiresAt" > ${now}::timestamptz AND id IS DISTINCT FROM ${exceptId}::uuid`
}

/** Ends one session of the actor's own: this one at sign-out, another one from the list. */
export const endSession = command({
  name: 'auth.endSession',
  permission: 'session.own',
  input: z.strictObject({ sessionId: z.uuid() }),
  events: ['session.ended'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { sessionId }, target: { stream }, now }) {
    if (actor.kind !== 'person') throw new Forbidden()
    const own = await tx.session.findFirst({ where: { id: sessionId, personId: actor.id }, select: { endedAt: true } })
    if (!own) throw new NotFound()
    if (own.endedAt) return { unchanged: null }
    await tx.session.update({ where: { id: sessionId }, data: { endedAt: now } })
    return { events: [event(stream, 'session.ended', { personId: actor.id, sessionsEnded: 1 })], result: null }
  },
})

/** Signs the actor out everywhere, here included. */
export const endAllSessions = command({
  name: 'auth.endAllSessions',
  permission: 'session.own',
  input: z.strictObject({}),
  events: ['session.ended'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, target: { stream }, now }) {
    if (actor.kind !== 'person') throw new Forbidden()
    const sessionsEnded = await endSessionsOf(tx, actor.id, now)
    if (sessionsEnded === 0) return { unchanged: { sessionsEnded } }
    return {
      events: [event(stream, 'session.ended', { personId: actor.id, sessionsEnded })],
      result: { sessionsEnded },
    }
  },
})
