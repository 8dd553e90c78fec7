import type { PublishedClaim } from '@/lib/statements/claims'
import { effectOn, effectOnWhole } from '@/lib/statements/effects/table'
import type { Standing, StatementKind } from '@/lib/statements/model'
import type { EntryOf, RecordEntry } from '@/lib/statements/record'

export interface ClaimStanding {
  readonly key: string
  readonly state: Standing
  /** The entry that did it; null while current, or when age alone made it stale. */
  readonly bySeq: number | null
  /** ISO. Null while current. */
  readonly since: string | null
  readonly reason: string | null
}

const rank: Record<Standing, number> = { current: 0, stale: 1, contradicted: 2 }

/** The worse of two standings. */
export function worse(a: Standing, b: Standing): Standing {
  return rank[b] > rank[a] ? b : a
}

const isKnown = (at: string) => {
  const moment = Date.parse(at)
  return ({ recordedAt }: RecordEntry) => Date.parse(recordedAt) <= moment
}

const inOrder = (entries: readonly RecordEntry[]) => [...entries].sort((a, b) => a.seq - b.seq)

/** The claim's standing after these entries, all of them known and in order. */
function standingAfter(claim: PublishedClaim, entries: readonly RecordEntry[], at: string): ClaimStanding {
  let standing: ClaimStanding = { key: claim.key, state: 'current', bySeq: null, since: null, reason: null }
  for (const entry of entries) {
    if (entry.seq <= claim.cutoffSeq) continue
    const effect = effectOn(claim, entry, entries)
    if (effect && rank[effect.state] > rank[standing.state])
      standing = { ...standing, ...effect, bySeq: entry.seq, since: entry.recordedAt }
  }
  const expired = claim.validUntil !== null && Date.parse(claim.validUntil) <= Date.parse(at)
  if (standing.state !== 'current' || !expired) return standing
  const reason = 'It has not been checked against the record for too long.'
  return { ...standing, state: 'stale', since: claim.validUntil, reason }
}

/**
 * How a published claim stood at a moment, from the entries recorded until then and from nothing else. It only ever gets
 * worse: a correction of the entry that contradicted it does not restore it, a new version does.
 */
export function claimStandingAt(claim: PublishedClaim, entries: readonly RecordEntry[], at: string): ClaimStanding {
  return standingAfter(claim, inOrder(entries.filter(isKnown(at))), at)
}

/** The statement that took its place: the first one published that was drafted to correct it. */
export interface CorrectedBy {
  readonly reference: string
  readonly seq: number
  readonly at: string
}

export interface StatementStanding {
  readonly state: Standing
  readonly claims: readonly ClaimStanding[]
  /** The entry that made the statement what it is, if one did. */
  readonly bySeq: number | null
  readonly since: string | null
  /** Why, where it is the statement as a whole and none of its claims. */
  readonly reason: string | null
  readonly correctedBy: CorrectedBy | null
}

/** Which statement it is, where what befalls it as a whole is asked for too. */
export interface Whole {
  readonly kind: StatementKind
  readonly reference: string
}

function correctedBy(reference: string, entries: readonly RecordEntry[]): CorrectedBy | null {
  const drafts = new Set(
    entries.flatMap((entry) =>
      entry.kind === 'statement.drafted' && entry.payload.corrects === reference ? entry.payload.statementId : [],
    ),
  )
  const published = entries.find(
    (entry): entry is EntryOf<'statement.published'> =>
      entry.kind === 'statement.published' && drafts.has(entry.payload.statementId),
  )
  return published ? { reference: published.payload.reference, seq: published.seq, at: published.recordedAt } : null
}

function wholeStanding({ kind, reference }: Whole, entries: readonly RecordEntry[]): ClaimStanding | null {
  const published = entries.find(
    (entry) => entry.kind === 'statement.published' && entry.payload.reference === reference,
  )
  if (!published) return null
  for (const entry of entries) {
    const effect = entry.seq > published.seq ? effectOnWhole(kind, entry) : null
    if (effect) return { key: '', ...effect, bySeq: entry.seq, since: entry.recordedAt }
  }
  return null
}

/**
 * How a published statement stood at a moment: as its worst claim, or as what befell it as a whole, and stale at the latest
 * at `staleAt` (ISO).
 */
export function statementStandingAt(
  claims: readonly PublishedClaim[],
  entries: readonly RecordEntry[],
  at: string,
  staleAt: string | null,
  whole?: Whole,
): StatementStanding {
  const known = inOrder(entries.filter(isKnown(at)))
  const standings = claims.map((claim) => standingAfter(claim, known, at))
  const befell = whole ? wholeStanding(whole, known) : null
  const all = befell ? [...standings, befell] : standings
  const state = all.reduce<Standing>((worst, { state }) => worse(worst, state), 'current')
  const cause = all
    .filter((standing) => standing.state === state && state !== 'current')
    .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))[0]
  const said = { claims: standings, correctedBy: whole ? correctedBy(whole.reference, known) : null }
  if (state === 'current' && staleAt !== null && Date.parse(staleAt) <= Date.parse(at))
    return { ...said, state: 'stale', bySeq: null, since: staleAt, reason: 'It is older than its kind may be.' }
  const { bySeq = null, since = null } = cause ?? {}
  return { ...said, state, bySeq, since, reason: cause?.key === '' ? cause.reason : null }
}
