import { type Decision, refuse } from '@/lib/errors'
import type { Claim } from '@/lib/statements/claims'
import { isEmbargoed, sayEmbargo } from '@/lib/statements/embargo'
import { approvalRoleWords } from '@/lib/statements/model'
import { approvalsOn } from '@/lib/statements/rules/approvals'
import { firstOf, outdatedClaims, statementBlockers } from '@/lib/statements/rules/blockers'
import type { Blocker, StatementFacts } from '@/lib/statements/rules/facts'

/** All that keeps a statement from being published but for its embargo. `fresh` are its claims as the record supports them at this moment. */
function readinessBlockers(facts: StatementFacts, fresh: readonly Claim[], now: Date): Blocker[] {
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

/** All that keeps a statement from being published now. `fresh` are its claims as the record supports them at this moment. */
export function publishBlockers(facts: StatementFacts, fresh: readonly Claim[], now: Date): Blocker[] {
  const { embargo, state } = facts
  const blockers = readinessBlockers(facts, fresh, now)
  if (state === 'published' || !isEmbargoed(embargo, now)) return blockers
  return [...blockers, { code: 'embargoed', reason: `Not public until ${sayEmbargo(embargo)}.` }]
}

/**
 * A statement can be asked to be published by itself at the end of its embargo when nothing but the time stands in the
 * way. It is asked everything again then.
 */
export function decideSchedule(facts: StatementFacts, fresh: readonly Claim[], now: Date): Decision<{ at: Date }> {
  const { embargo } = facts
  if (!isEmbargoed(embargo, now)) return refuse('no_embargo', 'No embargo holds it: publish it now.')
  const ready = firstOf(readinessBlockers(facts, fresh, now))
  return ready.ok ? { ok: true, at: embargo.at } : ready
}

/** A statement is published when every approval stands on this exact text and every claim still holds. */
export function decidePublish(facts: StatementFacts, fresh: readonly Claim[], now: Date): Decision<object> {
  return firstOf(publishBlockers(facts, fresh, now))
}
