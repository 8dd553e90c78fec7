import { syllable } from 'syllable'
import type { Sentence } from '@/lib/statements/lint/sentences'
import type { Finding, StructureRule } from '@/lib/statements/lint/structure/rule'
import type { AudienceClass, StatementKind } from '@/lib/statements/model'

/** Word tokens; a figure alone counts as none. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}][\p{L}\p{N}’'-]*/gu) ?? []
}

export interface ReadingEase {
  readonly words: number
  /** Flesch–Kincaid: 0.39·W/S + 11.8·Syl/W − 15.59. */
  readonly grade: number
  /** Flesch: 206.835 − 1.015·W/S − 84.6·Syl/W. */
  readonly ease: number
}

/** Both Flesch figures of a text; null without a word. */
export function readingEase(sentences: readonly Pick<Sentence, 'text'>[]): ReadingEase | null {
  const counted = sentences.map(({ text }) => wordsOf(text)).filter((words) => words.length > 0)
  const words = counted.flat()
  if (words.length === 0) return null
  const perSentence = words.length / counted.length
  const perWord = words.reduce((sum, word) => sum + syllable(word), 0) / words.length
  return {
    words: words.length,
    grade: 0.39 * perSentence + 11.8 * perWord - 15.59,
    ease: 206.835 - 1.015 * perSentence - 84.6 * perWord,
  }
}

const warnWords = 25
const blockWords = 35

/** The sentence without the parts of these types. */
function textWithout({ parts, start, end }: Sentence, ...types: readonly string[]): string {
  return parts
    .filter(({ type }) => !types.includes(type))
    .map((part) => part.text.slice(Math.max(start - part.start, 0), end - part.start))
    .join('')
}

/** Nobody who drafts can mend what a claim renders: its words are made from the record, whole, behind a label or not. */
function isDrawn(sentence: Sentence): boolean {
  const free = textWithout(sentence, 'claim', 'earlier').trim()
  return wordsOf(sentence.label === null ? free : free.replace(`${sentence.label}:`, '')).length === 0
}

/** Filings are exempt, and so are sentences that are a claim’s own, and what a correction quotes. */
function lengthOf(sentence: Sentence, audience: AudienceClass): Finding[] {
  const count = wordsOf(textWithout(sentence, 'earlier')).length
  if (audience === 'regulator' || count <= warnWords || isDrawn(sentence)) return []
  const severity = count > blockWords && audience === 'external' ? 'block' : 'warn'
  return [{ sentence, severity, detail: `It has ${count} words.` }]
}

export const sentenceLengthRule: StructureRule = {
  id: 'S07',
  name: 'SENTENCE_LENGTH',
  severity: 'warn',
  reason: 'Long sentences lose readers, and hide which part is known.',
  mend: `Make two of it: up to ${warnWords} words are easy, more than ${blockWords} are too many for the outside.`,
  find: ({ sentences, document }) => sentences.flatMap((sentence) => lengthOf(sentence, document.audienceClass)),
}

const measuredFrom = 100
const lowestEase = 50
/** Kinds for professional readers; everybody else gets plain words. */
const forPress: ReadonlySet<StatementKind> = new Set([
  ...(['holding', 'press_reply', 'regulator_notification', 'leadership_brief', 'q_and_a'] as const),
])

export const readabilityRule: StructureRule = {
  id: 'S08',
  name: 'READABILITY',
  severity: 'warn',
  reason: 'Most notices are too hard for the people who get them.',
  mend: 'Shorten sentences and choose shorter words.',
  find({ sentences, document }) {
    const measured = readingEase(sentences)
    if (!measured || measured.words < measuredFrom || document.audienceClass === 'regulator') return []
    const limit = forPress.has(document.kind) ? 12 : 9
    const tooHigh = measured.grade > limit
    if (!tooHigh && measured.ease >= lowestEase) return []
    const detail = `Flesch–Kincaid grade ${measured.grade.toFixed(1)} (at most ${limit}), reading ease ${measured.ease.toFixed(0)} (at least ${lowestEase}).`
    return [{ sentence: null, detail, about: 'readability' }]
  },
}
