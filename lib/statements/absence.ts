import { parseDraft } from '@/lib/statements/tokens'

/** Free text that says that something did not happen or was not seen: what only a claim may say. */
export interface AbsenceFound {
  /** The rule, as the craft guide numbers it. */
  rule: 'L01' | 'L02'
  /** The words that were matched. */
  words: string
  /** The sentence as it stands in the draft, without the tokens before and after it. */
  sentence: string
  reason: string
  /** The token that says it as far as the record supports it. */
  offer: string
}

const evidence = '(?:evidence|indications?|signs?|suggestions?|proof|reason to (?:believe|think|suspect))'
const reading =
  '(?:accessed|read|opened|viewed|seen|copied|downloaded|misused|used|taken|leaked|compromised|exfiltrated)'
const negated = "(?:not|never|n[o']t|haven't|hasn't|wasn't|weren't|didn't|isn't|aren't)"

/**
 * Patterns of absence in English, lower case with straight apostrophes. They look at free text alone, so that the scoped
 * form of a claim passes by construction: source, L01 to L03 of the craft guide, with the paraphrases that people write.
 */
const patterns: readonly { rule: AbsenceFound['rule']; pattern: RegExp }[] = [
  {
    rule: 'L02',
    pattern: new RegExp(`\\b(?:no|zero|without(?: any)?|lack of|absence of)(?: \\w+){0,3} ${evidence}\\b`),
  },
  {
    rule: 'L02',
    pattern: new RegExp(`${negated}(?: \\w+){0,4} (?:any|a|further|concrete)(?: \\w+){0,2} ${evidence}\\b`),
  },
  { rule: 'L02', pattern: /\bnothing (?:\w+ ){0,3}(?:to )?(?:suggest|indicate|show|point)s?\b/ },
  { rule: 'L02', pattern: new RegExp(`\\bnot (?:been )?(?:aware|known)(?: \\w+){0,8} (?:access|misuse|${reading})`) },
  {
    rule: 'L02',
    pattern: /\bno (?:known |unauthori[sz]ed |improper |inappropriate |suspicious )+(?:access|use|reads?|activity)\b/,
  },
  {
    rule: 'L01',
    pattern: new RegExp(
      `\\b(?:no[ -]?one|nobody|none of \\w+|no (?:\\w+ )?(?:employees?|staff|person|people))\\b(?: \\w+){0,5} ${reading}\\b`,
    ),
  },
  {
    rule: 'L01',
    pattern: new RegExp(
      `\\bno (?:\\w+ ){0,3}(?:data|information|records?|files?|messages?)(?: \\w+){0,4} ${reading}\\b`,
    ),
  },
  {
    rule: 'L01',
    pattern: new RegExp(
      `\\b(?:data|information|records?|files?|messages?|it|they)\\b(?: \\w+){0,3} ${negated}(?: \\w+){0,3} ${reading}\\b`,
    ),
  },
  {
    rule: 'L01',
    pattern:
      /\b(?:completely|fully|perfectly) (?:safe|secure)\b|\bdata (?:is|was|remains?|stayed) (?:safe|secure)\b|\bzero risk\b|\bno risk\b/,
  },
]

const reasons: Record<AbsenceFound['rule'], string> = {
  L01: 'This denies outright what one later log line can show. Say it through a claim, which names what was reviewed and for when.',
  L02: 'This says that nothing was found without saying what was searched, for when, and as of when. Only a claim that rests on a finished review may say so.',
}

/** Characters that look like what they are not are brought back before matching; emphasis marks are dropped. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[*_~`]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .toLowerCase()
}

/** Sentences of free text. Only a stop before a blank ends one, so that 14.00 and e.g.-like runs err towards longer. */
function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n{2,}/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

const token = '\\{\\{[^{}]*\\}\\}'
const tokensAround = new RegExp(`^(?:\\s*${token})+\\s*|\\s*(?:${token}\\s*)+$`, 'g')

/** What of a sentence is free text: tokens that name a claim or a quotation are bound to the record and masked. */
function freeText(sentence: string): string {
  return parseDraft(sentence)
    .map((part) => (part.type === 'claim' || part.type === 'earlier' ? '§' : 'text' in part ? part.text : part.source))
    .join('')
}

function absenceIn(source: string): AbsenceFound | null {
  const searched = plain(freeText(source)).replace(/\s+/g, ' ')
  for (const { rule, pattern } of patterns) {
    const words = pattern.exec(searched)?.[0]
    if (!words) continue
    const sentence = source.replace(tokensAround, '')
    return { rule, words, sentence, reason: reasons[rule], offer: '{{claim:no_indication_of_access}}' }
  }
  return null
}

/**
 * Finds sentences of a draft that assert an absence as plain text. What a claim's token renders and what a correction
 * quotes by its `earlier` token are not looked at: they are bound to the record.
 */
export function findAbsenceText(body: string): AbsenceFound[] {
  return splitSentences(body).flatMap((sentence) => absenceIn(sentence) ?? [])
}
