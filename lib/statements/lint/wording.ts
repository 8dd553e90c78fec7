import { type ClaimsByKey, fieldsOf, isBound } from '@/lib/statements/lint/bound'
import { type Folded, fold, placeIn } from '@/lib/statements/lint/fold'
import type { SentenceContext } from '@/lib/statements/lint/model'
import { personIn } from '@/lib/statements/lint/people'
import type { PlacedPart, Sentence } from '@/lib/statements/lint/sentences'
import { allWordingRules } from '@/lib/statements/lint/wording/all'
import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** Words of a sentence that break a rule, as offsets in the rendered text. */
export interface Broken {
  readonly rule: WordingRule
  readonly start: number
  readonly end: number
}

interface Reading {
  readonly sentence: Sentence
  readonly claims: ClaimsByKey
  /** What is known besides the claims: the audience, the contact line; on the command line the claim’s fields too. */
  readonly base: SentenceContext
  /** All but what a correction quotes. */
  readonly whole: Folded
  /** Free and linked words alone. */
  readonly free: Folded
}

type Found = readonly [start: number, end: number]

function find(pattern: RegExp, folded: Folded, offset: number): Found | null {
  const place = placeIn(folded, pattern)
  return place && [offset + place[0], offset + place[1]]
}

const overlaps = (part: PlacedPart, [start, end]: Found) => part.start < end && part.end > start

/** The claims’ fields that speak for these words: their own claim’s, or for free words those of the whole sentence. */
function contextsFor({ sentence, claims, base }: Reading, rule: WordingRule, found: Found): SentenceContext[] {
  const bound = sentence.parts.filter(isBound)
  const touched = bound.filter((part) => overlaps(part, found))
  const isOwn = touched.some((part) => part.start <= found[0] && part.end >= found[1])
  const speaking = isOwn ? touched : rule.boundWordsOnly ? [] : bound
  const contexts = speaking.flatMap(({ key }) => {
    const claim = claims.get(key)
    return claim ? [{ ...fieldsOf(claim), ...base }] : []
  })
  return contexts.length > 0 ? contexts : [base]
}

function isPermitted(reading: Reading, rule: WordingRule, found: Found): boolean {
  const { permits } = rule
  if (!permits) return false
  const contexts = contextsFor(reading, rule, found)
  const text = reading.whole.text
  return rule.allMustPermit
    ? contexts.every((context) => permits(context, text))
    : contexts.some((context) => permits(context, text))
}

/** A claim’s own words are looked at by themselves, so that free words beside them neither hide nor are hidden by them. */
function brokenInClaims(reading: Reading, rule: WordingRule): Found | null {
  for (const part of reading.sentence.parts) {
    if (part.type !== 'claim') continue
    const words = fold(part.text)
    if (rule.exempt?.test(words.text)) continue
    for (const pattern of [rule.match, ...(rule.also ?? [])]) {
      const found = find(pattern, words, part.start)
      if (found && !isPermitted(reading, rule, found)) return found
    }
  }
  return null
}

function brokenBy(rule: WordingRule, reading: Reading): Found | null {
  const { sentence, whole, free } = reading
  const text = rule.boundWordsOnly ? free : whole
  const listed = rule.exempt?.test(text.text) ? null : find(rule.match, text, sentence.start)
  if (listed && !isPermitted(reading, rule, listed)) return listed
  if (rule.also && !rule.exempt?.test(free.text))
    for (const pattern of rule.also) {
      const found = find(pattern, free, sentence.start)
      if (found && !isPermitted(reading, rule, found)) return found
    }
  return rule.boundWordsOnly ? brokenInClaims(reading, rule) : null
}

const quoted = (part: PlacedPart) => part.type === 'earlier' || (part.type === 'claim' && !part.supported)

function maskOf(sentence: Sentence, isMasked: (part: PlacedPart) => boolean): Found[] {
  return sentence.parts
    .filter(isMasked)
    .map((part) => [Math.max(part.start - sentence.start, 0), Math.min(part.end, sentence.end) - sentence.start])
}

/** The other half of L23: names and addresses of the people around the incident. */
function namedIn({ sentence, base }: Reading): Found | null {
  return base.contactBlock ? null : (personIn(sentence, base.people ?? []) ?? null)
}

/** What somebody else asked, in the line that quotes it, asserts nothing of ours. */
const isAsked = ({ label, text }: Sentence) => /^(?:Question|Q)$/.test(label ?? '') && /\?\s*["”’)]*$/.test(text)

/** L01 to L25 over one sentence: each rule at most once. */
export function brokenWording(sentence: Sentence, claims: ClaimsByKey, base: SentenceContext): Broken[] {
  const whole = fold(sentence.text, maskOf(sentence, quoted))
  const free = fold(
    sentence.text,
    maskOf(sentence, (part) => part.type === 'earlier' || part.type === 'claim'),
  )
  const reading: Reading = { sentence, claims, base, whole, free }
  return allWordingRules.flatMap((rule) => {
    if (rule.boundWordsOnly && isAsked(sentence)) return []
    const found = brokenBy(rule, reading) ?? (rule.id === 'L23' ? namedIn(reading) : null)
    return found ? [{ rule, start: found[0], end: found[1] }] : []
  })
}
