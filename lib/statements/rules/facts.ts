import type { Claim } from '@/lib/statements/claims'
import type { Embargo } from '@/lib/statements/embargo'
import type { LintBackground } from '@/lib/statements/lint/model'
import type { ApprovalRole, StatementKind, StatementState } from '@/lib/statements/model'

/** One thing that stands in the way, as a person reads it. */
export interface Blocker {
  readonly code: string
  readonly reason: string
  /** What could be written instead, if there is something. */
  readonly offer?: string
  /** The sentence of the draft that the offer would replace. */
  readonly sentence?: string
}

/** A version's text with its claims as the version worded them. */
export interface VersionFacts {
  readonly number: number
  readonly body: string
  readonly textHash: string
  readonly claims: readonly Claim[]
}

export interface ApprovalFacts {
  readonly role: ApprovalRole
  readonly decision: 'approved' | 'changes_requested'
  readonly textHash: string
  readonly personId: string
  readonly at: Date
}

export interface StatementFacts {
  /** What is known around the text that the rules of wording read: waivers, people, other statements, the record. */
  readonly lint: LintBackground
  readonly kind: StatementKind
  /** The kind of what it corrects, past corrections of corrections; null for what corrects nothing. */
  readonly originalKind: StatementKind | null
  /** Who leads the incident now. */
  readonly leadId: string | null
  /** For a press reply: what other statements about the incident say that are approved or published. */
  readonly saidBefore: readonly Pick<Claim, 'key' | 'value'>[]
  /** Of what goes to an authority: the entry of the last judgment from which a clock runs that came after the version; else null. */
  readonly judgedSince: number | null
  /** Not public until then; null: whenever it is ready. */
  readonly embargo: Embargo | null
  readonly title: string
  /** Whom it is for, in the drafter’s words: it goes out with the text. */
  readonly audience: string
  readonly state: StatementState
  readonly version: VersionFacts
  /** Everyone who wrote a version of it. */
  readonly authorIds: readonly string[]
  readonly approvals: readonly ApprovalFacts[]
}
