import { isSameName, wordsOfName } from '@/lib/names'
import type { ReviewScope, Strength } from '@/lib/statements/claims'
import { coverageOf, type Required, readingSources, sourceName, standingFindings } from '@/lib/statements/coverage'
import { type EntryOf, type RecordEntry, standingEntries } from '@/lib/statements/record'

type FindingEntry = EntryOf<'finding.recorded'>

/** One review, or several that together cover what is required, as evidence about access. */
export interface Review {
  readonly seqs: readonly number[]
  /** When the last of them was made, ISO. */
  readonly at: string
  readonly scope: ReviewScope
  readonly finished: boolean
  /** Every source that counts is known to reach back to the start of the window. */
  readonly retentionKnown: boolean
  readonly secondReviewer: boolean
  readonly integrityChecked: boolean
  readonly sampled: boolean
}

function hasSecondReviewer({ payload: { reviewer, secondReviewer } }: FindingEntry): boolean {
  return secondReviewer !== null && wordsOfName(secondReviewer).length > 0 && !isSameName(secondReviewer, reviewer)
}

function retentionKnown({ payload }: FindingEntry): boolean {
  return readingSources(payload).every(
    ({ retainedFrom }) => retainedFrom !== null && Date.parse(retainedFrom) <= Date.parse(payload.windowFrom),
  )
}

const latest = (times: readonly string[]) => [...times].sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? ''
const earliest = (times: readonly string[]) => [...times].sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? ''

/** Every name once, as it was first written. */
function namesOnce(names: readonly string[]): string[] {
  return [...new Map([...names].reverse().map((name) => [sourceName(name), name])).values()].reverse()
}

/** Reads one finding, or several as one review: the window is what all of them cover, the gaps are everybody's. */
export function reviewOf(entries: readonly [FindingEntry, ...FindingEntry[]], required: Required): Review {
  const payloads = entries.map(({ payload }) => payload)
  const scope = {
    systems: [...new Set(payloads.flatMap(({ systems }) => systems))],
    sources: namesOnce(payloads.flatMap((payload) => readingSources(payload).map(({ name }) => name))),
    window: {
      from: latest(payloads.map(({ windowFrom }) => windowFrom)),
      to: earliest(payloads.map(({ windowTo }) => windowTo)),
    },
    coveragePercent: coverageOf(payloads, required),
    gaps: [...new Set(payloads.flatMap(({ gaps }) => gaps))],
  }
  return {
    ...{ seqs: entries.map(({ seq }) => seq), at: latest(entries.map(({ occurredAt }) => occurredAt)), scope },
    finished: payloads.every(({ finished }) => finished),
    retentionKnown: entries.every(retentionKnown),
    secondReviewer: entries.every(hasSecondReviewer),
    integrityChecked: payloads.every(({ integrityChecked }) => integrityChecked === true),
    sampled: payloads.some(({ sampled }) => sampled != null && sampled.reviewed < sampled.of),
  }
}

/**
 * How strong a review is as evidence about access. E0: nothing that records reads. E1: nothing covered. E2: unfinished,
 * sampled, less than the whole of what is required, or records that don't reach back (or are not known to). E3: one
 * reviewer, one source. E4: a second reviewer or two independent sources. E5: that, with the sources checked to be
 * unaltered and no gaps.
 */
export function reviewStrength(review: Review): Strength {
  const { scope, finished, sampled, retentionKnown, secondReviewer, integrityChecked } = review
  if (scope.sources.length === 0) return 0
  if (scope.coveragePercent <= 0) return 1
  if (!finished || sampled || scope.coveragePercent < 100 || !retentionKnown) return 2
  if (!secondReviewer && scope.sources.length < 2) return 3
  return integrityChecked && scope.gaps.length === 0 ? 5 : 4
}

/**
 * How strong the record is about what happened at all, and the entries that make it so. E1: the report alone. E2: somebody
 * working on the incident has graded it, set its exposure, contained it or recorded a finding. E3: a finished finding.
 * E4: one with a second reviewer, or two by different people. E5: one that is complete by every measure. Of several entries
 * that would do, the earliest counts, so that later ones don't unsettle it.
 */
export function presenceStrength(
  entries: readonly RecordEntry[],
  required: Required,
): { strength: Strength; evidence: number[] } {
  const filed = standingEntries(entries, 'incident.filed').map(({ seq }) => seq)
  const findings = standingFindings(entries)
  const finished = findings.filter(({ payload }) => payload.finished && payload.outcome !== 'inconclusive')
  const complete = finished.find((entry) => reviewStrength(reviewOf([entry], required)) === 5)
  if (complete) return { strength: 5, evidence: [...filed, complete.seq] }
  const confirmed = finished.find(hasSecondReviewer)
  if (confirmed) return { strength: 4, evidence: [...filed, confirmed.seq] }
  const [first] = finished
  const second = finished.find(({ payload }) => !isSameName(payload.reviewer, first?.payload.reviewer ?? ''))
  if (first && second) return { strength: 4, evidence: [...filed, first.seq, second.seq] }
  if (first) return { strength: 3, evidence: [...filed, first.seq] }
  const [checked] = [
    ...standingEntries(entries, 'severity.changed'),
    ...standingEntries(entries, 'exposure.changed'),
    ...standingEntries(entries, 'containment.recorded'),
    ...findings,
  ].sort((a, b) => a.seq - b.seq)
  if (checked) return { strength: 2, evidence: [...filed, checked.seq] }
  return { strength: filed.length > 0 ? 1 : 0, evidence: filed }
}
