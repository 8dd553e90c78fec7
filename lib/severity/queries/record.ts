import 'server-only'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { workplaceStreamId } from '@/lib/timeline/model'
import { defaultPeopleThreshold } from '../model'
import { type RecordedFacts, readRecordedFacts, type SeverityEntry, severityKinds } from '../rules/recorded'
import type { SuggestionEntry } from '../rules/suggestion-entry'

export interface LastSuggestion {
  readonly seq: number
  readonly recordedAt: Date
  readonly by: string
  /** False where the system suggested anew. */
  readonly byPerson: boolean
  readonly payload: SuggestionEntry
}

/** The newest suggestion on an incident's timeline. The caller has found the incident visible already. */
export async function findLastSuggestion(
  tx: Pick<Tx, '$queryRaw'>,
  incidentId: string,
): Promise<LastSuggestion | null> {
  const [row] = await tx.$queryRaw<LastSuggestion[]>`
    SELECT e.seq, e."recordedAt", e."actorName" AS by, e."actorKind" <> 'system' AS "byPerson", e.payload FROM timeline_entry e
    WHERE e."streamId" = ${incidentId}::uuid AND e.kind = 'severity.suggested' ORDER BY e.seq DESC LIMIT 1`
  return row ?? null
}

/** What the timeline says of an incident as far as severity asks. The caller has found the incident visible already. */
export async function readSeverityFacts(tx: Pick<Tx, '$queryRaw'>, incidentId: string): Promise<RecordedFacts> {
  const entries = await tx.$queryRaw<SeverityEntry[]>`
    SELECT e.seq, e.kind, e.corrects, e.payload FROM timeline_entry e
    WHERE e."streamId" = ${incidentId}::uuid AND e.kind IN (${Prisma.join([...severityKinds])}) ORDER BY e.seq`
  return readRecordedFacts(entries)
}

/** From how many people on an incident is one level worse at this workplace. */
export async function readPeopleThreshold(tx: Pick<Tx, '$queryRaw'>): Promise<number> {
  const [row] = await tx.$queryRaw<{ to: number }[]>`
    SELECT (e.payload->>'to')::int AS to FROM timeline_entry e
    WHERE e."streamId" = ${workplaceStreamId}::uuid AND e.kind = 'severity.threshold_changed' ORDER BY e.seq DESC LIMIT 1`
  return row?.to ?? defaultPeopleThreshold
}
