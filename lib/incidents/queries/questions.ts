import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'

export interface OpenQuestion {
  readonly seq: number
  readonly question: string
  readonly ownerName: string
  readonly due: string
}

/** The questions of an incident that nobody has answered yet, the most urgent first. */
export async function listOpenQuestions(actor: Actor, incidentId: string): Promise<OpenQuestion[]> {
  return db().$queryRaw<OpenQuestion[]>`
    SELECT e.seq, e.payload->>'question' AS question, e.payload->>'ownerName' AS "ownerName", e.payload->>'due' AS due
    FROM timeline_entry e JOIN incident i ON i.id = e."streamId"
    WHERE e."streamId" = ${incidentId}::uuid AND e.kind = 'question.opened' AND ${visibleSql(actor)}
      AND NOT EXISTS (SELECT FROM timeline_entry a WHERE a."streamId" = e."streamId" AND a.kind = 'question.answered'
        AND (a.payload->>'question')::int = e.seq)
    ORDER BY e.payload->>'due', e.seq`
}
