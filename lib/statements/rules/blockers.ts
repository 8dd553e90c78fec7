import { type Decision, refuse } from '@/lib/errors'
import { findAbsenceText } from '@/lib/statements/absence'
import { type Claim, claimKindWords, isSufficient, shortfallOf } from '@/lib/statements/claims'
import type { Slot, StatementKind } from '@/lib/statements/model'
import type { Blocker, StatementFacts, VersionFacts } from '@/lib/statements/rules/facts'
import { mustNotBlockers, newlySaid } from '@/lib/statements/rules/must-nots'
import { missingSlots, slotAdvice, spokenBody } from '@/lib/statements/slots'
import { claimToken, unknownTokensIn } from '@/lib/statements/tokens'
import { canonicalJson } from '@/lib/timeline/canonical'

function slotReason(slot: Slot): Blocker {
  const reason = slotAdvice(slot, (kind) => claimKindWords[kind])
  const [first] = slot.anyOf ?? []
  return { code: 'slot_missing', reason, ...(first && { offer: claimToken(first) }) }
}

/** Claims that the record does not support, with what it lacks. */
function unsupportedClaims(kind: StatementKind, claims: readonly Claim[]): Blocker[] {
  return claims
    .filter((claim) => !isSufficient(claim, kind === 'leadership_brief' ? 'internal' : 'external'))
    .map((claim) => ({
      code: 'claim_unsupported',
      reason: `${claimKindWords[claim.kind]}: ${shortfallOf(claim)}`,
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
  const absences = findAbsenceText(spokenBody(kind, body)).map(({ words, reason, offer, sentence }) => ({
    code: 'absence_as_text',
    reason: `“${words}”: ${reason}`,
    offer,
    sentence,
  }))
  const unknown = unknownTokensIn(body).map((token) => ({ code: 'unknown_token', reason: `${token} names no claim.` }))
  return [
    ...absences,
    ...unknown,
    ...unsupportedClaims(kind, claims),
    ...missingSlots(kind, body).map(slotReason),
    ...mustNotBlockers(kind, body, claims),
  ]
}

/** The same for the statement that stands now, with its title. */
export function statementBlockers({
  kind,
  title,
  version,
  saidBefore,
}: Pick<StatementFacts, 'kind' | 'title' | 'version' | 'saidBefore'>): Blocker[] {
  const repeats = kind === 'press_reply' ? newlySaid(version.claims, saidBefore) : []
  return [...titleBlockers(title), ...textBlockers(kind, version), ...repeats]
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

/** Refused with every reason, under the code of the first; ok when there is none. */
export function firstOf(blockers: readonly Blocker[]): Decision<object> {
  const [first] = blockers
  if (!first) return { ok: true }
  return refuse(first.code, blockers.map(({ reason }) => reason).join('\n'))
}
