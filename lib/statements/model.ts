import type { ClaimKind } from '@/lib/statements/claims'

export const statementKinds = ['holding', 'employee_notice', 'press_reply'] as const
export type StatementKind = (typeof statementKinds)[number]

export const statementStates = ['draft', 'in_review', 'published', 'withdrawn'] as const
export type StatementState = (typeof statementStates)[number]

export const approvalRoles = ['comms', 'legal', 'security'] as const
export type ApprovalRole = (typeof approvalRoles)[number]

/** Worst last: a published statement only ever moves to the right; a new version starts again. */
export const standings = ['current', 'stale', 'contradicted'] as const
export type Standing = (typeof standings)[number]

/** What a kind must contain: one of the named claims, or a line that starts with the given label. */
export type Slot =
  | { label: string; anyOf: readonly ClaimKind[]; line?: never }
  | { label: string; line: string; anyOf?: never }

export interface StatementKindRules {
  label: string
  purpose: string
  audience: string
  slots: readonly Slot[]
  approvals: readonly ApprovalRole[]
  /** Hours after publication at which the statement counts as stale if nothing else made it so. */
  maxAgeHours: number
  /** Words that the rendered text should keep to; shown, not enforced. */
  adviseWords: number | null
}

export const approvalRoleWords: Record<ApprovalRole, string> = {
  comms: 'Communications',
  legal: 'Legal',
  security: 'Security',
}

const whatWeKnow: Slot = { label: 'What is confirmed', anyOf: ['what_happened'] }
const whatWeDo: Slot = { label: 'What we are doing now', anyOf: ['pause_status', 'investigation_ongoing'] }
const nextUpdate: Slot = { label: 'When the next update comes', line: 'Next update:' }
const contact: Slot = { label: 'Whom to ask', line: 'Contact:' }

/**
 * The kinds and what each must carry. Employee notices ask for HR and privacy in the craft guide; until those are
 * roles of their own, communications stands for HR and legal for privacy, and security answers for the facts.
 */
export const statementKindRules: Record<StatementKind, StatementKindRules> = {
  holding: {
    label: 'Holding statement',
    purpose: 'The first words to the outside: what is confirmed, what we do now, when more follows.',
    audience: 'Press and public',
    slots: [whatWeKnow, whatWeDo, nextUpdate, contact],
    approvals: ['comms', 'legal', 'security'],
    maxAgeHours: 24,
    adviseWords: 80,
  },
  employee_notice: {
    label: 'Employee notice',
    purpose: 'Tells staff what happened to data about them, who could see it, and where to ask.',
    audience: 'Employees whose data is concerned',
    slots: [
      whatWeKnow,
      { label: 'Which data', anyOf: ['data_categories'] },
      { label: 'Who could see it', anyOf: ['exposure_scope'] },
      {
        label: 'What is known about access',
        anyOf: ['no_indication_of_access', 'access_not_known', 'access_observed'],
      },
      whatWeDo,
      { label: 'What they can do', line: 'What you can do:' },
      contact,
      { label: 'Reporting is safe', line: 'Speaking up:' },
    ],
    approvals: ['comms', 'legal', 'security'],
    maxAgeHours: 48,
    adviseWords: null,
  },
  press_reply: {
    label: 'Press reply',
    purpose: 'Answers one question in two or three sentences that can be quoted.',
    audience: 'The journalist who asked',
    slots: [
      { label: 'The question', line: 'Question:' },
      { label: 'The spokesperson', line: 'Spokesperson:' },
      {
        label: 'An answer from the record',
        anyOf: [
          'what_happened',
          'data_categories',
          'exposure_scope',
          'pause_status',
          'investigation_ongoing',
          'no_indication_of_access',
          'access_not_known',
          'access_observed',
        ],
      },
    ],
    approvals: ['comms', 'legal'],
    maxAgeHours: 12,
    adviseWords: 90,
  },
}
