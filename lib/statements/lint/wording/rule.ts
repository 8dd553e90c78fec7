import type { MarkSeverity, SentenceContext, WordingRuleId } from '@/lib/statements/lint/model'

/** One rule of wording as data; `lint/wording.ts` runs it over a sentence. */
export interface WordingRule {
  readonly id: WordingRuleId
  readonly name: string
  readonly severity: MarkSeverity
  readonly match: RegExp
  /** The same said in other words; looked for in free words, and where claims are looked at by themselves, in theirs. */
  readonly also?: readonly RegExp[]
  /** A sentence that matches this is let pass. */
  readonly exempt?: RegExp
  /** Whether the fields of a claim that the words are bound to let them pass. `text` is the folded sentence. */
  readonly permits?: (context: SentenceContext, text: string) => boolean
  /** Every bound claim must permit it; otherwise one is enough. */
  readonly allMustPermit?: true
  /** Only words linked to a claim are bound to it: a token that stands beside them grants and exempts nothing. */
  readonly boundWordsOnly?: true
  /** What the guide says about the claim’s fields. */
  readonly context: string
  readonly reason: string
  readonly mend: string
}
