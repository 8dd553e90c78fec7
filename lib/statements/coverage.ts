import type { Finding } from '@/lib/incidents/events'
import { wordsOfName } from '@/lib/names'
import type { Window } from '@/lib/statements/claims'
import { type EntryOf, type RecordEntry, type RecordView, standingEntries } from '@/lib/statements/record'

/** What a review of access must look at before an absence can be said. */
export interface Required {
  /** When the data could be reached, as far as that is recorded: ISO, null where nobody knows. */
  readonly from: string | null
  readonly to: string | null
  /** Logs that record reading and are known to exist, by name. */
  readonly sources: readonly string[]
}

/** Two names are one source whatever their case, accents, blanks and punctuation. */
export function sourceName(name: string): string {
  return wordsOfName(name).join(' ')
}

/** The sources of a review that can say anything about reading: one that records only writes counts for nothing. */
export function readingSources(finding: Pick<Finding, 'sources'>) {
  return finding.sources.filter((source) => source.recordsReads)
}

const laterOf = (a: string, b: string) => (Date.parse(a) > Date.parse(b) ? a : b)

/**
 * The findings that stand, with their sources as the record knows them: a log that was found to reach back less far than
 * a reviewer wrote, or to record no reading, is no better for what the review says of it.
 */
export function standingFindings(entries: readonly RecordEntry[]): EntryOf<'finding.recorded'>[] {
  const found = standingEntries(entries, 'log_source.found').map(({ payload }) => payload)
  if (found.length === 0) return standingEntries(entries, 'finding.recorded')
  const asFound = (source: Finding['sources'][number]) => {
    const same = found.filter(({ name }) => sourceName(name) === sourceName(source.name))
    const moments = same.flatMap(({ retainedFrom }) => retainedFrom ?? [])
    const { retainedFrom } = source
    return {
      ...source,
      recordsReads: source.recordsReads && same.every(({ recordsReads }) => recordsReads),
      retainedFrom: retainedFrom && moments.reduce(laterOf, retainedFrom),
    }
  }
  return standingEntries(entries, 'finding.recorded').map((entry) => ({
    ...entry,
    payload: { ...entry.payload, sources: entry.payload.sources.map(asFound) },
  }))
}

/** What a review of this incident must cover: from when it began until it ended, in every log known to record reading. */
export function requiredOf({ incident, entries }: Pick<RecordView, 'incident' | 'entries'>): Required {
  const bound = (which: 'start' | 'end') =>
    standingEntries(entries, 'bounds.recorded').findLast(({ payload }) => payload.which === which)?.payload
  const [start, end] = [bound('start'), bound('end')]
  const named = [
    ...standingEntries(entries, 'log_source.found').filter(({ payload }) => payload.recordsReads),
    ...standingFindings(entries).flatMap(({ payload }) =>
      payload.outcome === 'other' ? [] : readingSources(payload).map((source) => ({ payload: source })),
    ),
  ]
  return {
    from: start?.from ?? incident.startedAt,
    to: end?.to ?? end?.from ?? incident.containedAt ?? incident.detectedAt,
    sources: [...new Set(named.map(({ payload }) => sourceName(payload.name)))],
  }
}

const ms = (iso: string) => Date.parse(iso)

/** How much of what it searched was gone through, 0–1: the smaller of what was entered and what the sample says. */
function shareRead({ coveragePercent, sampled }: Finding): number {
  const entered = Math.min(Math.max(coveragePercent, 0), 100) / 100
  return sampled && sampled.of > 0 ? Math.min(entered, sampled.reviewed / sampled.of) : entered
}

/** The window that the incident requires; where a bound is not recorded, the review's own stands for it. */
function requiredWindow(finding: Finding, { from, to }: Required): Window {
  return { from: from ?? finding.windowFrom, to: to ?? finding.windowTo }
}

/** The share of the required window, 0–1, that one source of a review shows: not before its retention begins. */
function shareOfWindow(finding: Finding, retainedFrom: string | null, required: Required): number {
  const need = requiredWindow(finding, required)
  const start = Math.max(ms(need.from), ms(finding.windowFrom), retainedFrom === null ? 0 : ms(retainedFrom))
  const whole = ms(need.to) - ms(need.from)
  if (whole <= 0)
    return ms(finding.windowFrom) <= ms(need.from) && start <= ms(need.to) && ms(need.to) <= ms(finding.windowTo)
      ? 1
      : 0
  return Math.max(0, Math.min(ms(need.to), ms(finding.windowTo)) - start) / whole
}

/**
 * Coverage in whole percent, rounded down: reviewed time × sources ÷ required. A required log that no review searched
 * counts as nothing; where several searched the same one, the fullest counts.
 */
export function coverageOf(findings: readonly Finding[], required: Required): number {
  const best = new Map<string, number>(required.sources.map((name) => [name, 0]))
  for (const finding of findings) {
    for (const { name, retainedFrom } of readingSources(finding)) {
      const share = shareOfWindow(finding, retainedFrom, required) * shareRead(finding)
      best.set(sourceName(name), Math.max(best.get(sourceName(name)) ?? 0, share))
    }
  }
  if (best.size === 0) return 0
  const sum = [...best.values()].reduce((total, share) => total + share, 0)
  // A sum of thirds must not fall a hair short of the whole.
  return Math.floor((100 * sum) / best.size + 1e-9)
}
