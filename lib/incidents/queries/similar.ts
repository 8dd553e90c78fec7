import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type IncidentStatus, openStatuses, type SeverityLevel } from '@/lib/incidents/model'
import { areClose, titleWords } from '@/lib/incidents/title-words'
import { visibleSql } from '@/lib/incidents/visible'

export interface SimilarIncident {
  readonly reference: string
  readonly title: string
  readonly severity: SeverityLevel
  readonly status: IncidentStatus
}

interface Candidate extends SimilarIncident {
  readonly sameProgram: boolean
}

const shown = 3

/** Open incidents that the actor may see and that this could repeat: on one of the programs, or with a close title. */
export async function findSimilarIncidents(
  actor: Actor,
  { title, programIds }: { title: string; programIds: readonly string[] },
): Promise<SimilarIncident[]> {
  const words = titleWords(title)
  if (words.length === 0 && programIds.length === 0) return []
  const statuses = Prisma.join(openStatuses.map((status) => Prisma.sql`${status}::"IncidentStatus"`))
  const sameProgram = Prisma.sql`EXISTS (SELECT FROM incident_program ip
    WHERE ip."incidentId" = i.id AND ip."programId" = ANY(${[...programIds]}::uuid[]))`
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const candidates = await db().$queryRaw<Candidate[]>`
    SELECT i.reference, i.title, i.severity, i.status::text AS status, ${sameProgram} AS "sameProgram"
    FROM incident i
    WHERE i.status IN (${statuses}) AND ${visibleSql(actor)} AND (${sameProgram} OR lower(i.title) LIKE ANY(${patterns}::text[]))
    ORDER BY i."filedAt" DESC LIMIT 100`
  const close = (candidate: Candidate) => areClose(words, titleWords(candidate.title))
  return candidates
    .filter((candidate) => candidate.sameProgram || close(candidate))
    .sort((a, b) => Number(close(b)) - Number(close(a)))
    .slice(0, shown)
    .map(({ sameProgram: _, ...incident }) => incident)
}
