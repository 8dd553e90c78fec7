import { listOf } from '@/lib/statements/brief'
import { type Claim, claimKindWords } from '@/lib/statements/claims'
import { type Slot, type StatementKind, statementKindRules } from '@/lib/statements/model'
import { questionsIn } from '@/lib/statements/questions'
import { renderedTextOf } from '@/lib/statements/render'
import type { Blocker } from '@/lib/statements/rules/facts'
import { lineContent, readNotKnown, saysNotKnown, slotLines } from '@/lib/statements/slots'
import { claimsNamedIn, parseDraft } from '@/lib/statements/tokens'
import { countSaid, sentencesOf } from '@/lib/statements/words'
import { canonicalJson } from '@/lib/timeline/canonical'

/** The text of a version with its claims, as its kind’s limits are asked of it. */
interface Written {
  readonly kind: StatementKind
  readonly body: string
  readonly claims: readonly Claim[]
}
type MustNot = (written: Written) => Blocker[]

const block = (code: string, reason: string): Blocker => ({ code, reason })

/** The words that a person typed, outside every token. */
function typedText(body: string): string {
  return parseDraft(body)
    .map((part) => (part.type === 'text' || part.type === 'marked' || part.type === 'linked' ? part.text : ' '))
    .join('')
}

function lineOf({ kind, body }: Written, line: NonNullable<Slot['line']>): string {
  return lineContent(line, body, slotLines(kind)) ?? ''
}

/** No longer than the kind may be. */
const tooLong: MustNot = ({ kind, body, claims }) => {
  const { maxWords, label } = statementKindRules[kind]
  const words = countSaid(renderedTextOf(body, claims))
  if (maxWords === null || words <= maxWords) return []
  return [
    block('too_long', `${label}: ${words} words, ${maxWords} at most. Keep to what is confirmed and what comes next.`),
  ]
}

function canStillChange({ value, final }: Claim): boolean {
  if (value?.kind === 'number_affected') return !final
  return value?.kind === 'exposure_scope' && value.people !== null && !value.people.exact
}

/** First words name no cause, and no count that can still change. */
const firstWords: MustNot = ({ claims }) => [
  ...claims
    .filter(({ kind }) => kind === 'cause')
    .map(() => block('cause_too_early', 'A holding statement names no cause: the first one is often wrong.')),
  ...claims
    .filter(canStillChange)
    .map(({ kind }) =>
      block('count_not_final', `${claimKindWords[kind]}: a holding statement gives no count that can still change.`),
    ),
]

/** What can be quoted: two or three sentences besides the labelled lines. */
const quotable: MustNot = ({ kind, body, claims }) => {
  const labels = slotLines(kind)
  const said = renderedTextOf(body, claims)
    .split('\n')
    .filter((row) => !labels.some((label) => row.trim().startsWith(label)))
  const count = sentencesOf(said.join('\n')).length
  if (count === 2 || count === 3) return []
  return [
    block('not_quotable', `The answer has ${count} ${count === 1 ? 'sentence' : 'sentences'}: make it two or three.`),
  ]
}

const gag =
  /\b(?:do not|don['’]t|must not|may not|never) (?:talk|speak|respond|reply) (?:to|with) (?:the |any )?(?:press|media|journalists?|reporters?)\b/i
const leadsOn = /\b(?:refer|send|pass|forward|direct|press (?:desk|office)|contact)\b/i

/** Staff are told where press questions go, never only to keep silent. */
const noGag: MustNot = ({ body }) => {
  const sentences = sentencesOf(typedText(body))
  return sentences.flatMap((sentence, at) =>
    gag.test(sentence) && !leadsOn.test(`${sentence} ${sentences[at + 1] ?? ''}`)
      ? [block('gag', `“${sentence}” Say where questions from the press go, not only to keep silent.`)]
      : [],
  )
}

const offer = /\b(?:free of charge|complimentary|credit monitoring|voucher|discount|gift|special offer)\b/i

/** What happened comes before what is offered. */
const offerFirst: MustNot = ({ body }) => {
  const [before = ''] = body.split('{{claim:what_happened}}')
  const found = offer.exec(typedText(before))?.[0]
  return found ? [block('offer_first', `“${found}” comes before what happened. Say what happened first.`)] : []
}

/** The phase decides what the authority waits for. */
const phase: MustNot = (written) => {
  const said = lineOf(written, 'Phase:')
  if (said === '' || /^(?:initial|update|final)\b/i.test(said) || readNotKnown(said)) return []
  return [block('phase_unknown', 'Phase: write initial, update or final.')]
}

/** One customer’s scope is declared, and is theirs. */
const declaredScope: MustNot = (written) => {
  const said = lineOf(written, 'In scope:')
  if (said === '' || /^(?:yes|no|under review)\b/i.test(said) || readNotKnown(said)) return []
  return [block('scope_undeclared', 'In scope: begin with yes, no or under review.')]
}

/** Every answer stands on the record, or says who finds out and by when. */
const boundAnswers: MustNot = ({ body }) =>
  questionsIn(body)
    .filter(({ bound, question }) => !bound && !saysNotKnown(question))
    .map(({ question }) =>
      block('answer_unbound', `“${question}”: answer it with a claim, or with “not known yet, owner …, due …”.`),
    )

/** What was wrong is corrected, not clarified. */
const noClarification: MustNot = ({ body }) => {
  const found = /\bclarif\w+/i.exec(typedText(body))?.[0]
  return found ? [block('clarification', `“${found}”: what was wrong is corrected. Call it a correction.`)] : []
}

const strengthLines = ['Confirmed:', 'Likely:'] as const
const nothing = /^(?:nothing|none)\b[^.]*\.?$/i

/** The lists of what is confirmed and likely hold claims; what a person thinks stands under risks and options, by name. */
const boundLists: MustNot = (written) =>
  strengthLines.flatMap((line) =>
    lineOf(written, line)
      .split('\n')
      .filter((row) => row !== '' && !nothing.test(row) && claimsNamedIn(row).length === 0 && !readNotKnown(row))
      .map((row) => block('unbound', `${line} “${row}” has no claim behind it. Put it under risks or options.`)),
  )

/** Each list holds what is as strong as it says. */
const rightLists: MustNot = (written) =>
  strengthLines.flatMap((line) => {
    const floor = line === 'Confirmed:' ? 'confirmed' : 'likely'
    return claimsNamedIn(lineOf(written, line)).flatMap(({ key }) => {
      const claim = written.claims.find((known) => known.key === key)
      const list = claim && listOf(claim)
      if (!claim || list === 'confirmed' || list === floor) return []
      return [
        block('listed_too_high', `${line} “${claimKindWords[claim.kind]}” is weaker than that. Refresh the claims.`),
      ]
    })
  })

const mustNots: Readonly<Record<StatementKind, readonly MustNot[]>> = {
  holding: [tooLong, firstWords],
  press_reply: [quotable],
  employee_notice: [noGag],
  affected_person_notice: [offerFirst],
  regulator_notification: [phase],
  leadership_brief: [tooLong, boundLists, rightLists],
  q_and_a: [boundAnswers],
  customer_notice: [declaredScope],
  correction: [noClarification],
}

/** What a text of its kind must not say or be, as far as it can be checked. Source: “must not” of the kinds’ table (c1). */
export function mustNotBlockers(kind: StatementKind, body: string, claims: readonly Claim[]): Blocker[] {
  return mustNots[kind].flatMap((mustNot) => mustNot({ kind, body, claims }))
}

/** A reply to the press repeats what was approved: the same claims with the same values, and nothing that is new. */
export function newlySaid(claims: readonly Claim[], saidBefore: readonly Pick<Claim, 'key' | 'value'>[]): Blocker[] {
  const said = new Set(saidBefore.map(({ key, value }) => canonicalJson([key, value])))
  return claims
    .filter(({ key, value }) => value !== null && !said.has(canonicalJson([key, value])))
    .map(({ kind }) =>
      block(
        'said_nowhere',
        `${claimKindWords[kind]}: no approved statement says this yet. A press reply brings no new facts.`,
      ),
    )
}
