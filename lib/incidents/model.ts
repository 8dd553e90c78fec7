/** 0 is the worst, 5 the least. Untriaged incidents are a provisional 2. */
export type SeverityLevel = 0 | 1 | 2 | 3 | 4 | 5

export interface SeverityGrade {
  readonly level: SeverityLevel
  readonly word: string
  readonly shape: 'octagon' | 'triangle' | 'diamond' | 'square' | 'circle' | 'ring'
  readonly meaning: string
}

export const severityScale: readonly SeverityGrade[] = [
  {
    level: 0,
    word: 'Crisis',
    shape: 'octagon',
    meaning: 'People or the company are in acute danger; leadership acts now.',
  },
  {
    level: 1,
    word: 'Critical',
    shape: 'triangle',
    meaning: 'Sensitive data is out, or being used; work around the clock.',
  },
  { level: 2, word: 'Serious', shape: 'diamond', meaning: 'Serious exposure, contained inside; act today.' },
  { level: 3, word: 'Moderate', shape: 'square', meaning: 'Limited exposure or a failed safeguard; act this week.' },
  { level: 4, word: 'Minor', shape: 'circle', meaning: 'Little data, few people, no sign of harm.' },
  { level: 5, word: 'Notice', shape: 'ring', meaning: 'Worth a record; nothing is known to have gone wrong.' },
]

/** The grade of a level; throws on a number outside 0–5, which no incident can hold. */
export function gradeOf(level: number): SeverityGrade {
  const grade = severityScale[level]
  if (!grade) throw new RangeError(`no severity ${level}`)
  return grade
}

/** What an untriaged incident is treated as. */
export const provisionalSeverity: SeverityLevel = 2

export const incidentStatuses = [
  'reported',
  'investigating',
  'contained',
  'resolved',
  'closed',
  'duplicate',
  'withdrawn',
] as const
export type IncidentStatus = (typeof incidentStatuses)[number]

export const statusNames: Readonly<Record<IncidentStatus, string>> = {
  reported: 'Reported',
  investigating: 'Investigating',
  contained: 'Contained',
  resolved: 'Resolved',
  closed: 'Closed',
  duplicate: 'Duplicate',
  withdrawn: 'Withdrawn',
}

/** Statuses in which work on the incident goes on. */
export const openStatuses: readonly IncidentStatus[] = ['reported', 'investigating', 'contained']

export const incidentKinds = [
  'data_exposure',
  'unauthorised_access',
  'loss',
  'integrity',
  'availability',
  'misuse',
  'third_party',
  'policy',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

export const kindNames: Readonly<Record<IncidentKind, string>> = {
  data_exposure: 'Data exposure',
  unauthorised_access: 'Unauthorised access',
  loss: 'Loss of data or device',
  integrity: 'Data changed or corrupted',
  availability: 'Data not available',
  misuse: 'Misuse of data by a program',
  third_party: 'Third party',
  policy: 'Policy breach',
}

export const visibilities = ['open', 'restricted'] as const
export type Visibility = (typeof visibilities)[number]

/** The people that an incident names; each handover is an entry. */
export const incidentRoles = ['lead', 'scribe', 'comms_lead', 'counsel'] as const
export type IncidentRole = (typeof incidentRoles)[number]

export const incidentRoleNames: Readonly<Record<IncidentRole, string>> = {
  lead: 'Lead',
  scribe: 'Scribe',
  comms_lead: 'Communications lead',
  counsel: 'Counsel',
}

/** What data was exposed, to whom it was meant to be open, and to whom it was. */
export interface Exposure {
  readonly dataCategories: readonly string[]
  readonly populations: readonly string[]
  readonly intendedAudience: string
  readonly actualAudience: string
  /** People affected: bounds of the count, null while not known. */
  readonly affectedLow: number | null
  readonly affectedHigh: number | null
  /** Where the people concerned are, as `lib/places.ts` writes it. Absent from entries of the first version. */
  readonly places?: readonly string[]
}

/** What a save that came too late is shown beside its own values. */
export interface IncidentNow {
  readonly version: number
  readonly severity: SeverityLevel
  readonly status: IncidentStatus
  readonly exposure: Exposure
}
