import type { Circumstances } from './rules/circumstances'
import type { ContextFactor, ContextOf, DataKind, Sampling } from './rules/data'
import type { Identifier } from './rules/identification'

/** Who could reach the data beyond those who were meant to, in the words of the panel. */
export const reachChoices = {
  none: 'Nobody: a control failed, the data was never reachable',
  insiders: 'People inside who were not meant to',
  outside: 'A known number of people outside',
  public: 'Anybody, or nobody knows who',
  unknown: 'Not known',
} as const

/** Who was seen to access it. */
export const accessChoices = {
  none_seen: 'Somebody looked, and saw no access',
  insiders_known: 'People inside, it is known how many',
  insiders_unknown: 'People inside, not known how many',
  outsiders_known: 'People outside, it is known how many',
  outsiders_unknown: 'People outside, not known how many',
  unknown: 'Not known, or nobody has looked',
} as const

export const takenChoices = {
  no: 'No sign of it',
  yes: 'Yes: copied away, published or misused',
  unknown: 'Not known',
} as const

export const protectionChoices = {
  none: 'Yes',
  sealed: 'No: strongly encrypted, nobody has checked the key',
  sealed_key_safe: 'No: strongly encrypted, and the key is verified safe',
} as const

export const dangerChoices = {
  no: 'No',
  safety: 'Yes, somebody’s safety is at risk',
  minors: 'Yes, minors are among those affected',
  unknown: 'Not known',
} as const

/** A kind of data as it is, or with what its circumstances make of it. */
export type KindAnswer<K extends DataKind = DataKind> = ContextOf<K> | 'plain'

/** What somebody answered beside what the record holds. `unknown` and null are answers too. */
export interface Answers {
  /** Kinds of data, beside those that the exposure names. */
  readonly kinds: { readonly [K in DataKind]?: KindAnswer<K> | undefined }
  readonly factors: readonly ContextFactor[]
  /** Whether free text was sampled; null where there is none, or nobody answered. */
  readonly sampled: Sampling | null
  /** What credentials open. */
  readonly opens: readonly DataKind[]
  /** Identifiers, one by one or taken together; none: not known. */
  readonly identifiers: readonly Identifier[]
  readonly alongside: readonly ('birth_date' | 'employer')[]
  readonly reach: keyof typeof reachChoices
  readonly access: keyof typeof accessChoices
  readonly taken: keyof typeof takenChoices
  /** Null: as the kind of incident says. */
  readonly integrity: Circumstances['integrity'] | null
  readonly availability: Circumstances['availability'] | null
  readonly malice: Circumstances['malice']
  readonly protection: keyof typeof protectionChoices
  readonly danger: keyof typeof dangerChoices
}

/** Nothing was answered yet. */
export const noAnswers: Answers = {
  ...{ kinds: {}, factors: [], sampled: null, opens: [], identifiers: [], alongside: [] },
  ...{ reach: 'unknown', access: 'unknown', taken: 'unknown', integrity: null, availability: null },
  ...{ malice: 'unknown', protection: 'none', danger: 'unknown' },
}
