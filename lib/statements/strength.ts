import type { Strength } from './claims'
import type { FindingFacts, RecordEntry } from './record'
import { standingEntries } from './record'

/** The sources of a review that can say anything about reading: one that records only writes counts for nothing. */
export function readingSources(finding: Pick<FindingFacts, 'sources'>) {
  return finding.sources.filter((source) => source.recordsReads)
}

/** Whether every source that counts is known to reach back to the start of the window. */
export function retentionCoversWindow(finding: FindingFacts): boolean {
  return readingSources(finding).every(
    ({ retainedFrom }) => retainedFrom !== null && Date.parse(retainedFrom) <= Date.parse(finding.windowFrom),
  )
}

export function hasSecondReviewer({ reviewer, secondReviewer }: FindingFacts): boolean {
  return secondReviewer !== null && secondReviewer.trim() !== '' && secondReviewer.trim() !== reviewer.trim()
}

/**
 * How strong a review is as evidence about access. E0: nothing that records reads. E1: not finished and nothing covered.
 * E2: unfinished, less than the whole window covered, or records that don't reach back (or are not known to).
 * E3: one reviewer. E4: a second reviewer. E5 needs, besides, no gaps and a recorded integrity check of the sources;
 * findings don't carry that check yet, so that none reaches it.
 */
export function reviewStrength(finding: FindingFacts): Strength {
  if (readingSources(finding).length === 0) return 0
  if (finding.coveragePercent <= 0) return 1
  if (!finding.finished || finding.coveragePercent < 100 || !retentionCoversWindow(finding)) return 2
  return hasSecondReviewer(finding) ? 4 : 3
}

/**
 * How strong the record is about what happened at all. E1: the report alone. E2: somebody working on the incident has
 * graded it, set its exposure, contained it or recorded a finding. E3: a finished finding. E4: one with a second reviewer.
 */
export function presenceStrength(entries: readonly RecordEntry[]): { strength: Strength; evidence: number[] } {
  const filed = standingEntries(entries, 'incident.filed')
  const findings = standingEntries(entries, 'finding.recorded')
  const finished = findings.filter(({ payload }) => payload.finished && payload.outcome !== 'inconclusive')
  const checked = [
    ...standingEntries(entries, 'severity.changed'),
    ...standingEntries(entries, 'exposure.changed').slice(-1),
    ...standingEntries(entries, 'containment.recorded'),
    ...findings,
  ]
  const evidence = [...filed, ...checked].map(({ seq }) => seq).sort((a, b) => a - b)
  if (finished.some(({ payload }) => hasSecondReviewer(payload))) return { strength: 4, evidence }
  if (finished.length > 0) return { strength: 3, evidence }
  if (checked.length > 0) return { strength: 2, evidence }
  return { strength: filed.length > 0 ? 1 : 0, evidence }
}
