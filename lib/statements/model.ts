import type { ClaimKind } from '@/lib/statements/claims'
import { leadershipBrief, qAndA } from '@/lib/statements/kinds/inside'
import { correction, regulatorNotification } from '@/lib/statements/kinds/official'
import { customerNotice, holding, pressReply } from '@/lib/statements/kinds/outside'
import { affectedPersonNotice, employeeNotice } from '@/lib/statements/kinds/people'

export const statementKinds = [
  'holding',
  'press_reply',
  'employee_notice',
  'affected_person_notice',
  'regulator_notification',
  'leadership_brief',
  'q_and_a',
  'customer_notice',
  'correction',
] as const
export type StatementKind = (typeof statementKinds)[number]

export const statementStates = ['draft', 'in_review', 'published', 'withdrawn'] as const
export type StatementState = (typeof statementStates)[number]

/** In whose name a text is approved. Each is another person’s: nobody gives two. */
export const approvalRoles = ['comms', 'legal', 'security', 'privacy', 'hr', 'lead', 'account'] as const
export type ApprovalRole = (typeof approvalRoles)[number]

/** Worst last: a published statement only ever moves to the right; a new version starts again. */
export const standings = ['current', 'stale', 'contradicted'] as const
export type Standing = (typeof standings)[number]

/** Who reads it: the rules on wording, on length and on what may leak differ. */
export type AudienceClass = 'internal' | 'external' | 'regulator'

/**
 * What a kind must contain: one of the named claims, or a line that starts with the given label, or either. What is not
 * known yet may say so instead, with who finds out and by when.
 */
export interface Slot {
  readonly label: string
  readonly anyOf?: readonly ClaimKind[]
  readonly line?: string
  /** The line is followed by a numbered list. */
  readonly ranked?: boolean
  /** The line quotes the earlier words by their token. */
  readonly quotes?: boolean
  /** The line holds a claim. */
  readonly bound?: boolean
}

export interface StatementKindRules {
  readonly label: string
  readonly purpose: string
  readonly audience: string
  readonly audienceClass: AudienceClass
  readonly slots: readonly Slot[]
  readonly approvals: readonly ApprovalRole[]
  /** Hours after publication at which it counts as stale if nothing else made it so; null: its claims alone decide. */
  readonly maxAgeHours: number | null
  /** Words that the rendered text may have; null: as many as it needs. */
  readonly maxWords: number | null
}

export const approvalRoleWords: Record<ApprovalRole, string> = {
  comms: 'Communications',
  legal: 'Legal',
  security: 'Security',
  privacy: 'Privacy',
  hr: 'Human resources',
  lead: 'Incident lead',
  account: 'Account owner',
}

/** The kinds and what each must carry, after the craft guide’s table. */
export const statementKindRules: Record<StatementKind, StatementKindRules> = {
  holding,
  press_reply: pressReply,
  employee_notice: employeeNotice,
  affected_person_notice: affectedPersonNotice,
  regulator_notification: regulatorNotification,
  leadership_brief: leadershipBrief,
  q_and_a: qAndA,
  customer_notice: customerNotice,
  correction,
}

/**
 * Whose approvals a statement needs. A correction needs those of the kind that it corrects, and legal’s. `original` is
 * that kind: of the first statement, where a correction is corrected.
 */
export function approvalsOf(kind: StatementKind, original: StatementKind | null): readonly ApprovalRole[] {
  const own = statementKindRules[kind].approvals
  if (kind !== 'correction' || original === null) return own
  return [...new Set([...statementKindRules[original].approvals, ...own])]
}

/** Hours after publication at which it is too old; a correction ages as what it corrects. */
export function maxAgeHoursOf(kind: StatementKind, original: StatementKind | null): number | null {
  return statementKindRules[kind === 'correction' && original !== null ? original : kind].maxAgeHours
}

/** Whom it is for; a correction is for those who read what it corrects. */
export function audienceClassOf(kind: StatementKind, original: StatementKind | null): AudienceClass {
  return statementKindRules[kind === 'correction' && original !== null ? original : kind].audienceClass
}
