import { type ClaimKind, isClaimKind } from '@/lib/statements/claims'

/**
 * A draft is text with tokens: `{{claim:kind}}`, `{{claim:kind/subject}}` for a claim's current wording, and
 * `{{earlier:key}}` for the words of the published statement that a correction puts right.
 */
export type DraftPart =
  | { type: 'text'; text: string }
  | { type: 'claim'; key: string; kind: ClaimKind; source: string }
  | { type: 'earlier'; key: string; source: string }
  | { type: 'unknown'; source: string }

export type RenderedPart =
  | { type: 'text'; text: string }
  | { type: 'claim'; key: string; number: number; text: string; supported: boolean }
  | { type: 'earlier'; key: string; text: string }
  | { type: 'unknown'; text: string }

export interface Rendered {
  parts: RenderedPart[]
  text: string
  /** Keys of claims in order of first appearance: marker n stands for keys[n - 1]. */
  keys: string[]
}

/** Words by claim key; null or absent when the claim may not be said. */
export type Wordings = Readonly<Record<string, string | null>>

const tokenPattern = /\{\{\s*([^{}]*?)\s*\}\}/g
const keyPattern = /^([a-z_]+)(?:\/([a-z0-9][a-z0-9-]{0,62}))?$/

export function claimToken(key: string): string {
  return `{{claim:${key}}}`
}

/** The key of a claim: its kind, and the subject where one kind can stand for several (a program's slug). */
export function claimKey(kind: ClaimKind, subject?: string): string {
  return subject === undefined ? kind : `${kind}/${subject}`
}

function readToken(source: string, inner: string): DraftPart {
  const [prefix = '', ...rest] = inner.split(':')
  const key = rest.join(':').trim()
  const kind = keyPattern.exec(key)?.[1]
  if (kind === undefined || !isClaimKind(kind)) return { type: 'unknown', source }
  if (prefix.trim() === 'claim') return { type: 'claim', key, kind, source }
  if (prefix.trim() === 'earlier') return { type: 'earlier', key, source }
  return { type: 'unknown', source }
}

/** Splits a draft into text and tokens; joining every part's source gives the draft back. */
export function parseDraft(body: string): DraftPart[] {
  const parts: DraftPart[] = []
  let at = 0
  for (const match of body.matchAll(tokenPattern)) {
    if (match.index > at) parts.push({ type: 'text', text: body.slice(at, match.index) })
    parts.push(readToken(match[0], match[1] ?? ''))
    at = match.index + match[0].length
  }
  if (at < body.length) parts.push({ type: 'text', text: body.slice(at) })
  return parts
}

/** Keys of the claims that a draft uses, each once, in order of appearance. */
export function claimKeysIn(body: string): string[] {
  return [...new Set(parseDraft(body).flatMap((part) => (part.type === 'claim' ? [part.key] : [])))]
}

/** Tokens that name nothing we know, as they were typed. */
export function unknownTokensIn(body: string): string[] {
  return parseDraft(body).flatMap((part) => (part.type === 'unknown' ? [part.source] : []))
}

/** Puts words in place of tokens. A claim without words shows in brackets, so that a gap can't read as text. */
export function renderDraft(body: string, claims: Wordings, earlier: Wordings = {}): Rendered {
  const keys = claimKeysIn(body)
  const parts = parseDraft(body).map((part): RenderedPart => {
    if (part.type === 'text') return part
    if (part.type === 'unknown') return { type: 'unknown', text: part.source }
    if (part.type === 'earlier') {
      return { type: 'earlier', key: part.key, text: `“${earlier[part.key] ?? '[nothing was said]'}”` }
    }
    const words = claims[part.key] ?? null
    const number = keys.indexOf(part.key) + 1
    return {
      type: 'claim',
      key: part.key,
      number,
      text: words ?? `[not supported: ${part.key}]`,
      supported: words !== null,
    }
  })
  return { parts, keys, text: parts.map((part) => part.text).join('') }
}
