import type { Finding } from '@/lib/incidents/events'
import type { ClaimKind, ClaimValue, ReviewScope, ValueOf, Window } from '@/lib/statements/claims'
import { readingSources } from '@/lib/statements/coverage'
import type { Standing } from '@/lib/statements/model'
import type { EntryOf, ReadKind, RecordEntry } from '@/lib/statements/record'

/** A claim as it was published. */
export interface PublishedClaim {
  readonly key: string
  readonly value: ClaimValue
  readonly evidence: readonly number[]
  /** The last entry that its words took into account. */
  readonly cutoffSeq: number
  readonly validUntil: string | null
}

export interface ClaimStanding {
  readonly key: string
  readonly state: Standing
  /** The entry that did it; null while current, or when age alone made it stale. */
  readonly bySeq: number | null
  /** ISO. Null while current. */
  readonly since: string | null
  readonly reason: string | null
}

interface Effect {
  readonly state: 'stale' | 'contradicted'
  readonly reason: string
}

type Effects<K extends ClaimKind> = {
  readonly [E in ReadKind]?: (value: ValueOf<K>, entry: EntryOf<E>) => Effect | null
}

const stale = (reason: string): Effect => ({ state: 'stale', reason })
const contradicted = (reason: string): Effect => ({ state: 'contradicted', reason })

function overlap(a: Window, b: Window): boolean {
  return Date.parse(a.from) <= Date.parse(b.to) && Date.parse(b.from) <= Date.parse(a.to)
}

const windowOf = (finding: Finding): Window => ({ from: finding.windowFrom, to: finding.windowTo })

/** Whether a later review looked at more than the published one: another source, a wider window, a gap not named. */
function widens(value: ReviewScope, finding: Finding): boolean {
  const wider =
    Date.parse(finding.windowFrom) < Date.parse(value.window.from) ||
    Date.parse(finding.windowTo) > Date.parse(value.window.to)
  const newSource = readingSources(finding).some(({ name }) => !value.sources.includes(name))
  return wider || newSource || finding.gaps.some((gap) => !value.gaps.includes(gap))
}

const noIndication: Effects<'no_indication_of_access'> = {
  'finding.recorded': (value, { payload }) => {
    if (payload.outcome === 'access_found')
      return overlap(value.window, windowOf(payload))
        ? contradicted('A finding shows improper access within the reviewed period.')
        : stale('A finding shows improper access outside the reviewed period.')
    if (payload.outcome === 'inconclusive') return stale('A later review of access was inconclusive.')
    if (payload.outcome === 'no_indication' && widens(value, payload))
      return stale('A later review covers more than the one that this rests on.')
    return null
  },
}

const notKnown: Effects<'access_not_known'> = {
  'finding.recorded': (_value, { payload }) => {
    if (payload.outcome === 'access_found') return contradicted('A finding shows improper access: it is known now.')
    if (payload.finished && payload.outcome === 'no_indication') return stale('A review of access has finished since.')
    return payload.outcome === 'no_indication' ? stale('The review of access has moved on since.') : null
  },
}

const observed: Effects<'access_observed'> = {
  'finding.recorded': (_value, { payload }) =>
    payload.outcome === 'access_found' ? stale('A later finding shows further improper access.') : null,
}

const sameList = (a: readonly string[], b: readonly string[]) => [...a].sort().join('\n') === [...b].sort().join('\n')

const dataCategories: Effects<'data_categories'> = {
  'exposure.changed': (value, { payload }) =>
    sameList(
      value.categories.map(({ key }) => key),
      payload.after.dataCategories,
    )
      ? null
      : stale('The data categories have changed since.'),
}

const exposureScope: Effects<'exposure_scope'> = {
  'exposure.changed': (value, { payload: { after } }) => {
    const low = after.affectedLow ?? after.affectedHigh
    const high = after.affectedHigh ?? after.affectedLow
    const { people } = value
    if (people && (low === null || high === null)) return stale('The count of people was withdrawn.')
    if (people && low !== null && high !== null && (low > people.high || high < people.low))
      return contradicted('The count of people is now outside the published range.')
    if (people && (low !== people.low || high !== people.high)) return stale('The count of people has changed since.')
    if (!people && low !== null) return stale('The people concerned have been counted since.')
    const moved = after.actualAudience !== value.actual || after.intendedAudience !== value.intended
    return moved ? stale('Who could read the data has changed since.') : null
  },
}

const isAbout = (value: ValueOf<'pause_status'>, entry: { payload: { program: { slug: string } } }) =>
  entry.payload.program.slug === value.slug

const pauseStatus: Effects<'pause_status'> = {
  'program.pause_completed': (value, entry) =>
    isAbout(value, entry) && value.state === 'pausing' ? stale('The pause has completed since.') : null,
  'program.resumed': (value, entry) =>
    isAbout(value, entry) && value.state !== 'resumed' ? stale('Collection has been resumed since.') : null,
  'program.paused': (value, entry) =>
    isAbout(value, entry) && value.state === 'resumed' ? contradicted('Collection has been paused again since.') : null,
}

const over = new Set(['resolved', 'closed', 'duplicate', 'withdrawn'])

const investigation: Effects<'investigation_ongoing'> = {
  'status.changed': (_value, { payload }) =>
    over.has(payload.to) ? stale('The investigation has ended since.') : null,
}

/** What each kind of entry does to a published claim of each kind; what is not here does nothing to it. */
const effects: { readonly [K in ClaimKind]: Effects<K> } = {
  what_happened: {},
  discovery: {},
  start: {},
  end: {},
  cause: {},
  number_affected: {},
  safeguard: {},
  notification: {},
  unknown: {},
  data_categories: dataCategories,
  exposure_scope: exposureScope,
  pause_status: pauseStatus,
  investigation_ongoing: investigation,
  no_indication_of_access: noIndication,
  access_not_known: notKnown,
  access_observed: observed,
}

function tableEffect<K extends ClaimKind>(kind: K, value: ClaimValue, entry: RecordEntry): Effect | null {
  if (entry.kind === 'unrelated') return null
  // The table pairs each entry kind with its own payload, and the value with its claim kind; TypeScript can't follow both at once.
  const effect = effects[kind][entry.kind] as ((value: ClaimValue, entry: RecordEntry) => Effect | null) | undefined
  return effect?.(value, entry) ?? null
}

/** What one entry does to one published claim. An entry that the claim rests on and that is corrected leaves it stale. */
function effectOf(claim: PublishedClaim, entry: RecordEntry): Effect | null {
  const corrected = entry.corrects !== null && claim.evidence.includes(entry.corrects)
  if (corrected) return stale(`Entry ${entry.corrects}, on which it rests, was corrected.`)
  return tableEffect(claim.value.kind, claim.value, entry)
}

const rank: Record<Standing, number> = { current: 0, stale: 1, contradicted: 2 }

/** The worse of two standings. */
export function worse(a: Standing, b: Standing): Standing {
  return rank[b] > rank[a] ? b : a
}

/**
 * How a published claim stood at a moment, from the entries recorded until then and from nothing else. It only ever gets
 * worse: a correction of the entry that contradicted it does not restore it, a new version does.
 */
export function claimStandingAt(claim: PublishedClaim, entries: readonly RecordEntry[], at: string): ClaimStanding {
  let standing: ClaimStanding = { key: claim.key, state: 'current', bySeq: null, since: null, reason: null }
  const known = entries.filter(
    ({ seq, recordedAt }) => seq > claim.cutoffSeq && Date.parse(recordedAt) <= Date.parse(at),
  )
  for (const entry of known.sort((a, b) => a.seq - b.seq)) {
    const effect = effectOf(claim, entry)
    if (effect && rank[effect.state] > rank[standing.state])
      standing = { ...standing, ...effect, bySeq: entry.seq, since: entry.recordedAt }
  }
  const expired = claim.validUntil !== null && Date.parse(claim.validUntil) <= Date.parse(at)
  if (standing.state !== 'current' || !expired) return standing
  return {
    ...standing,
    state: 'stale',
    since: claim.validUntil,
    reason: 'It has not been checked against the record for too long.',
  }
}

export interface StatementStanding {
  readonly state: Standing
  readonly claims: readonly ClaimStanding[]
  /** The entry that made the statement what it is, if one did. */
  readonly bySeq: number | null
  readonly since: string | null
}

/** How a published statement stood at a moment: as its worst claim, and stale at the latest at `staleAt` (ISO). */
export function statementStandingAt(
  claims: readonly PublishedClaim[],
  entries: readonly RecordEntry[],
  at: string,
  staleAt: string | null,
): StatementStanding {
  const standings = claims.map((claim) => claimStandingAt(claim, entries, at))
  const state = standings.reduce<Standing>((worst, { state }) => worse(worst, state), 'current')
  const cause = standings
    .filter((standing) => standing.state === state && state !== 'current')
    .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))[0]
  if (state === 'current' && staleAt !== null && Date.parse(staleAt) <= Date.parse(at))
    return { state: 'stale', claims: standings, bySeq: null, since: staleAt }
  return { state, claims: standings, bySeq: cause?.bySeq ?? null, since: cause?.since ?? null }
}
