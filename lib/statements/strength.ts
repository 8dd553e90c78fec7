import type { Finding } from '@/lib/incidents/events'
import type { Strength } from '@/lib/statements/claims'
import type { RecordEntry } from '@/lib/statements/record'
import { standingEntries } from '@/lib/statements/record'

/** The sources of a review that can say anything about reading: one that records only writes counts for nothing. */
export function readingSources(finding: Pick<Finding, 'sources'>) {
  return finding.sources.filter((source) => source.recordsReads)
}

/** Whether every source that counts is known to reach back to the start of the window. */
export function retentionCoversWindow(finding: Finding): boolean {
  return readingSources(finding).every(
    ({ retainedFrom }) => retainedFrom !== null && Date.parse(retainedFrom) <= Date.parse(finding.windowFrom),
  )
}

function hasSecondReviewer({ reviewer, secondReviewer }: Finding): boolean {
  return secondReviewer !== null && secondReviewer.trim() !== '' && secondReviewer.trim() !== reviewer.trim()
}

/**
 * How strong a review is as evidence about access. E0: nothing that records reads. E1: not finished and nothing covered.
 * E2: unfinished, less than the whole window covered, or records that don't reach back (or are not known to).
 * E3: one reviewer. E4: a second reviewer. E5 needs, besides, no gaps and a recorded integrity check of the sources;
 * findings don't carry that check yet, so that none reaches it.
 */
export function reviewStrength(finding: Finding): Strength {
  if (readingSources(finding).length === 0) return 0
  if (finding.coveragePercent <= 0) return 1
  if (!finding.finished || finding.coveragePercent < 100 || !retentionCoversWindow(finding)) return 2
  return hasSecondReviewer(finding) ? 4 : 3
}

/**
 * How strong the record is about what happened at all, and the entries that make it so. E1: the report alone. E2: somebody
 * working on the incident has graded it, set its exposure, contained it or recorded a finding. E3: a finished finding.
 * E4: one with a second reviewer. Of several entries that would do, the earliest counts, so that later ones don't unsettle it.
 */
export function presenceStrength(entries: readonly RecordEntry[]): { strength: Strength; evidence: number[] } {
  const filed = standingEntries(entries, 'incident.filed').map(({ seq }) => seq)
  const findings = standingEntries(entries, 'finding.recorded')
  const finished = findings.filter(({ payload }) => payload.finished && payload.outcome !== 'inconclusive')
  const confirmed = finished.find(({ payload }) => hasSecondReviewer(payload))
  if (confirmed) return { strength: 4, evidence: [...filed, confirmed.seq] }
  if (finished[0]) return { strength: 3, evidence: [...filed, finished[0].seq] }
  const [checked] = [
    ...standingEntries(entries, 'severity.changed'),
    ...standingEntries(entries, 'exposure.changed'),
    ...standingEntries(entries, 'containment.recorded'),
    ...findings,
  ].sort((a, b) => a.seq - b.seq)
  if (checked) return { strength: 2, evidence: [...filed, checked.seq] }
  return { strength: filed.length > 0 ? 1 : 0, evidence: filed }
}
