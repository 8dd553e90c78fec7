import type { ClaimsByKey } from '@/lib/statements/lint/bound'
import {
  type LintDocument,
  type Mark,
  noBackground,
  type RuleId,
  type SentenceContext,
} from '@/lib/statements/lint/model'
import { isContactLine } from '@/lib/statements/lint/people'
import { rewriteFor } from '@/lib/statements/lint/rewrites/rewrite'
import { sourceOfSentence } from '@/lib/statements/lint/rewrites/source'
import { normaliseSentence, placeParts, type Sentence, sentencesOf } from '@/lib/statements/lint/sentences'
import { sha256Hex } from '@/lib/statements/lint/sha256'
import { allStructureRules } from '@/lib/statements/lint/structure/all'
import type { Finding, Reading, StructureRule } from '@/lib/statements/lint/structure/rule'
import { type Broken, brokenWording } from '@/lib/statements/lint/wording'
import type { StatementKind } from '@/lib/statements/model'

/** The hash that a waiver of this sentence is bound to: SHA-256 in hex of its normalised words. */
export function sentenceHash(text: string): string {
  return sha256Hex(normaliseSentence(text))
}

function waived({ document: { waivers } }: Reading, rule: RuleId, hash: string): Pick<Mark, 'waived'> {
  const found = waivers.find((waiver) => waiver.rule === rule && waiver.sentenceHash === hash)
  return found ? { waived: { by: found.by, reason: found.reason, at: found.at } } : {}
}

function place(sentence: Sentence, text: string, [start, end]: readonly [number, number]) {
  return {
    ...{ sentence: sentence.number, start, end, words: text.slice(start, end) },
    ...{ sentenceStart: sentence.start, sentenceEnd: sentence.end, sentenceText: sentence.text },
    sentenceHash: sentenceHash(sentence.text),
    source: sourceOfSentence(sentence),
  }
}

function markOfWording(reading: Reading, sentence: Sentence, { rule, start, end }: Broken): Mark {
  const placed = place(sentence, reading.text, [start, end])
  const { document, sentences } = reading
  const rewrite = rewriteFor({ rule: rule.id, sentence, at: [start, end], document, sentences })
  return {
    ...{ rule: rule.id, severity: rule.severity, reason: rule.reason, mend: rule.mend, ...placed },
    ...(rewrite ? { rewrite } : {}),
    ...waived(reading, rule.id, placed.sentenceHash),
  }
}

function markOfStructure(reading: Reading, rule: StructureRule, finding: Finding): Mark {
  const { sentence, about = '' } = finding
  const { text, document, sentences } = reading
  const whole = {
    sentence: -1,
    start: 0,
    end: 0,
    words: '',
    sentenceStart: 0,
    sentenceEnd: 0,
    sentenceText: about,
    source: null,
  }
  const at = finding.at ?? (sentence ? ([sentence.start, sentence.end] as const) : ([0, 0] as const))
  // A waiver of a sentence against one other statement is none against the next.
  const hash = sentenceHash(sentence && about === '' ? sentence.text : `${sentence?.text ?? ''} ${about}`)
  const placed = { ...(sentence ? place(sentence, text, at) : whole), sentenceHash: hash }
  const rewrite =
    finding.rewrite ?? (sentence ? rewriteFor({ rule: rule.id, sentence, at, document, sentences }) : null)
  const reason = finding.detail === undefined ? rule.reason : `${rule.reason} ${finding.detail}`
  return {
    ...{ rule: rule.id, severity: finding.severity ?? rule.severity, reason, mend: rule.mend, ...placed },
    ...(rewrite ? { rewrite } : {}),
    ...waived(reading, rule.id, placed.sentenceHash),
  }
}

/** What is known of a sentence besides its claims. Counsel’s waiver of L21 is the approval of that sentence. */
function baseOf({ document }: Reading, sentence: Sentence, stated: SentenceContext): SentenceContext {
  const legal = document.waivers.filter(({ rule }) => rule === 'L21')
  const legalApproved = legal.length > 0 && legal.some((waiver) => waiver.sentenceHash === sentenceHash(sentence.text))
  return {
    audience: document.audienceClass,
    // Inside the house people may be named; addresses and numbers leave no draft.
    people: document.audienceClass === 'internal' ? [] : document.people,
    ...(isContactLine(sentence) ? { contactBlock: true } : {}),
    ...(legalApproved ? { legalApproved: true } : {}),
    ...stated,
  }
}

/** What a list of questions and answers forbids is there to be read, not said. */
function isBanned({ document: { kind } }: Reading, { label }: Sentence): boolean {
  return kind === 'q_and_a' && label === 'Banned lines'
}

function marksOf(whole: Reading, stated: SentenceContext): Mark[] {
  const sentences = whole.sentences.filter((sentence) => !isBanned(whole, sentence))
  const reading = { ...whole, sentences }
  const { claims } = reading
  const wording = sentences.flatMap((sentence) =>
    brokenWording(sentence, claims, baseOf(reading, sentence, stated)).map((broken) =>
      markOfWording(reading, sentence, broken),
    ),
  )
  const structure = allStructureRules.flatMap((rule) =>
    rule.find(reading).map((finding) => markOfStructure(reading, rule, finding)),
  )
  return [...wording, ...structure].sort((a, b) => a.sentence - b.sentence || a.start - b.start)
}

function readingOf(document: LintDocument, record: Reading['record'], stated: Reading['stated']): Reading {
  const parts = placeParts(document.parts)
  const claims: ClaimsByKey = new Map(document.claims.map((claim) => [claim.key, claim]))
  const text = parts.map((part) => part.text).join('')
  return { document, sentences: sentencesOf(parts), text, claims, record, stated }
}

/** Every mark on a statement, by place: L01 to L25 on each sentence, S01 to S12 on the whole. Pure; it runs while typing. */
export function lintDocument(document: LintDocument): Mark[] {
  return marksOf(readingOf(document, 'present', {}), {})
}

/** What the caller of a text without a record says of it: the fields of the claim that its sentences rest on, and more. */
export interface TextContext extends SentenceContext {
  readonly kind?: StatementKind
  /** ISO. */
  readonly now?: string
}

/**
 * The marks on a text that has no record behind it. Rules that compare with a record find nothing, except S01 where
 * `bound` is false and S03 where a `strength` is given.
 */
export function lintText(text: string, context: TextContext = {}): Mark[] {
  const { kind = 'holding', now = '', people = [], audience = 'external', ...stated } = context
  const document: LintDocument = {
    ...noBackground,
    ...{ kind, now, people, audienceClass: audience, title: '', claims: [], slots: [] },
    parts: [{ type: 'text', text }],
  }
  return marksOf(readingOf(document, 'absent', stated), stated)
}
