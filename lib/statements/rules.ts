import { type Decision, refuse } from '@/lib/errors'
import { findAbsenceText } from '@/lib/statements/absence'
import { type Claim, claimKindWords, isSufficient } from '@/lib/statements/claims'
import {
  type ApprovalRole,
  approvalRoleWords,
  type Slot,
  type StatementKind,
  type StatementState,
  statementKindRules,
} from '@/lib/statements/model'
import { claimToken, parseDraft, unknownTokensIn } from '@/lib/statements/tokens'
import { canonicalJson } from '@/lib/timeline/canonical'

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
  readonly kind: StatementKind
  readonly title: string
  readonly state: StatementState
  readonly version: VersionFacts
  /** Everyone who wrote a version of it. */
  readonly authorIds: readonly string[]
  readonly approvals: readonly ApprovalFacts[]
}

function fills(slot: Slot, body: string): boolean {
  const { line, anyOf } = slot
  if (line === undefined) return parseDraft(body).some((part) => part.type === 'claim' && anyOf.includes(part.kind))
  return body.split('\n').some((row) => row.trim().startsWith(line) && row.trim().length > line.length)
}

/** The parts that the kind must have and the draft lacks. */
export function missingSlots(kind: StatementKind, body: string): Slot[] {
  return statementKindRules[kind].slots.filter((slot) => !fills(slot, body))
}

function slotReason({ label, line, anyOf }: Slot): Blocker {
  if (line !== undefined) return { code: 'slot_missing', reason: `${label}: add a line that starts with “${line}”.` }
  const [first] = anyOf
  const names = anyOf.map((kind) => claimKindWords[kind]).join(', ')
  const reason = `${label}: use one of these claims: ${names}.`
  return first === undefined
    ? { code: 'slot_missing', reason }
    : { code: 'slot_missing', reason, offer: claimToken(first) }
}

/** Claims that the record does not support, with what it lacks. */
function unsupportedClaims(claims: readonly Claim[]): Blocker[] {
  return claims
    .filter((claim) => !isSufficient(claim))
    .map(({ kind, missing }) => ({
      code: 'claim_unsupported',
      reason: `${claimKindWords[kind]}: ${missing.join(' ') || 'the record does not support it.'}`,
    }))
}

/** A title has no claims, so that nothing in it may say an absence. */
function titleBlockers(title: string): Blocker[] {
  return findAbsenceText(title).map(({ words, reason }) => ({
    code: 'absence_in_title',
    reason: `Title, “${words}”: ${reason}`,
  }))
}

/**
 * Everything about the text itself that keeps it from going to approval: an absence said as plain text, a claim that the
 * record does not support, a token that names nothing, a required part that is not there.
 */
export function textBlockers(kind: StatementKind, { body, claims }: Pick<VersionFacts, 'body' | 'claims'>): Blocker[] {
  const absences = findAbsenceText(body).map(({ words, reason, offer, sentence }) => ({
    code: 'absence_as_text',
    reason: `“${words}”: ${reason}`,
    offer,
    sentence,
  }))
  const unknown = unknownTokensIn(body).map((token) => ({ code: 'unknown_token', reason: `${token} names no claim.` }))
  return [...absences, ...unknown, ...unsupportedClaims(claims), ...missingSlots(kind, body).map(slotReason)]
}

/** The same for the statement that stands now, with its title. */
export function statementBlockers({
  kind,
  title,
  version,
}: Pick<StatementFacts, 'kind' | 'title' | 'version'>): Blocker[] {
  return [...titleBlockers(title), ...textBlockers(kind, version)]
}

/** Whether a claim, drawn again now, still says the same on the same evidence. What it is as of may move on. */
function holdsStill(then: Claim, now: Claim): boolean {
  const essence = ({ value, evidence, strength, missing }: Claim) => canonicalJson([value, evidence, strength, missing])
  return isSufficient(now) && essence(then) === essence(now)
}

/** Claims that the record, read again now, does not hold in the same way any more, or that were drawn too long ago. */
export function outdatedClaims(claims: readonly Claim[], fresh: readonly Claim[], now: Date): Blocker[] {
  const moved = claims.filter((claim) => {
    const again = fresh.find(({ key }) => key === claim.key)
    const expired = claim.validUntil !== null && Date.parse(claim.validUntil) <= now.getTime()
    return isSufficient(claim) && (expired || !again || !holdsStill(claim, again))
  })
  return moved.map(({ kind }) => ({
    code: 'claim_outdated',
    reason: `${claimKindWords[kind]}: the record has changed since this version. Refresh the claims and have them approved.`,
  }))
}

function firstOf(blockers: readonly Blocker[]): Decision<object> {
  const [first] = blockers
  if (!first) return { ok: true }
  return refuse(first.code, blockers.map(({ reason }) => reason).join('\n'))
}

/** A draft goes to approval when its text has no blocker left and its claims are those of today's record. */
export function decideSubmit(facts: StatementFacts, fresh: readonly Claim[], now: Date): Decision<object> {
  const { state, version } = facts
  if (state !== 'draft') return refuse('not_a_draft', 'Only a draft can be submitted for approval.')
  return firstOf([...statementBlockers(facts), ...outdatedClaims(version.claims, fresh, now)])
}

/**
 * The latest decision of each required role on exactly this text; a later request for changes undoes an approval. Whoever
 * has written a version since they approved is an author, whose approval no longer counts.
 */
export function approvalsOn(
  { kind, approvals, authorIds }: Pick<StatementFacts, 'kind' | 'approvals' | 'authorIds'>,
  textHash: string,
): { role: ApprovalRole; decision: ApprovalFacts['decision'] | 'waiting'; approval: ApprovalFacts | null }[] {
  return statementKindRules[kind].approvals.map((role) => {
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
 * An approval is one person's, in one role, on one exact text. Nobody approves what they wrote any version of, and nobody
 * gives two of the approvals.
 */
export function decideApprove(
  facts: StatementFacts,
  by: { personId: string; role: ApprovalRole; textHash: string },
): Decision<object> {
  const { kind, state, version, authorIds } = facts
  const role = approvalRoleWords[by.role]
  if (state !== 'in_review') return refuse('not_in_review', 'Only a statement that was submitted can be approved.')
  if (!statementKindRules[kind].approvals.includes(by.role))
    return refuse('role_not_needed', `This kind of statement needs no approval by ${role}.`)
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

/** A draft or a text in review may be rewritten; what is published never: a correction is a statement of its own. */
export function decideRevise({ state }: Pick<StatementFacts, 'state'>): Decision<object> {
  if (state === 'draft' || state === 'in_review') return { ok: true }
  if (state === 'published') return refuse('published', 'A published statement is never changed. Draft a correction.')
  return refuse('withdrawn', 'This statement was withdrawn.')
}
