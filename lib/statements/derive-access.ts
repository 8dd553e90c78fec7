import type { Drawn } from '@/lib/statements/claims'
import { readingSources, requiredOf, standingFindings } from '@/lib/statements/coverage'
import { sayInstant, sayWindow } from '@/lib/statements/phrases'
import { type EntryOf, type RecordView, standingEntries } from '@/lib/statements/record'
import { type Review, reviewOf, reviewStrength } from '@/lib/statements/strength'

type FindingEntry = EntryOf<'finding.recorded'>

const entriesWord = ({ seqs }: Review) =>
  seqs.length === 1 ? `entry ${seqs[0]}` : `entries ${seqs.slice(0, -1).join(', ')} and ${seqs.at(-1)}`

/** Where the reviewed window falls short of the time that the data was exposed, as far as that time is recorded. */
function windowShortfalls({ scope }: Review, view: RecordView): string[] {
  const { from, to } = requiredOf(view)
  const short: string[] = []
  const window = sayWindow(scope.window, view.now)
  if (from && Date.parse(scope.window.from) > Date.parse(from))
    short.push(`The review covers ${window}, but the exposure began at ${sayInstant(from, view.now)}.`)
  if (to && Date.parse(scope.window.to) < Date.parse(to))
    short.push(`The review covers ${window}, but the data was still exposed at ${sayInstant(to, view.now)}.`)
  return short
}

/** What a review lacks before an absence may be worded from it. */
function reviewShortfalls(review: Review, named: number, view: RecordView): string[] {
  const [short, { scope }, where]: [string[], Review, string] = [[], review, entriesWord(review)]
  if (!review.finished) short.push(`The review in ${where} is not finished.`)
  if (named === 0) short.push(`The review in ${where} names no source.`)
  else if (scope.sources.length === 0)
    short.push(`No source of the review in ${where} records reading, so it can’t show that nothing was read.`)
  if (scope.coveragePercent < 100)
    short.push(`The review in ${where} covers ${scope.coveragePercent}% of what it needs; the rest is open.`)
  if (!review.retentionKnown)
    short.push(`A source of the review in ${where} is not known to reach back to the start of the window.`)
  if (review.sampled && scope.coveragePercent >= 100)
    short.push(`The review in ${where} looked at a sample, which can’t show that nothing was read.`)
  return [...short, ...windowShortfalls(review, view)]
}

/** Access found after (or inside) the review's window takes the ground from under it. */
function foundAgainst(findings: readonly FindingEntry[]): string[] {
  return findings
    .filter(({ payload }) => payload.outcome === 'access_found')
    .map(({ seq }) => `Entry ${seq} found improper access.`)
}

const noReview =
  'No finished review of access records is on the timeline. Record a finding that names its sources and its window.'

interface Weighed {
  readonly review: Review
  readonly short: readonly string[]
}

/**
 * The reviews that found no access, weighed: the latest that suffices alone (a newer one that is under way takes nothing
 * from it), else all finished ones together, else the latest with what it lacks. Null where there is none.
 */
function weigh(view: RecordView): Weighed | null {
  const required = requiredOf(view)
  const reviews = standingFindings(view.entries).filter(({ payload }) => payload.outcome === 'no_indication')
  const weighed = (...entries: [FindingEntry, ...FindingEntry[]]): Weighed => {
    const review = reviewOf(entries, required)
    const named = entries.reduce((sum, { payload }) => sum + payload.sources.length, 0)
    return { review, short: reviewShortfalls(review, named, view) }
  }
  const alone = reviews.map((entry) => weighed(entry))
  const sufficient = alone.findLast(({ short }) => short.length === 0)
  if (sufficient) return sufficient
  const [first, ...others] = reviews.filter(({ payload }) => payload.finished && readingSources(payload).length > 0)
  const together = first && others.length > 0 ? weighed(first, ...others) : null
  return together?.short.length === 0 ? together : (alone.at(-1) ?? null)
}

/** The claim of absence: it exists only by a finished review that covers the window, with sources that record reading. */
export function deriveNoIndication(view: RecordView): Drawn<'no_indication_of_access'> {
  const against = foundAgainst(standingFindings(view.entries))
  const weighed = weigh(view)
  if (!weighed) return { value: null, evidence: [], strength: 0, missing: [...against, noReview] }
  const { review, short } = weighed
  const named = { kind: 'no_indication_of_access', secondReviewer: review.secondReviewer } as const
  return {
    value: { ...named, review: review.seqs.at(-1) ?? 0, ...review.scope },
    asOf: review.at,
    evidence: [...review.seqs],
    strength: reviewStrength(review),
    missing: [...against, ...short],
  }
}

/** The honest form while no review is finished: that we do not know, and how far the review has come. */
export function deriveNotKnown(view: RecordView): Drawn<'access_not_known'> {
  const findings = standingFindings(view.entries)
  const hit = findings.find(({ payload }) => payload.outcome === 'access_found')
  const weighed = weigh(view)
  const settled = hit?.seq ?? (weighed?.short.length === 0 ? weighed.review.seqs.at(-1) : undefined)
  if (settled !== undefined) {
    const missing = [`Entry ${settled} settles it: say what it found.`]
    return { value: null, evidence: [settled], strength: 0, missing }
  }
  const partial = findings.findLast(({ payload }) => readingSources(payload).length > 0)
  const evidence = partial ? [partial.seq] : standingEntries(view.entries, 'incident.filed').map(({ seq }) => seq)
  const scope = partial ? reviewOf([partial], requiredOf(view)).scope : null
  return { value: { kind: 'access_not_known', partial: scope }, evidence, strength: partial ? 2 : 1, missing: [] }
}

/** That access was found: by the latest finding that says so. */
export function deriveObserved(view: RecordView): Drawn<'access_observed'> {
  const hit = standingFindings(view.entries).findLast(({ payload }) => payload.outcome === 'access_found')
  if (!hit) return { value: null, evidence: [], strength: 0, missing: ['No finding on the timeline found access.'] }
  const review = reviewOf([hit], requiredOf(view))
  const strength = reviewStrength(review)
  const missing = strength < 2 ? [`The finding in entry ${hit.seq} names no source that records reading.`] : []
  return {
    value: { kind: 'access_observed', access: hit.payload.access ?? null, ...review.scope },
    final: hit.payload.finished && hit.payload.access?.exact === true,
    ...{ asOf: hit.occurredAt, evidence: [hit.seq], strength, missing },
  }
}
