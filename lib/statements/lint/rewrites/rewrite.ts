import { isBound } from '@/lib/statements/lint/bound'
import type { LintDocument, Rewrite, RuleId } from '@/lib/statements/lint/model'
import { absoluteTime, zonedTime } from '@/lib/statements/lint/rewrites/dates'
import { offerFromRecord } from '@/lib/statements/lint/rewrites/from-record'
import { offerLink } from '@/lib/statements/lint/rewrites/link'
import { replacedIn } from '@/lib/statements/lint/rewrites/source'
import type { Sentence } from '@/lib/statements/lint/sentences'
import { sayInstant } from '@/lib/statements/phrases'

interface Place {
  readonly rule: RuleId
  readonly sentence: Sentence
  readonly at: readonly [start: number, end: number]
  readonly document: LintDocument
  readonly sentences: readonly Sentence[]
}

type Write = (place: Place) => Rewrite | null

const wordsAt = ({ sentence, at: [start, end] }: Place) =>
  sentence.text.slice(start - sentence.start, end - sentence.start)

function swap({ sentence, at }: Pick<Place, 'sentence' | 'at'>, label: string, words: string): Rewrite | null {
  const body = replacedIn(sentence, at, words)
  return body === null ? null : { label, body: body.slice(0, 1).toUpperCase() + body.slice(1) }
}

/** The first pattern of free words in the sentence. */
function place({ sentence }: Place, pattern: RegExp): readonly [number, number] | null {
  const match = pattern.exec(sentence.text)
  return match ? [sentence.start + match.index, sentence.start + match.index + match[0].length] : null
}

const datedNumber: Write = ({ sentence, document }) => {
  if (document.now === '') return null
  const first = sentence.text.slice(0, 1)
  const opening = `As of ${sayInstant(document.now, document.now)}, ${/^(?:The|We|This|A|An|Records?|Some)\b/.test(sentence.text) ? first.toLowerCase() : first}`
  return swap({ sentence, at: [sentence.start, sentence.start + 1] }, 'Say as of when', opening)
}

const absolute: Write = (where) => {
  const words = absoluteTime(wordsAt(where), where.document.now)
  return words === null ? null : swap(where, 'Give the date', words)
}

const zoned: Write = (where) => {
  const { available, claims } = where.document
  const words = zonedTime(
    wordsAt(where),
    [...available, ...claims].map(({ wording }) => wording ?? ''),
  )
  return words === null ? null : swap(where, 'Add the zone', words)
}

const oneHedge: Write = (where) => {
  const at = place(where, /\s*\b(?:potentially|possibly|perhaps|likely)\b/i)
  return at && swap({ sentence: where.sentence, at }, 'Keep one hedge', '')
}

const nextUpdateTime = /\b\d{1,2}:\d{2}\b[^\n]*?(?=\.?$)/

/** A vague promise of more, as the promise that the statement makes already. */
const nextUpdate: Write = ({ sentence, sentences }) => {
  if (!/\b(?:update|information|details|more)\b/i.test(sentence.text) || sentence.parts.some(isBound)) return null
  const line = sentences.find(({ label }) => label === 'Next update')
  const when = line && nextUpdateTime.exec(line.text.trim())?.[0]
  return when ? { label: 'Give the time', body: `We will publish the next update by ${when}.` } : null
}

/** One step down where words claim a finished act that nobody has recorded. */
const stepDown: Write = (where) => {
  const at = place(
    where,
    /\b(?:has|have) (?:now |already )?been (?=deleted|removed|revoked|closed|encrypted|restored)/i,
  )
  return at && swap({ sentence: where.sentence, at }, 'Say that it is under way', 'is to be ')
}

const firm: Write = (where) => {
  const at = place(where, /\b(?:we (?:have )?)?confirmed\b/i)
  return (
    at &&
    swap(
      { sentence: where.sentence, at },
      'Step the verb down',
      /^we/i.test(wordsAt({ ...where, at })) ? 'we have found' : 'found',
    )
  )
}

/** Mends that change words of the sentence, by rule, after what the record can say. */
const writers: Readonly<Partial<Record<RuleId, readonly Write[]>>> = {
  L04: [datedNumber],
  L12: [stepDown],
  L15: [oneHedge],
  L17: [absolute],
  L18: [zoned],
  L19: [nextUpdate],
  S01: [offerLink],
  S03: [firm],
}

/** The label that the sentence starts with, which stays. */
function labelOf({ label, text }: Sentence): string {
  return label !== null && text.startsWith(`${label}:`) ? `${label}: ` : ''
}

/** What could stand in place of a marked sentence; nothing is offered that the record does not hold. */
export function rewriteFor(where: Place): Rewrite | null {
  const { rule, document, sentence } = where
  const recorded = offerFromRecord(rule, document.available, sentence.text)
  if (recorded) return { ...recorded, body: `${labelOf(sentence)}${recorded.body}` }
  for (const write of writers[rule] ?? []) {
    const rewrite = write(where)
    if (rewrite) return rewrite
  }
  return null
}
