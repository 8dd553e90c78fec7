import type { Zone } from '@/lib/time'

/**
 * How far a legal row was checked: `V` the primary or issuer's own text was read, `S` a secondary source, `M` unchecked
 * and to be treated as a hypothesis, `D` our own decision that is published nowhere.
 */
export type Mark = 'V' | 'S' | 'M' | 'D'

export type RegimeStatus = 'in_force' | 'not_in_force' | 'proposal'

/** What a person records, with the moment it was so. Clocks start from these and from nothing else. */
export const judgmentKinds = [
  { kind: 'discovered', label: 'Discovered' },
  { kind: 'aware', label: 'Aware' },
  { kind: 'significant', label: 'Judged significant' },
  { kind: 'classified_major', label: 'Classified as major' },
  { kind: 'determined_material', label: 'Determined to be material' },
  { kind: 'determined_incident', label: 'Determined that an incident occurred' },
  { kind: 'assessed_notifiable', label: 'Assessed as notifiable' },
  { kind: 'reasonable_grounds', label: 'Reasonable grounds to believe' },
  { kind: 'notified_authority', label: 'Authority notified' },
  { kind: 'notified_people', label: 'People notified' },
  { kind: 'extortion_payment', label: 'Extortion payment made' },
  { kind: 'information_available', label: 'Missing information became available' },
  { kind: 'handling_ended', label: 'Handling of the incident ended' },
] as const

export type JudgmentKind = (typeof judgmentKinds)[number]['kind']

/**
 * A judgment, or the notification that met one duty: `notified_authority:nis2.notification`. A duty that counts from an
 * earlier notification looks for that key first, and takes the plain judgment where the record does not say
 * which notification it was.
 */
export type AnchorKey = JudgmentKind | `${'notified_authority' | 'notified_people'}:${string}`

/** The judgments that stand, of one incident and one regime; what nobody recorded is absent. */
export type Anchors = Readonly<Partial<Record<AnchorKey, Date | undefined>>>

/** `us-federal`, `sg`, `br`, `jp`, or `eu-` with the member state, as `eu-de`. */
export type CalendarId = 'us-federal' | 'sg' | 'br' | 'jp' | `eu-${string}`

/** How a duty counts. Hours are exact instants; the other units end with the last minute of a local day. */
export type Rule =
  /** `excludedHour`: Reg. 1182/71 Art. 3(1) can be argued. `relief`: DORA RTS Art. 5(4), and whom Art. 5(5) takes it from. */
  | { readonly kind: 'hours'; readonly hours: number; readonly excludedHour?: boolean; readonly relief?: Relief }
  /** DORA's double limit: after classification and after awareness, the earlier. */
  | {
      readonly kind: 'double_limit'
      readonly afterClassification: number
      readonly afterAwareness: number
      readonly relief: Relief
    }
  /**
   * `firstDay` is the day that counts as 1. `arguableDays`: a longer number that guidance also names. `roll`: whose
   * working days a last day may be argued to move to.
   */
  | {
      readonly kind: 'calendar_days'
      readonly days: number
      readonly firstDay: 'anchor' | 'next'
      readonly arguableDays?: number
      readonly roll?: Roll
    }
  /** `until`: a later hour of the last day counts as the next day. `smallAgents`: the number for those declared small. */
  | {
      readonly kind: 'business_days'
      readonly days: number
      readonly calendar: CalendarId
      readonly until?: { readonly hour: number; readonly minute: number }
      readonly smallAgents?: { readonly days: number; readonly arguable: boolean }
    }
  | { readonly kind: 'months'; readonly months: number; readonly roll?: Roll; readonly relief?: Relief }
  /** Counted from the end of the calendar year in which the anchor lies. */
  | { readonly kind: 'days_after_year'; readonly days: number }
  /** The law names no number: these are its words. */
  | { readonly kind: 'no_number'; readonly words: string }

export type Roll = 'eu' | 'japan'

/** Where a law binds that counts days and names no zone: a zone that is declared elsewhere does not say whose days count. */
export type Territory = 'eu' | 'us' | 'australia'

/** Whether the entities of DORA RTS Art. 5(5) have the weekend relief for this report. */
export type Relief = 'not_for_listed_entities' | 'for_all'

/** One thing that a notice holds. */
export interface ContentField {
  readonly label: string
  readonly mark: Mark
}

export interface Duty {
  /** Unique over all regimes: `nis2.final`. */
  readonly id: string
  readonly label: string
  readonly recipient: string
  /** The judgment that starts it; for a double limit, the classification. */
  readonly anchor: JudgmentKind
  /** With the anchor `notified_authority` or `notified_people`: the duty whose notification is meant. */
  readonly after?: string
  readonly rule: Rule
  /** In whose days it counts; without one, the zone that the reader or the workplace gives, if it lies in the territory. */
  readonly zone?: Zone
  readonly territory?: Territory
  readonly mark: Mark
  readonly source: string
  /** Above what, or for whom, the duty exists at all. A person judges it; nothing here does. */
  readonly threshold: string
  readonly exclusions: readonly string[]
  /** What may stop or lengthen it. A person records it; nothing here applies it. */
  readonly suspensions: readonly string[]
  readonly fields: readonly ContentField[]
  /** Whether parts may follow later. */
  readonly canPhase: boolean
  /** Our own earlier aim, in hours after the anchor; published nowhere. */
  readonly internalTargetHours?: number
  readonly notes: readonly string[]
}

export interface Regime {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly law: string
  readonly source: string
  /** The weakest mark of what its numbers rest on. */
  readonly mark: Mark
  /** `YYYY-MM-DD`. */
  readonly reviewedOn: string
  readonly status: RegimeStatus
  /** `YYYY-MM-DD`, where a date is known or claimed. */
  readonly inForceFrom?: string
  /** Where the people are whom it protects, or where it binds: ISO 3166 codes, `EU`, `EEA`, or a US state as `US-CA`. */
  readonly places: readonly string[]
  readonly notes: readonly string[]
  readonly duties: readonly Duty[]
}

/** What a workplace or a person has declared, never guessed. */
export interface CountingOptions {
  /** In whose days a duty counts that names no zone of its own. */
  readonly zone: Zone
  /** The member state whose holidays an argued roll-over or relief respects: `eu-de`. Without it only weekends count. */
  readonly calendar?: CalendarId
  /** DORA: whether the entity is one of RTS Art. 5(5), and whether its authority took the relief away (5(6)). */
  readonly relief?: { readonly entity: 'listed' | 'other'; readonly switchedOff?: boolean }
  /** Brazil: declared to be a small processing agent. */
  readonly smallAgent?: boolean
}

export interface Due {
  /** When the period began; null while an anchor is missing. */
  readonly startsAt: Date | null
  /** Alerts go by this. Null while an anchor is missing, and for duties without a number. */
  readonly conservativeDue: Date | null
  /** The latest date that can be argued, where it is another: for counsel, and never for alerts. */
  readonly latestArguable?: Date
  /** `day`: the whole of that local day counts; `instant`: to the minute. */
  readonly precision: 'day' | 'instant'
  /** In which zone the day is meant. */
  readonly zone: Zone
  /** How it was counted, in sentences. */
  readonly explanation: readonly string[]
  /** The anchors that are recorded, of those that it counts from. */
  readonly anchored: readonly AnchorKey[]
  /** The anchors that nobody recorded. */
  readonly missing: readonly AnchorKey[]
  readonly calendar?: { readonly id: CalendarId; readonly version: string }
}

export const clockStates = [
  'scope-not-declared',
  'not-started',
  'anchor-missing',
  'running',
  'due<25%',
  'overdue',
  'met',
  'late-with-reasons',
  'not-required',
  'superseded',
] as const

export type ClockState = (typeof clockStates)[number]
