import type { AccessFound, BoundBasis, CauseState, CountUnit, RecipientClass, Sample } from '@/lib/incidents/facts'

/** Kinds of claim. What each says, needs and loses stands in tables by kind: derive, wording, effects. */
export const claimKinds = [
  'what_happened',
  'discovery',
  'start',
  'end',
  'cause',
  'data_categories',
  'exposure_scope',
  'number_affected',
  'pause_status',
  'safeguard',
  'notification',
  'investigation_ongoing',
  'no_indication_of_access',
  'access_not_known',
  'access_observed',
  'unknown',
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
  /** Computed: reviewed time and sources over what the incident requires. */
  coveragePercent: number
  gaps: string[]
}

export type PauseState = 'pausing' | 'paused' | 'resumed'

/** `done` is what somebody says; `verified` is what somebody tested. */
export type SafeguardState = 'planned' | 'done' | 'verified' | 'failed' | 'expired'

/** A moment, or the range within which it lies (`to`), and what it is known by; null for what was typed when filing. */
interface Moment {
  from: string
  to: string | null
  basis: BoundBasis | null
}

/** Fields that are marked optional are absent from what was published before they existed. */
export type ClaimValue =
  | { kind: 'what_happened'; incidentKind: string; detectedAt: string; programs: string[] }
  | ({ kind: 'discovery' } & Moment)
  | ({ kind: 'start' } & Moment)
  | ({ kind: 'end' } & Moment)
  | { kind: 'cause'; text: string; state: CauseState; reviewers: string[] }
  | {
      kind: 'data_categories'
      categories: { key: string; label: string }[]
      sampled?: Sample | null
      method?: string | null
    }
  | {
      kind: 'exposure_scope'
      intended: string
      actual: string
      people: PeopleCount | null
      systems?: string[]
      start?: string | null
      end?: string | null
    }
  | {
      kind: 'number_affected'
      unit: CountUnit
      low: number
      high: number
      method: string
      deduplicated: boolean
      final: boolean
    }
  | {
      kind: 'pause_status'
      slug: string
      program: string
      state: PauseState
      pausedAt: string
      resumedAt: string | null
      /** What stops: collection, which is all that a pause reaches. */
      scope?: 'collection'
      /** Safeguards that must be verified before it resumes. */
      resumeConditions?: string[]
    }
  | {
      kind: 'safeguard'
      safeguardId: string
      program: string
      action: string
      state: SafeguardState
      /** Who tested it, and what was shown; null until then. */
      verifier: string | null
      test: string | null
      at: string
    }
  | {
      kind: 'notification'
      recipientClass: RecipientClass
      recipient: string
      sentAt: string
      receipt: string | null
      scope: string
    }
  | {
      kind: 'investigation_ongoing'
      status: string
      scope?: string[]
      owner?: string | null
      nextMilestone?: string | null
    }
  | ({
      kind: 'no_indication_of_access'
      secondReviewer: boolean
      /** The entry of the finished review. */
      review?: number
    } & ReviewScope)
  | { kind: 'access_not_known'; partial: ReviewScope | null }
  | ({ kind: 'access_observed'; access?: AccessFound | null } & ReviewScope)
  | { kind: 'unknown'; question: string; owner: string; due: string }

/** What the standing of a published claim is judged by. */
export interface PublishedClaim {
  readonly key: string
  readonly value: ClaimValue
  readonly evidence: readonly number[]
  /** The last entry that its words took into account. */
  readonly cutoffSeq: number
  readonly validUntil: string | null
}

/** A claim as a publication keeps it, for ever. */
export interface PublishedClaimRecord extends Omit<Claim, 'value'> {
  value: ClaimValue
  /** Last entry that was on the timeline when it was published; later ones may unsettle it. */
  cutoffSeq: number
}

export type ValueOf<K extends ClaimKind> = Extract<ClaimValue, { kind: K }>

/** `internal` is for the leadership brief alone: a report that nobody has checked, or a cause that nobody has confirmed. */
export type Classification = 'public' | 'internal'

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
  /** It can't change any more: a final count, a moment from configuration history. */
  final: boolean
  classification: Classification
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
  final?: boolean
  classification?: Classification
  /** When it runs out, where the record says so itself; else by the kind's hours. */
  validUntil?: string | null
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
  discovery: 'When it was discovered',
  start: 'When it began',
  end: 'When it ended',
  cause: 'Cause',
  number_affected: 'How many',
  safeguard: 'Safeguard',
  notification: 'Who was notified',
  unknown: 'Open question',
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
  discovery: null,
  start: null,
  end: null,
  cause: null,
  number_affected: 24,
  safeguard: null,
  notification: null,
  unknown: 24,
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

/** A claim may stand in an approved text only when nothing is missing, it has words, and these are not for us alone. */
export function isSufficient(
  { missing, wording, classification }: Pick<Claim, 'missing' | 'wording' | 'classification'>,
  audience: 'internal' | 'external' | 'regulator' = 'external',
): boolean {
  return missing.length === 0 && wording !== null && (classification === 'public' || audience === 'internal')
}

/** Why a claim may not stand in a text for others, for people; empty where it may. */
export function shortfallOf(claim: Pick<Claim, 'kind' | 'missing' | 'wording' | 'classification'>): string {
  if (isSufficient(claim)) return ''
  if (claim.missing.length > 0) return claim.missing.join(' ')
  if (claim.classification === 'public') return 'The record does not support it.'
  if (claim.kind === 'cause')
    return 'A cause is said outside only once it is confirmed. Until then say that it is being looked into.'
  if (claim.kind === 'notification') return 'This notification is for us alone.'
  return 'So far only the report says so. A responder must confirm it: set the severity or the exposure, or record a finding.'
}

/** What of a value an approval is bound to: who works on it and what is due next stand in no words. */
export function boundValue(value: ClaimValue | null): ClaimValue | null {
  if (value?.kind !== 'investigation_ongoing') return value
  const { owner, nextMilestone, ...bound } = value
  return bound
}
