import {
  type Claim,
  type ClaimKind,
  claimKinds,
  claimValidHours,
  type Drawn,
  type ValueOf,
} from '@/lib/statements/claims'
import { deriveNoIndication, deriveNotKnown, deriveObserved } from '@/lib/statements/derive-access'
import type { RecordView } from '@/lib/statements/record'
import { standingEntries } from '@/lib/statements/record'
import { presenceStrength } from '@/lib/statements/strength'
import { claimKey, claimsNamedIn } from '@/lib/statements/tokens'
import { wordClaim } from '@/lib/statements/wording'

type Derive<K extends ClaimKind> = (view: RecordView, subject: string | undefined) => Drawn<K>

const unchecked =
  'So far only the report says so. A responder must confirm it: set the severity or the exposure, or record a finding.'

/** Whatever the record says of the event itself: not to be said outside while it rests on one unchecked report. */
function presence<K extends ClaimKind>(
  view: RecordView,
  about: 'event' | 'exposure',
  value: ValueOf<K> | null,
  missing: string[] = [],
): Drawn<K> {
  const { strength, evidence: checked } = presenceStrength(view.entries)
  const exposure = about === 'exposure' ? standingEntries(view.entries, 'exposure.changed').slice(-1) : []
  const evidence = [...new Set([...checked, ...exposure.map(({ seq }) => seq)])]
  return { value, evidence, strength, missing: strength < 2 ? [...missing, unchecked] : missing }
}

const whatHappened: Derive<'what_happened'> = (view) => {
  const { kind, detectedAt } = view.incident
  if (!detectedAt)
    return presence(view, 'event', null, ['When we learned of it is not recorded. Enter the time of detection.'])
  const programs = view.programs.map(({ name }) => name)
  return presence(view, 'event', { kind: 'what_happened', incidentKind: kind, detectedAt, programs })
}

const dataCategories: Derive<'data_categories'> = (view) => {
  const categories = view.incident.exposure.dataCategories.map((key) => ({
    key,
    label: view.categoryLabels[key] ?? key,
  }))
  if (categories.length === 0)
    return presence(view, 'exposure', null, ['No data categories are recorded on the incident.'])
  const nameless = categories
    .filter(({ key, label }) => key === label)
    .map(({ key }) => `The category ${key} has no name for people.`)
  return presence(view, 'exposure', { kind: 'data_categories', categories }, nameless)
}

const exposureScope: Derive<'exposure_scope'> = (view) => {
  const { intendedAudience: intended, actualAudience: actual, affectedLow, affectedHigh } = view.incident.exposure
  const missing: string[] = []
  if (!intended) missing.push('Whom the data was meant for is not recorded.')
  if (!actual) missing.push('Who could read it is not recorded.')
  if (missing.length > 0) return presence(view, 'exposure', null, missing)
  const low = affectedLow ?? affectedHigh
  const high = affectedHigh ?? affectedLow
  const asOf = standingEntries(view.entries, 'exposure.changed').at(-1)?.occurredAt ?? null
  const people = low === null || high === null ? null : { low, high, exact: false, method: null, asOf }
  return presence(view, 'exposure', { kind: 'exposure_scope', intended, actual, people })
}

const pauseStatus: Derive<'pause_status'> = ({ programs, entries }, subject) => {
  const nothing = { value: null, evidence: [], strength: 0 } as const
  const program = programs.find(({ slug }) => slug === subject)
  if (!program)
    return {
      ...nothing,
      evidence: [],
      missing: [subject ? `No program “${subject}” is linked to the incident.` : 'Name a program.'],
    }
  const evidence = (['program.lock_placed', 'program.paused', 'program.pause_completed', 'program.resumed'] as const)
    .flatMap((kind) => standingEntries(entries, kind))
    .filter((entry) => entry.payload.program.slug === program.slug)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
  if (!program.pause) return { ...nothing, evidence, missing: [`${program.name} has not been paused.`] }
  if (evidence.length === 0)
    return { ...nothing, evidence, missing: [`The pause of ${program.name} is not on this incident’s timeline.`] }
  const value = { kind: 'pause_status', slug: program.slug, program: program.name, ...program.pause } as const
  return { value, evidence, strength: program.pause.state === 'pausing' ? 3 : 4, missing: [] }
}

const investigation: Derive<'investigation_ongoing'> = ({ incident, entries }) => {
  const evidence = standingEntries(entries, 'status.changed').slice(-1)
  const seqs = (evidence.length > 0 ? evidence : standingEntries(entries, 'incident.filed')).map(({ seq }) => seq)
  const drawn = { evidence: seqs, strength: 3 } as const
  if (incident.status === 'investigating' || incident.status === 'contained')
    return { ...drawn, value: { kind: 'investigation_ongoing', status: incident.status }, missing: [] }
  const why =
    incident.status === 'reported'
      ? 'Nobody has started investigating: the status is still Reported.'
      : `The investigation is over: the status is ${incident.status}.`
  return { ...drawn, value: null, missing: [why] }
}

const derivers: { readonly [K in ClaimKind]: Derive<K> } = {
  what_happened: whatHappened,
  data_categories: dataCategories,
  exposure_scope: exposureScope,
  pause_status: pauseStatus,
  investigation_ongoing: investigation,
  no_indication_of_access: deriveNoIndication,
  access_not_known: deriveNotKnown,
  access_observed: deriveObserved,
}

/** One claim as the record supports it now: its value, what it rests on, how strong that is, and what is missing. */
export function deriveClaim<K extends ClaimKind>(view: RecordView, kind: K, subject?: string): Claim {
  const drawn: Drawn<K> = derivers[kind](view, subject)
  const asOf = drawn.asOf ?? view.now
  const hours = claimValidHours[kind]
  const said =
    drawn.value === null || drawn.missing.length > 0 ? null : wordClaim(kind, drawn.value, drawn.strength, asOf)
  const missing = said === null && drawn.missing.length === 0 ? ['The record is too weak to say this.'] : drawn.missing
  return {
    ...{
      key: claimKey(kind, subject),
      kind,
      value: drawn.value,
      asOf,
      evidence: drawn.evidence,
      strength: drawn.strength,
    },
    validUntil: hours === null ? null : new Date(Date.parse(view.now) + hours * 3_600_000).toISOString(),
    wording: said,
    missing,
  }
}

/** Every claim that can be made about the incident: each kind once, the pause once for each linked program. */
export function deriveAll(view: RecordView): Claim[] {
  return claimKinds.flatMap((kind): Claim[] =>
    kind === 'pause_status'
      ? view.programs.map(({ slug }) => deriveClaim(view, kind, slug))
      : [deriveClaim(view, kind)],
  )
}

/** The claims that a draft names, each once, in order of appearance. */
export function deriveFor(view: RecordView, body: string): Claim[] {
  return claimsNamedIn(body).map(({ key, kind }) => deriveClaim(view, kind, key.split('/')[1]))
}
