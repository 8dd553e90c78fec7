import type { Finding } from '@/lib/incidents/events'
import type { Drawn, ReviewScope } from '@/lib/statements/claims'
import { sayInstant, sayWindow } from '@/lib/statements/phrases'
import { type EntryOf, type RecordView, standingEntries } from '@/lib/statements/record'
import { readingSources, retentionCoversWindow, reviewStrength } from '@/lib/statements/strength'

type FindingEntry = EntryOf<'finding.recorded'>

function scopeOf(finding: Finding): ReviewScope {
  return {
    systems: [...finding.systems],
    sources: readingSources(finding).map(({ name }) => name),
    window: { from: finding.windowFrom, to: finding.windowTo },
    coveragePercent: finding.coveragePercent,
    gaps: [...finding.gaps],
  }
}

/** Where the reviewed window falls short of the time that the data was exposed, as far as that time is recorded. */
function windowShortfalls(finding: Finding, { incident, now }: RecordView): string[] {
  const { startedAt, containedAt, detectedAt } = incident
  const short: string[] = []
  const window = sayWindow({ from: finding.windowFrom, to: finding.windowTo }, now)
  if (startedAt && Date.parse(finding.windowFrom) > Date.parse(startedAt))
    short.push(`The review covers ${window}, but the exposure began at ${sayInstant(startedAt, now)}.`)
  const end = containedAt ?? detectedAt
  if (end && Date.parse(finding.windowTo) < Date.parse(end))
    short.push(`The review covers ${window}, but the data was still exposed at ${sayInstant(end, now)}.`)
  return short
}

/** What one review lacks before an absence may be worded from it. */
function reviewShortfalls({ payload, seq }: FindingEntry, view: RecordView): string[] {
  const short: string[] = []
  if (!payload.finished) short.push(`The review in entry ${seq} is not finished.`)
  if (payload.sources.length === 0) short.push(`The review in entry ${seq} names no source.`)
  else if (readingSources(payload).length === 0)
    short.push(`No source of the review in entry ${seq} records reading, so it can’t show that nothing was read.`)
  if (payload.coveragePercent < 100)
    short.push(`The review in entry ${seq} covers ${payload.coveragePercent}% of what it needs; the rest is open.`)
  if (!retentionCoversWindow(payload))
    short.push(`A source of the review in entry ${seq} is not known to reach back to the start of the window.`)
  return [...short, ...windowShortfalls(payload, view)]
}

/** Access found after (or inside) the review's window takes the ground from under it. */
function foundAgainst(findings: readonly FindingEntry[]): string[] {
  return findings
    .filter(({ payload }) => payload.outcome === 'access_found')
    .map(({ seq }) => `Entry ${seq} found improper access.`)
}

const noReview =
  'No finished review of access records is on the timeline. Record a finding that names its sources and its window.'

/** The claim of absence: it exists only by a finished review that covers the window, with sources that record reading. */
export function deriveNoIndication(view: RecordView): Drawn<'no_indication_of_access'> {
  const findings = standingEntries(view.entries, 'finding.recorded')
  const against = foundAgainst(findings)
  const reviews = findings.filter(({ payload }) => payload.outcome === 'no_indication')
  const latest = reviews.at(-1)
  if (!latest) return { value: null, evidence: [], strength: 0, missing: [...against, noReview] }
  // The latest review that suffices: a newer one that is still under way takes nothing from an older one.
  const review = reviews.findLast((entry) => reviewShortfalls(entry, view).length === 0) ?? latest
  const value = {
    kind: 'no_indication_of_access',
    secondReviewer: review.payload.secondReviewer !== null,
    review: review.seq,
    ...scopeOf(review.payload),
  } as const
  return {
    value,
    asOf: review.occurredAt,
    evidence: [review.seq],
    strength: reviewStrength(review.payload),
    missing: [...against, ...reviewShortfalls(review, view)],
  }
}

/** The honest form while no review is finished: that we do not know, and how far the review has come. */
export function deriveNotKnown(view: RecordView): Drawn<'access_not_known'> {
  const findings = standingEntries(view.entries, 'finding.recorded')
  const settled = findings.find(
    (entry) =>
      entry.payload.outcome === 'access_found' ||
      (entry.payload.outcome === 'no_indication' && reviewShortfalls(entry, view).length === 0),
  )
  if (settled)
    return {
      value: null,
      evidence: [settled.seq],
      strength: 0,
      missing: [`Entry ${settled.seq} settles it: say what it found.`],
    }
  const partial = findings.findLast(({ payload }) => readingSources(payload).length > 0)
  const evidence = partial ? [partial.seq] : standingEntries(view.entries, 'incident.filed').map(({ seq }) => seq)
  const value = { kind: 'access_not_known', partial: partial ? scopeOf(partial.payload) : null } as const
  return { value, evidence, strength: partial ? 2 : 1, missing: [] }
}

/** That access was found: by the latest finding that says so. */
export function deriveObserved(view: RecordView): Drawn<'access_observed'> {
  const hit = standingEntries(view.entries, 'finding.recorded').findLast(
    ({ payload }) => payload.outcome === 'access_found',
  )
  if (!hit) return { value: null, evidence: [], strength: 0, missing: ['No finding on the timeline found access.'] }
  const strength = reviewStrength(hit.payload)
  const missing = strength < 2 ? [`The finding in entry ${hit.seq} names no source that records reading.`] : []
  return {
    value: { kind: 'access_observed', access: hit.payload.access ?? null, ...scopeOf(hit.payload) },
    final: hit.payload.finished && hit.payload.access?.exact === true,
    asOf: hit.occurredAt,
    evidence: [hit.seq],
    strength,
    missing,
  }
}
