import type { Decision } from '@/lib/errors'
import type { Claim } from '@/lib/statements/claims'
import { approvalRoleWords } from '@/lib/statements/model'
import { approvalsOn } from '@/lib/statements/rules/approvals'
import { firstOf, outdatedClaims, statementBlockers } from '@/lib/statements/rules/blockers'
import type { Blocker, StatementFacts } from '@/lib/statements/rules/facts'

/** All that keeps a statement from being published now. `fresh` are its claims as the record supports them at this moment. */
export function publishBlockers(facts: StatementFacts, fresh: readonly Claim[], now: Date): Blocker[] {
  const { state, version } = facts
  if (state === 'published') return [{ code: 'published_already', reason: 'This statement is published.' }]
  if (state !== 'in_review') return [{ code: 'not_in_review', reason: 'Submit it for approval first.' }]
  const waiting = approvalsOn(facts, version.textHash).flatMap(({ role, decision }) => {
    if (decision === 'approved') return []
    const asked =
      decision === 'changes_requested' ? 'has asked for changes.' : `has not approved version ${version.number}.`
    return [{ code: 'approval_missing', reason: `${approvalRoleWords[role]} ${asked}` }]
  })
  return [...statementBlockers(facts), ...outdatedClaims(version.claims, fresh, now), ...waiting]
}

/** A statement is published when every approval stands on this exact text and every claim still holds. */
export function decidePublish(facts: StatementFacts, fresh: readonly Claim[], now: Date): Decision<object> {
  return firstOf(publishBlockers(facts, fresh, now))
}
