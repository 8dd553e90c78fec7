import 'server-only'
import { db } from '@/lib/db/client'

export interface EvidenceEntry {
  readonly who: string
  /** When it was recorded, ISO. */
  readonly at: string
}

/** Who recorded an entry and when, by its number on the incident's timeline. */
export type EvidenceEntries = Readonly<Record<number, EvidenceEntry>>

/** The entries that claims rest on, of an incident that the caller has found visible already. */
export async function readEvidence(incidentId: string, seqs: readonly number[]): Promise<EvidenceEntries> {
  const entries = await db().timelineEntry.findMany({
    where: { streamId: incidentId, seq: { in: [...new Set(seqs)] } },
    select: { seq: true, actorName: true, recordedAt: true },
  })
  return Object.fromEntries(
    entries.map(({ seq, actorName, recordedAt }) => [seq, { who: actorName, at: recordedAt.toISOString() }]),
  )
}
