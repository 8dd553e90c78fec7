import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'

/** A clock that runs to a date, as the dashboard shows it. */
export interface NextDeadline {
  readonly id: string
  readonly title: string
  readonly reference: string
  readonly startsAt: Date
  readonly due: Date
}

const shownDeadlines = 8

/** The next dates of running clocks, within what the actor's dashboard may tell; drills are not counted. */
export function listNextDeadlines(actor: Actor): Promise<NextDeadline[]> {
  return db().$queryRaw<NextDeadline[]>`
    SELECT c.id, c.title, i.reference, c."startsAt", c."conservativeDue" AS due FROM clock c JOIN incident i ON i.id = c."incidentId"
    WHERE c.state IN ('anchor_missing', 'running') AND c.state = 'running' AND c."conservativeDue" IS NOT NULL AND NOT i.drill
      AND ${visibleSql(actor, 'dashboard.read')}
    ORDER BY c."sortAt", c.id LIMIT ${shownDeadlines}`
}
