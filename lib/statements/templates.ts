import { type Claim, type ClaimKind, isClaimKind, isSufficient } from '@/lib/statements/claims'
import type { StatementKind } from '@/lib/statements/model'
import { sayInstant } from '@/lib/statements/phrases'
import { shippedTemplates } from '@/lib/statements/template-texts'
import { claimsNamedIn, claimToken } from '@/lib/statements/tokens'

/** What a template can have said for it, by name: what is not given is left to be written. */
export const sayable = [
  ...(['now', 'severity', 'confirmed', 'likely', 'unknown', 'clocks', 'decisions', 'risks', 'options'] as const),
  ...(['questions', 'bridge', 'banned', 'said', 'right', 'known_since', 'why', 'told'] as const),
] as const
export type Sayable = (typeof sayable)[number]
export type Said = Readonly<Partial<Record<Sayable, string>>>

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'first' | 'each'; readonly kinds: readonly ClaimKind[] }
  | { readonly type: 'say'; readonly name: Sayable }
  | { readonly type: 'unknown'; readonly text: string }

const tokenPattern = /\{\{\s*(first|each|say)\s*:\s*([a-z_ ]*?)\s*\}\}/g

function isSayable(name: string): name is Sayable {
  return (sayable as readonly string[]).includes(name)
}

function readPart(source: string, type: string, inner: string): Part {
  if (type === 'say') return isSayable(inner) ? { type: 'say', name: inner } : { type: 'unknown', text: source }
  const kinds = inner.split(/ +/)
  if (!kinds.every(isClaimKind)) return { type: 'unknown', text: source }
  return { type: type === 'first' ? 'first' : 'each', kinds }
}

/** Splits a row of a template: `{{first:…}}`, `{{each:…}}`, `{{say:…}}`, and text, with the draft’s own tokens in it. */
function partsOf(row: string): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const match of row.matchAll(tokenPattern)) {
    if (match.index > at) parts.push({ type: 'text', text: row.slice(at, match.index) })
    parts.push(readPart(match[0], match[1] ?? '', match[2] ?? ''))
    at = match.index + match[0].length
  }
  if (at < row.length) parts.push({ type: 'text', text: row.slice(at) })
  return parts
}

/** Tokens of a template’s own that name nothing, as they were typed. */
export function unknownTemplateTokens(template: string): string[] {
  return template
    .split('\n')
    .flatMap((row) => partsOf(row).flatMap((part) => (part.type === 'unknown' ? [part.text] : [])))
}

/** The kinds of claim that a template may put into a draft. */
export function claimKindsNamed(template: string): Set<ClaimKind> {
  const parts = template.split('\n').flatMap(partsOf)
  return new Set(
    parts.flatMap((part) => {
      if (part.type === 'text') return claimsNamedIn(part.text).map(({ kind }) => kind)
      return part.type === 'first' || part.type === 'each' ? part.kinds : []
    }),
  )
}

function wordsOf(part: Part, claims: readonly Claim[], said: Said): string {
  if (part.type === 'text' || part.type === 'unknown') return part.text
  if (part.type === 'say') return said[part.name] ?? ''
  const supported = part.kinds.flatMap((kind) => claims.filter((claim) => claim.kind === kind && isSufficient(claim)))
  if (part.type === 'each') return supported.map(({ key }) => claimToken(key)).join(' ')
  const [first] = supported
  const last = part.kinds.at(-1)
  return first ? claimToken(first.key) : last ? claimToken(last) : ''
}

/**
 * Fills a template from the record. `{{first:a b c}}` becomes the first of these claims that the record supports, else the
 * last; `{{each:a b}}` every one that it supports; `{{say:x}}` what was worked out. A row of which nothing is left goes.
 */
export function fillTemplate(template: string, claims: readonly Claim[], said: Said = {}): string {
  return template
    .split('\n')
    .flatMap((row) => {
      const parts = partsOf(row)
      const filled = parts.map((part) => wordsOf(part, claims, said)).join('')
      const emptied = parts.some(({ type }) => type !== 'text') && filled.trim() === ''
      return emptied ? [] : [filled.replace(/ +$/, '')]
    })
    .join('\n')
}

/** The text that a new statement of a kind starts from: by the given template, or the one that is shipped. */
export function draftBody(
  kind: StatementKind,
  claims: readonly Claim[],
  given: { readonly template?: string | null; readonly said?: Said } = {},
): string {
  return fillTemplate(given.template ?? shippedTemplates[kind], claims, given.said)
}

/** What was published that no longer holds. Times are ISO; `fallen` are the keys of the claims. */
export interface SaidBefore {
  readonly publishedAt: string
  readonly fallen: readonly string[]
  readonly now: string
  /** Number of the version that was published. */
  readonly number?: number
  /** When the record first said otherwise, why, and whom the earlier words had reached. */
  readonly knownSince?: string
  readonly why?: string
  readonly told?: string
}

/** The words for the correction’s slots: quotations by token, what is right by the claims of the same keys. */
function correctionWords(before: SaidBefore, claims: readonly Claim[]): Said {
  const quotes = before.fallen.map((key) => `{{earlier:${key}}}`).join(' ')
  const version = before.number === undefined ? '' : ` in version ${before.number}`
  const right = claims.filter((claim) => before.fallen.includes(claim.key) && isSufficient(claim)).map(({ key }) => key)
  const unheld = before.fallen.filter((key) => !right.includes(key))
  const access = wordsOf({ type: 'first', kinds: ['access_observed', 'access_not_known'] }, claims, {})
  return {
    said: `At ${sayInstant(before.publishedAt, before.now)}${version} we said: ${quotes} That no longer holds.`,
    right: [...right.map(claimToken), ...(unheld.length > 0 ? [access] : [])].join(' '),
    ...(before.knownSince && { known_since: sayInstant(before.knownSince, before.now) }),
    ...(before.why && { why: before.why }),
    ...(before.told && { told: before.told }),
  }
}

/** The text that a correction starts from: what was said and when, that it no longer holds, and what is right. */
export function correctionBody(before: SaidBefore, claims: readonly Claim[], template?: string | null): string {
  return draftBody('correction', claims, { template: template ?? null, said: correctionWords(before, claims) })
}
