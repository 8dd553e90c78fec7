import { countUnits, recipientClasses } from '@/lib/incidents/facts'
import { type Claim, type ClaimKind, claimKinds, claimValidHours, type Drawn } from '@/lib/statements/claims'
import { deriveNoIndication, deriveNotKnown, deriveObserved } from '@/lib/statements/derive-access'
import { deriveDataCategories, deriveExposureScope, deriveWhatHappened } from '@/lib/statements/derive-event'
import {
  deriveCause,
  deriveInvestigation,
  deriveMoment,
  deriveNotification,
  deriveNumber,
  deriveUnknown,
  openQuestions,
} from '@/lib/statements/derive-facts'
import { derivePauseStatus, deriveSafeguard, safeguardSubject } from '@/lib/statements/derive-programs'
import { frozenBecause } from '@/lib/statements/frozen'
import { type RecordView, standingEntries } from '@/lib/statements/record'
import { claimKey, claimsNamedIn } from '@/lib/statements/tokens'
import { wordClaim } from '@/lib/statements/wording'

const derivers: { readonly [K in ClaimKind]: (view: RecordView, subject: string | undefined) => Drawn<K> } = {
  what_happened: deriveWhatHappened,
  discovery: (view) => deriveMoment(view, 'discovery'),
  start: (view) => deriveMoment(view, 'start'),
  end: (view) => deriveMoment(view, 'end'),
  cause: deriveCause,
  data_categories: deriveDataCategories,
  exposure_scope: deriveExposureScope,
  number_affected: deriveNumber,
  pause_status: derivePauseStatus,
  safeguard: deriveSafeguard,
  notification: deriveNotification,
  investigation_ongoing: deriveInvestigation,
  no_indication_of_access: deriveNoIndication,
  access_not_known: deriveNotKnown,
  access_observed: deriveObserved,
  unknown: deriveUnknown,
}

/** What is said to be so: for us alone while it is one unchecked report. */
const presenceKinds: ReadonlySet<ClaimKind> = new Set([
  ...(['what_happened', 'discovery', 'start', 'end', 'cause', 'data_categories', 'exposure_scope'] as const),
  'access_observed',
])

function validUntilOf(
  kind: ClaimKind,
  drawn: Pick<Drawn<ClaimKind>, 'final' | 'validUntil'>,
  now: string,
): string | null {
  const hours = claimValidHours[kind]
  const byKind = hours === null || drawn.final ? null : new Date(Date.parse(now) + hours * 3_600_000).toISOString()
  if (drawn.validUntil === undefined || drawn.validUntil === null) return drawn.validUntil === null ? null : byKind
  return byKind !== null && byKind < drawn.validUntil ? byKind : drawn.validUntil
}

/** One claim as the record supports it now: its value, what it rests on, how strong that is, and what is missing. */
export function deriveClaim<K extends ClaimKind>(view: RecordView, kind: K, subject?: string): Claim {
  const drawn: Drawn<K> = derivers[kind](view, subject)
  const asOf = drawn.asOf ?? view.now
  const key = claimKey(kind, subject)
  const lacks = [...drawn.missing, ...frozenBecause(view, { key, value: drawn.value, evidence: drawn.evidence })]
  const said = drawn.value === null || lacks.length > 0 ? null : wordClaim(kind, drawn.value, drawn.strength, asOf)
  const missing = said === null && lacks.length === 0 ? ['The record is too weak to say this.'] : lacks
  return {
    ...{ key, kind, value: drawn.value, asOf },
    ...{ evidence: drawn.evidence, strength: drawn.strength },
    validUntil: validUntilOf(kind, drawn, view.now),
    final: drawn.final ?? false,
    classification: presenceKinds.has(kind) && drawn.strength < 2 ? 'internal' : (drawn.classification ?? 'public'),
    wording: said,
    missing,
  }
}

/** What the record holds of kinds of which there can be several; null for a kind of which there is one. */
function subjectsOf(view: RecordView, kind: ClaimKind): string[] | null {
  if (kind === 'pause_status') return view.programs.map(({ slug }) => slug)
  if (kind === 'safeguard')
    return view.programs.flatMap(({ safeguards }) => safeguards.map(({ id }) => safeguardSubject(id)))
  if (kind === 'unknown') return openQuestions(view).map(({ seq }) => String(seq))
  if (kind === 'notification') {
    const sent = standingEntries(view.entries, 'notification.recorded').map(({ payload }) => payload.recipientClass)
    return recipientClasses.filter((recipientClass) => sent.includes(recipientClass))
  }
  if (kind !== 'number_affected') return null
  const counted = standingEntries(view.entries, 'count.recorded').map(({ payload }) => payload.unit)
  return countUnits.filter((unit) => counted.includes(unit))
}

/** Every claim that can be made about the incident: each kind once, or once for each subject that the record holds. */
export function deriveAll(view: RecordView): Claim[] {
  return claimKinds.flatMap((kind): Claim[] => {
    const subjects = subjectsOf(view, kind)
    return subjects ? subjects.map((subject) => deriveClaim(view, kind, subject)) : [deriveClaim(view, kind)]
  })
}

/** The claims that a draft names, each once, in order of appearance. */
export function deriveFor(view: RecordView, body: string): Claim[] {
  return claimsNamedIn(body).map(({ key, kind }) => deriveClaim(view, kind, key.split('/')[1]))
}
