import 'server-only'
import { type Actor, type PersonActor, personIdOf, type Role } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { hashSecret, isSecretToken } from '@/lib/auth/secret-token'
import { calendarKind } from '@/lib/clocks/feed-secret'
import { db } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'

/** A date of the calendar, as much of it as leaves the house. */
export interface FeedEntry {
  readonly duty: string
  readonly version: number
  readonly title: string
  readonly reference: string
  readonly drill: boolean
  /** Null where the incident is restricted: a calendar is kept by others. */
  readonly incidentTitle: string | null
  readonly due: Date
  readonly createdAt: Date
}

/** Clocks of which nobody looks at the date any more are left out of a calendar. */
const longestOverdueDays = 30

/**
 * Whose calendar the secret opens, with the roles that they have now. Unknown, revoked, malformed, or of somebody who can't
 * sign in any more: the same NotFound.
 */
async function personOf(secret: string): Promise<PersonActor> {
  const [person] = isSecretToken(calendarKind, secret)
    ? await db().$queryRaw<{ id: string; name: string; roles: Role[] }[]>`
        SELECT p.id, p.name, p.roles::text[] AS roles FROM calendar_feed f JOIN person p ON p.id = f."personId"
        WHERE f."secretHash" = ${hashSecret(secret)} AND p."disabledAt" IS NULL`
    : []
  // No session: the actor only says how far the person's reading reaches.
  const actor: PersonActor | null = person ? { kind: 'person', ...person, sessionId: '' } : null
  if (!actor || !mayEver(actor, 'calendar.own')) throw new NotFound()
  return actor
}

/** What stands in the calendar behind a secret address: dates of running clocks that its person may read now. */
export async function getCalendar(secret: string): Promise<readonly FeedEntry[]> {
  const actor = await personOf(secret)
  return db().$queryRaw<FeedEntry[]>`
    SELECT c.duty, c.version, c.title, i.reference, i.drill, CASE WHEN i.visibility = 'open' THEN i.title END AS "incidentTitle",
      c."conservativeDue" AS due, c."createdAt"
    FROM clock c JOIN incident i ON i.id = c."incidentId"
    WHERE c.state IN ('anchor_missing', 'running') AND c.state = 'running' AND c."conservativeDue" IS NOT NULL
      AND c."sortAt" > standdown_now() - make_interval(days => ${longestOverdueDays}::int) AND ${visibleSql(actor)}
    ORDER BY c."sortAt", c.id LIMIT 500`
}

/** Since when the actor has a calendar's address, and when it was last read; null where they have none. */
export async function findOwnFeed(actor: Actor): Promise<{ createdAt: Date; lastReadAt: Date | null } | null> {
  if (!mayEver(actor, 'calendar.own')) throw new Forbidden()
  const personId = personIdOf(actor)
  if (!personId) return null
  return db().calendarFeed.findUnique({ where: { personId }, select: { createdAt: true, lastReadAt: true } })
}
