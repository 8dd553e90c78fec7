import 'server-only'
import type { PersonActor, Role } from '@/lib/auth/model'
import { idleTtlMs } from '@/lib/auth/session-token'
import { db } from '@/lib/db/client'

interface SessionRow {
  readonly id: string
  readonly name: string
  readonly roles: Role[]
  readonly seenLately: boolean
}

async function markSeen(sessionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE session SET "lastSeenAt" = standdown_now(),
      "idleExpiresAt" = least("expiresAt", standdown_now() + ${idleTtlMs} * interval '1 millisecond')
    WHERE id = ${sessionId}::uuid AND "endedAt" IS NULL AND "lastSeenAt" <= standdown_now() - interval '1 minute'`
}

/**
 * Whoever the session belongs to, as they are now: roles are read each time, and an ended or expired session and a disabled
 * person are nobody. That it was used is written at most once a minute.
 */
export async function actorOfSession(sessionId: string): Promise<PersonActor | null> {
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT p.id, p.name, p.roles::text[] AS roles, s."lastSeenAt" > standdown_now() - interval '1 minute' AS "seenLately"
    FROM session s JOIN person p ON p.id = s."personId"
    WHERE s.id = ${sessionId}::uuid AND s."endedAt" IS NULL AND p."disabledAt" IS NULL
      AND s."idleExpiresAt" > standdown_now() AND s."expiresAt" > standdown_now()`
  if (!row) return null
  if (!row.seenLately) await markSeen(sessionId)
  return { kind: 'person', id: row.id, name: row.name, roles: row.roles, sessionId }
}
