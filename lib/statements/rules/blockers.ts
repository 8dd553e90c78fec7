import { type Decision, refuse } from '@/lib/errors'
import { boundValue, type Claim, claimKindWords, isSufficient, shortfallOf } from '@/lib/statements/claims'
import { documentOf, type LintedText } from '@/lib/statements/lint/document'
import { lintDocument, lintText } from '@/lib/statements/lint/lint'
import type { LintBackground, Mark, RuleId } from '@/lib/statements/lint/model'
import { audienceClassOf, type Slot, type StatementKind } from '@/lib/statements/model'
import type { Blocker, StatementFacts } from '@/lib/statements/rules/facts'
import { mustNotBlockers, newlySaid } from '@/lib/statements/rules/must-nots'
import { missingSlots, slotAdvice } from '@/lib/statements/slots'
import { claimToken, unknownTokensIn } from '@/lib/statements/tokens'
import { canonicalJson } from '@/lib/timeline/canonical'

function slotReason(slot: Slot): Blocker {
  const reason = slotAdvice(slot, (kind) => claimKindWords[kind])
  const [first] = slot.anyOf ?? []
  return { code: 'slot_missing', reason, ...(first && { offer: claimToken(first) }) }
}

/** For whom the claims of a kind are said: only a brief stays among ourselves. */
export function claimAudienceOf(kind: StatementKind): 'internal' | 'external' {
  return kind === 'leadership_brief' ? 'internal' : 'external'
}

/** Claims that the record does not support, with what it lacks. */
function unsupportedClaims(kind: StatementKind, claims: readonly Claim[]): Blocker[] {
  return claims
    .filter((claim) => !isSufficient(claim, claimAudienceOf(kind)))
    .map((claim) => ({
      code: 'claim_unsupported',
      reason: `${claimKindWords[claim.kind]}: ${shortfallOf(claim)}`,
    }))
}

/** A title and the words for whom a text is have no claims, so that nothing in them may say an absence; nor name people or what is inside. */
function titleBlockers({ kind, originalKind, title, audience, lint: { people } }: WholeFacts): Blocker[] {
  const context = { audience: audienceClassOf(kind, originalKind), people }
  return [['Title', title] as const, ['Audience', audience] as const].flatMap(([what, words]) =>
    lintText(words, context)
      .filter(({ rule }) => isAbsence(rule) || rule === 'S03' || rule === 'L23' || rule === 'L24')
      .map(({ rule, words, reason }) => ({
        code: rule === 'L23' || rule === 'L24' ? 'leak_in_title' : 'absence_in_title',
        reason: `${what}, “${words}”: ${reason}`,
      })),
  )
}

const isAbsence = (rule: RuleId) => rule === 'L01' || rule === 'L02' || rule === 'L03'
/** What is refused by itself below: claims that moved on, approvals of other texts, parts that are missing. */
const refusedByItself: ReadonlySet<RuleId> = new Set(['S02', 'S05', 'S06'])

function markBlocker({ rule, words, reason, mend, rewrite, source }: Mark): Blocker {
  const offered = rewrite && source !== null ? { offer: rewrite.body, sentence: source } : {}
  const said = words === '' ? '' : `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}”: `
  return {
    code: isAbsence(rule) ? 'absence_as_text' : `lint_${rule}`,
    reason: `${said}${reason} ${mend} (${rule})`,
    ...offered,
  }
}

/** Every mark on the text, waived ones included. */
export function marksOn(text: LintedText, background: LintBackground): Mark[] {
  return lintDocument(documentOf(text, background))
}

/** Whether these words are stopped: by a rule that blocks, which counsel has not waived for that sentence. */
export function stopsApproval({ severity, waived, rule }: Mark): boolean {
  return severity === 'block' && !waived && !refusedByItself.has(rule)
}

/**
 * Everything about the text itself that keeps it from going to approval: words that the rules of wording block, a claim
 * that the record does not support, a token that names nothing, a required part that is not there.
 */
export function textBlockers(text: LintedText, marks: readonly Mark[]): Blocker[] {
  const { kind, body, claims } = text
  const unknown = unknownTokensIn(body).map((token) => ({ code: 'unknown_token', reason: `${token} names no claim.` }))
  return [
    ...marks.filter(stopsApproval).map(markBlocker),
    ...unknown,
    ...unsupportedClaims(kind, claims),
    ...missingSlots(kind, body).map(slotReason),
    ...mustNotBlockers(kind, body, claims),
  ]
}

/**
 * Warnings that nobody has mended or dismissed yet. They keep a text from being submitted, so that whoever drafts has
 * looked at each; approvers decide on what is dismissed with the text before them.
 */
export function openWarnings(marks: readonly Mark[]): Blocker[] {
  return marks
    .filter(({ severity, waived }) => severity === 'warn' && !waived)
    .map((mark) => {
      const { reason, ...blocker } = markBlocker(mark)
      return { ...blocker, code: `warned_${mark.rule}`, reason: `${reason} Mend it, or dismiss it under “Wording”.` }
    })
}

type TextFacts = Pick<StatementFacts, 'kind' | 'originalKind' | 'title' | 'version'>
type WholeFacts = TextFacts & Pick<StatementFacts, 'audience' | 'saidBefore' | 'lint' | 'judgedSince'>

/** The text of the version that stands now, as the rules of wording read it. */
export function lintedText({ kind, originalKind, title, version: { body, claims } }: TextFacts): LintedText {
  return { kind, originalKind, title, body, claims }
}

/** What an authority is told counts from judgments: a version from before the last of them is not sent. */
export function judgedBlockers(judgedSince: number | null): Blocker[] {
  if (judgedSince === null) return []
  const reason = `Entry ${judgedSince} records a judgment from which a clock runs, after this version was drawn. Read the clocks again, then refresh the claims.`
  return [{ code: 'claim_judged_since', reason }]
}

/** The same for the statement that stands now, with its title. */
export function statementBlockers(facts: WholeFacts): Blocker[] {
  const { kind, version, saidBefore, lint, judgedSince } = facts
  const text = lintedText(facts)
  const repeats = kind === 'press_reply' ? newlySaid(version.claims, saidBefore) : []
  return [
    ...titleBlockers(facts),
    ...textBlockers(text, marksOn(text, lint)),
    ...repeats,
    ...judgedBlockers(judgedSince),
  ]
}

/** Whether a claim, drawn again now, still says the same on the same evidence. What it is as of may move on. */
function holdsStill(then: Claim, now: Claim): boolean {
  const essence = ({ value, evidence, strength, missing }: Claim) =>
    canonicalJson([boundValue(value), evidence, strength, missing])
  return isSufficient(now, 'internal') && essence(then) === essence(now)
}

/** Claims that the record, read again now, does not hold in the same way any more, or that were drawn too long ago. */
export function outdatedClaims(claims: readonly Claim[], fresh: readonly Claim[], now: Date): Blocker[] {
  const moved = claims.filter((claim) => {
    const again = fresh.find(({ key }) => key === claim.key)
    const expired = claim.validUntil !== null && Date.parse(claim.validUntil) <= now.getTime()
    return isSufficient(claim, 'internal') && (expired || !again || !holdsStill(claim, again))
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
