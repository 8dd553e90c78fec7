/** How far a cause is known. Only a confirmed one is said outside. */
export const causeStates = ['hypothesis', 'supported', 'confirmed'] as const
export type CauseState = (typeof causeStates)[number]

/** Which moment of the incident a bound is about. */
export const boundKinds = ['start', 'end', 'discovery'] as const
export type BoundKind = (typeof boundKinds)[number]

/** What a moment is known by. Configuration history and logs show it directly; a person only says it. */
export const boundBases = ['config_diff', 'log', 'witness', 'report'] as const
export type BoundBasis = (typeof boundBases)[number]

/** What was counted. */
export const countUnits = ['people', 'records', 'accounts'] as const
export type CountUnit = (typeof countUnits)[number]

export const recipientClasses = [
  'regulator',
  'affected_people',
  'employees',
  'customers',
  'press',
  'law_enforcement',
  'other',
] as const
export type RecipientClass = (typeof recipientClasses)[number]

/** Why an entry is no evidence any more, or less of it. */
export const impugnments = ['integrity_failed', 'custodian_retracted', 'superseded'] as const
export type Impugnment = (typeof impugnments)[number]

/** What was done with data by somebody who was not meant to, least first. */
export const accessActions = ['list', 'read', 'copy', 'export'] as const
export type AccessAction = (typeof accessActions)[number]

/** Who did what, as a finding of access has it; bounds of how many. */
export interface AccessFound {
  /** What kind of people or accounts, such as “staff outside the research group”. */
  readonly actors: string
  readonly low: number
  readonly high: number
  /** The number can't change any more. */
  readonly exact: boolean
  readonly actions: readonly AccessAction[]
}

/** How much of what there was to look at was looked at. */
export interface Sample {
  readonly reviewed: number
  readonly of: number
}

/** What is recorded of the incident as facts, each with what it is known by. Times are ISO 8601 in UTC. */
export interface FactPayloads {
  'cause.recorded': { readonly text: string; readonly state: CauseState; readonly reviewers: readonly string[] }
  'bounds.recorded': {
    readonly which: BoundKind
    readonly from: string
    /** The end of the range within which it lies; null where the moment is known. */
    readonly to: string | null
    readonly basis: BoundBasis
    readonly text: string
  }
  'count.recorded': {
    readonly unit: CountUnit
    readonly low: number
    readonly high: number
    readonly method: string
    readonly deduplicated: boolean
    readonly final: boolean
    readonly text: string
  }
  'notification.recorded': {
    readonly recipientClass: RecipientClass
    readonly recipient: string
    readonly sentAt: string
    readonly receipt: string | null
    readonly scope: string
    readonly regime: string | null
    readonly phase: string | null
  }
  'question.opened': {
    readonly question: string
    readonly ownerId: string
    readonly ownerName: string
    readonly due: string
  }
  /** `question` is the entry that opened it. */
  'question.answered': { readonly question: number; readonly text: string }
  /** `entry` is the entry that no longer counts as it did. */
  'evidence.impugned': { readonly entry: number; readonly why: Impugnment; readonly text: string }
  'log_source.found': {
    readonly name: string
    readonly recordsReads: boolean
    readonly retainedFrom: string | null
    readonly text: string
  }
}
