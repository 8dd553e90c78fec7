import { type Decision, refuse } from '@/lib/errors'
import type { Claim } from '@/lib/statements/claims'
import { type ApprovalRole, approvalRoleWords, approvalsOf } from '@/lib/statements/model'
import {
  firstOf,
  lintedText,
  marksOn,
  openWarnings,
  outdatedClaims,
  statementBlockers,
} from '@/lib/statements/rules/blockers'
import type { ApprovalFacts, Blocker, StatementFacts } from '@/lib/statements/rules/facts'

/** A draft or a text in review may be rewritten; what is published never: a correction is a statement of its own. */
export function decideRevise({ state }: Pick<StatementFacts, 'state'>): Decision<object> {
  if (state === 'draft' || state === 'in_review') return { ok: true }
  if (state === 'published') return refuse('published', 'A published statement is never changed. Draft a correction.')
  return refuse('withdrawn', 'This statement was withdrawn.')
}

/** All that keeps a draft from its approvers: blockers, warnings that nobody has looked at, and claims that moved on. */
export function submitBlockers(facts: StatementFacts, outdated: readonly Blocker[]): Blocker[] {
  return [...statementBlockers(facts), ...openWarnings(marksOn(lintedText(facts), facts.lint)), ...outdated]
}

/**
 * A draft goes to approval when its text has no blocker left, every warning is mended or dismissed, and its claims are
 * those of today's record.
 */
export function decideSubmit(facts: StatementFacts, fresh: readonly Claim[], now: Date): Decision<object> {
  const { state, version } = facts
  if (state !== 'draft') return refuse('not_a_draft', 'Only a draft can be submitted for approval.')
  return firstOf(submitBlockers(facts, outdatedClaims(version.claims, fresh, now)))
}

/**
 * The latest decision of each required role on exactly this text; a later request for changes undoes an approval. Whoever
 * has written a version since they approved is an author, whose approval no longer counts.
 */
export function approvalsOn(
  {
    kind,
    originalKind,
    approvals,
    authorIds,
  }: Pick<StatementFacts, 'kind' | 'originalKind' | 'approvals' | 'authorIds'>,
  textHash: string,
): { role: ApprovalRole; decision: ApprovalFacts['decision'] | 'waiting'; approval: ApprovalFacts | null }[] {
  return approvalsOf(kind, originalKind).map((role) => {
    const approval =
      approvals
        .filter((given) => given.role === role && given.textHash === textHash)
        .filter((given) => given.decision !== 'approved' || !authorIds.includes(given.personId))
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .at(-1) ?? null
    return { role, decision: approval?.decision ?? 'waiting', approval }
  })
}

/**
 * An approval is one person's, in one role, on one exact text. Nobody approves what they wrote any version of, nobody gives
 * two of the approvals, and the lead’s is the lead’s alone.
 */
export function decideApprove(
  facts: StatementFacts,
  by: { personId: string; role: ApprovalRole; textHash: string },
): Decision<object> {
  const { kind, originalKind, state, version, authorIds, leadId } = facts
  const role = approvalRoleWords[by.role]
  if (state !== 'in_review') return refuse('not_in_review', 'Only a statement that was submitted can be approved.')
  if (!approvalsOf(kind, originalKind).includes(by.role))
    return refuse('role_not_needed', `This kind of statement needs no approval by ${role}.`)
  if (by.role === 'lead' && by.personId !== leadId)
    return refuse(
      'not_the_lead',
      leadId === null
        ? 'Nobody leads the incident yet. Name its lead first.'
        : 'Only whoever leads the incident can approve this.',
    )
  if (by.textHash !== version.textHash)
    return refuse(
      'text_changed',
      `The text has changed: version ${version.number} stands now. Read it, then approve that.`,
    )
  if (authorIds.includes(by.personId))
    return refuse('author_approves', 'You wrote this text; somebody else must approve it.')
  const onThis = approvalsOn(facts, version.textHash).filter(({ decision }) => decision === 'approved')
  if (onThis.some((given) => given.role === by.role))
    return refuse('approved_already', `${role} has approved this text.`)
  const other = onThis.find(({ approval }) => approval?.personId === by.personId)
  if (other)
    return refuse(
      'approves_twice',
      `You approved this text for ${approvalRoleWords[other.role]}; another person must for ${role}.`,
    )
  return firstOf(statementBlockers(facts))
}
