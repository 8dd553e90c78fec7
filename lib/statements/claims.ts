/** Kinds of claim. What each says, needs and loses stands in tables by kind: derive, wording, standing. */
export const claimKinds = [
  'what_happened',
  'data_categories',
  'exposure_scope',
  'pause_status',
  'investigation_ongoing',
  'no_indication_of_access',
  'access_not_known',
  'access_observed',
] as const
export type ClaimKind = (typeof claimKinds)[number]

/** E0 no source … E5 complete, independently checked. Computed from the record, never typed by a person. */
export type Strength = 0 | 1 | 2 | 3 | 4 | 5

/** A period in the world, both ends as ISO 8601 instants. */
export interface Window {
  from: string
  to: string
}

/** People counted, with how and when. `exact` only when the count can't change any more. */
export interface PeopleCount {
  low: number
  high: number
  exact: boolean
  method: string | null
  asOf: string | null
}

/** What a finished or unfinished look at access records covered. */
export interface ReviewScope {
  systems: string[]
  sources: string[]
  window: Window
  coveragePercent: number
  gaps: string[]
}

export type PauseState = 'pausing' | 'paused' | 'resumed'

export type ClaimValue =
  | { kind: 'what_happened'; incidentKind: string; detectedAt: string; programs: string[] }
  | { kind: 'data_categories'; categories: { key: string; label: string }[] }
  | { kind: 'exposure_scope'; intended: string; actual: string; people: PeopleCount | null }
  | {
      kind: 'pause_status'
      slug: string
      program: string
      state: PauseState
      pausedAt: string
      resumedAt: string | null
    }
  | { kind: 'investigation_ongoing'; status: string }
  | ({ kind: 'no_indication_of_access'; secondReviewer: boolean } & ReviewScope)
  | { kind: 'access_not_known'; partial: ReviewScope | null }
  | ({ kind: 'access_observed' } & ReviewScope)

/** A claim as a publication keeps it, for ever. */
export interface PublishedClaimRecord extends Omit<Claim, 'value'> {
  value: ClaimValue
  /** Last entry that was on the timeline when it was published; later ones may unsettle it. */
  cutoffSeq: number
}

export type ValueOf<K extends ClaimKind> = Extract<ClaimValue, { kind: K }>

/** One assertion drawn from the record. `value` is null when the record does not hold it. */
export interface Claim {
  /** Kind, or kind/subject: what a token names, and how two claims are found to be about the same thing. */
  key: string
  kind: ClaimKind
  value: ClaimValue | null
  /** The moment that the claim speaks of, ISO. */
  asOf: string
  /** Sequence numbers of the timeline entries that it rests on. */
  evidence: number[]
  /** When it goes stale by time alone; null if only events can do that. */
  validUntil: string | null
  strength: Strength
  /** What it reads as, or null while it may not be said. */
  wording: string | null
  /** What the record lacks, as sentences for people. Empty means sufficient. */
  missing: string[]
}

/** What is found in the record for a claim; words, key and validity are added for every kind alike. */
export interface Drawn<K extends ClaimKind> {
  value: ValueOf<K> | null
  /** When it is as of, if not of now. */
  asOf?: string
  evidence: number[]
  strength: Strength
  missing: string[]
}

export const claimKindWords: Record<ClaimKind, string> = {
  what_happened: 'What happened',
  data_categories: 'Data concerned',
  exposure_scope: 'Who could read it',
  pause_status: 'Pause status',
  investigation_ongoing: 'Investigation ongoing',
  no_indication_of_access: 'No indication of improper access',
  access_not_known: 'Access not yet known',
  access_observed: 'Improper access found',
}

/** Hours that a claim holds without being drawn again, by kind (null: until an event). */
export const claimValidHours: Record<ClaimKind, number | null> = {
  what_happened: null,
  data_categories: 48,
  exposure_scope: 24,
  pause_status: null,
  investigation_ongoing: 24,
  no_indication_of_access: 24,
  access_not_known: 24,
  access_observed: 24,
}

/** What the page shows beside a strength, after the table of evidence strengths. */
export const strengthWords: Record<Strength, string> = {
  0: 'No source',
  1: 'One report, unchecked',
  2: 'Partial evidence',
  3: 'Direct evidence, checked once',
  4: 'Direct evidence, checked twice',
  5: 'Complete and independently checked',
}

export function isClaimKind(value: string): value is ClaimKind {
  return (claimKinds as readonly string[]).includes(value)
}

/** A claim may stand in an approved text only when nothing is missing and it has words. */
export function isSufficient(claim: Pick<Claim, 'missing' | 'wording'>): boolean {
  return claim.missing.length === 0 && claim.wording !== null
}
