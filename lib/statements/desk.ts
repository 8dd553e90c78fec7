import type { Claim } from '@/lib/statements/claims'
import { type ApprovalRole, approvalRoleWords, approvalsOf } from '@/lib/statements/model'
import { approvalsOn, decideApprove, submitBlockers } from '@/lib/statements/rules/approvals'
import { judgedBlockers, outdatedClaims } from '@/lib/statements/rules/blockers'
import type { Blocker, StatementFacts } from '@/lib/statements/rules/facts'
import { publishBlockers } from '@/lib/statements/rules/publish'

/** Who looks at a statement, and what their roles let them do at all. */
export interface Viewer {
  readonly personId: string
  readonly mayDraft: boolean
  readonly mayPublish: boolean
  readonly mayReviewFor: readonly ApprovalRole[]
}

/** A step that the viewer's roles allow, and why it can't be taken now, if so. Null: their roles don't allow it. */
export type Step = { readonly blockers: readonly Blocker[] } | null

export interface ApprovalDesk {
  readonly role: ApprovalRole
  readonly label: string
  readonly decision: 'approved' | 'changes_requested' | 'waiting'
  readonly review: Step
}

export interface Desk {
  readonly revise: boolean
  readonly submit: Step
  /** Whether drawing the claims again would change them. */
  readonly outdated: readonly Blocker[]
  readonly approvals: readonly ApprovalDesk[]
  readonly publish: { readonly blockers: readonly Blocker[]; readonly allowed: boolean }
}

/** What stands open on a statement for this viewer, with every reason why not. */
export function deskOf(facts: StatementFacts, fresh: readonly Claim[], now: Date, viewer: Viewer): Desk {
  const { state, version } = facts
  const open = state === 'draft' || state === 'in_review'
  // A draft has the judgment among the blockers of its text.
  const judged = state === 'in_review' ? judgedBlockers(facts.judgedSince) : []
  const outdated = open ? [...outdatedClaims(version.claims, fresh, now), ...judged] : []
  const review = (role: ApprovalRole): Step => {
    if (state !== 'in_review' || !viewer.mayReviewFor.includes(role)) return null
    if (role === 'lead' && facts.leadId !== viewer.personId) return null
    const decision = decideApprove(facts, { personId: viewer.personId, role, textHash: version.textHash })
    return { blockers: decision.ok ? [] : [decision.refusal] }
  }
  return {
    revise: open && viewer.mayDraft,
    submit: state === 'draft' && viewer.mayDraft ? { blockers: submitBlockers(facts, outdated) } : null,
    outdated,
    approvals: approvalsOn(facts, version.textHash).map(({ role, decision }) => ({
      ...{ role, decision, label: approvalRoleWords[role], review: review(role) },
    })),
    publish: { blockers: publishBlockers(facts, fresh, now), allowed: viewer.mayPublish },
  }
}

/** `v4 approved, v5 not`: how the approvals stand on the text that stands now, and on which one they stood before. */
export function approvalSummary(
  facts: StatementFacts,
  versions: readonly { number: number; textHash: string }[],
): string {
  const { kind, originalKind, version } = facts
  const needed = approvalsOf(kind, originalKind).length
  const count = (hash: string) => approvalsOn(facts, hash).filter(({ decision }) => decision === 'approved').length
  const here = count(version.textHash)
  if (here === needed) return `v${version.number} approved`
  const before = versions.findLast(
    ({ number, textHash }) => number < version.number && textHash !== version.textHash && count(textHash) > 0,
  )
  const standing = `${here} of ${needed} approvals on v${version.number}`
  if (!before) return standing
  const earlier = count(before.textHash)
  return here === 0
    ? `v${before.number} ${earlier === needed ? 'approved' : `approved by ${earlier} of ${needed}`}, v${version.number} not`
    : standing
}
