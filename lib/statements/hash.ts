import { createHash } from 'node:crypto'
import { boundValue, type Claim } from '@/lib/statements/claims'
import { canonicalJson } from '@/lib/timeline/canonical'

/** What an approval is bound to, besides the words: the claims behind them and what these rest on. */
export type BoundClaim = Pick<Claim, 'key' | 'value' | 'evidence' | 'strength'>

/** The words that are approved: the title, whom they are for, and the text as it reads. */
export interface BoundWords {
  readonly title: string
  readonly audience: string
  readonly text: string
  /** Own words that are linked to a claim or marked as asserting nothing, in order. */
  readonly bindings?: readonly (readonly [as: string, words: string])[]
}

/** Unicode NFC, newlines as LF, runs of blanks as one, no blank at line ends, at most one empty line in a row. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * The hash that approvals and publications carry, in lower-case hex: SHA-256 of the RFC 8785 form of
 * `{format, title, audience, text, claims}`, the words rendered and normalised, the claims sorted by key;
 * and of `bindings` too for a text that links or marks words of its own.
 */
export function statementHash(words: BoundWords, claims: readonly BoundClaim[]): string {
  const bound = claims
    .map(({ key, value, evidence, strength }) => ({ key, value: boundValue(value), evidence, strength }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const bindings = (words.bindings ?? []).map(([as, marked]) => [as, normaliseText(marked)])
  const canonical = canonicalJson({
    format: 'standdown/statement/v2',
    title: normaliseText(words.title),
    audience: normaliseText(words.audience),
    text: normaliseText(words.text),
    claims: bound,
    ...(bindings.length > 0 && { bindings }),
  })
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}
