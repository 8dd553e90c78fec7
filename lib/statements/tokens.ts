import { type ClaimKind, isClaimKind } from '@/lib/statements/claims'

/** What free words can be marked as besides being linked to a claim: they assert nothing of the record. */
export const wordMarks = ['courtesy', 'opinion'] as const
export type WordMark = (typeof wordMarks)[number]

/**
 * A draft is text with tokens: `{{claim:kind}}`, `{{claim:kind/subject}}` for a claim's current wording,
 * `{{earlier:key}}` for the words of the published statement that a correction puts right, `[[claim:key|own words]]` for
 * free words that rest on a claim, and `[[courtesy|words]]`, `[[opinion|words]]` for words that assert nothing.
 */
export type DraftPart =
  | { type: 'text'; text: string }
  | { type: 'claim'; key: string; kind: ClaimKind; source: string }
  | { type: 'earlier'; key: string; source: string }
  | { type: 'linked'; key: string; kind: ClaimKind; text: string; source: string }
  | { type: 'marked'; as: WordMark; text: string; source: string }
  | { type: 'unknown'; source: string }

export type RenderedPart =
  | { type: 'text'; text: string }
  | { type: 'claim'; key: string; number: number; text: string; supported: boolean }
  | { type: 'earlier'; key: string; text: string }
  | { type: 'linked'; key: string; number: number; text: string }
  | { type: 'marked'; as: WordMark; text: string }
  | { type: 'unknown'; text: string }

export interface Rendered {
  parts: RenderedPart[]
  text: string
  /** Keys of claims in order of first appearance: marker n stands for keys[n - 1]. */
  keys: string[]
}

/** Words by claim key; null or absent when the claim may not be said. */
export type Wordings = Readonly<Record<string, string | null>>

/** Marked words stay in one line and hold no bracket or brace, so that no mark is ever inside another or left open. */
const tokenPattern =
  /\{\{\s*(?<token>[^{}]*?)\s*\}\}|\[\[(?<mark>claim:[^[\]{}|\n]*|courtesy|opinion)\|(?<words>[^[\]{}\n]+)\]\]|\[\[(?:claim:|courtesy\||opinion\|)/g
const keyPattern = /^([a-z_]+)(?:\/([a-z0-9][a-z0-9_-]{0,62}))?$/

export function claimToken(key: string): string {
  return `{{claim:${key}}}`
}

/** Free words linked to a claim; the words hold no bracket, brace or line break. */
export function linkedWords(key: string, words: string): string {
  return `[[claim:${key}|${words}]]`
}

/** Free words marked as asserting nothing; the words hold no bracket, brace or line break. */
export function markedWords(as: WordMark, words: string): string {
  return `[[${as}|${words}]]`
}

/** The key of a claim: its kind, and the subject where one kind can stand for several (a program's slug). */
export function claimKey(kind: ClaimKind, subject?: string): string {
  return subject === undefined ? kind : `${kind}/${subject}`
}

/** The kind that a claim's key names; null if it names none. */
function kindOfKey(key: string): ClaimKind | null {
  const kind = keyPattern.exec(key)?.[1]
  return kind !== undefined && isClaimKind(kind) ? kind : null
}

function readToken(source: string, inner: string): DraftPart {
  const [prefix = '', ...rest] = inner.split(':')
  const key = rest.join(':').trim()
  const kind = kindOfKey(key)
  if (kind === null) return { type: 'unknown', source }
  if (prefix.trim() === 'claim') return { type: 'claim', key, kind, source }
  if (prefix.trim() === 'earlier') return { type: 'earlier', key, source }
  return { type: 'unknown', source }
}

function readMark(source: string, mark: string, text: string): DraftPart {
  if (text.trim() === '') return { type: 'unknown', source }
  const as = wordMarks.find((known) => known === mark)
  if (as) return { type: 'marked', as, text, source }
  const key = mark.slice('claim:'.length)
  const kind = kindOfKey(key)
  return kind === null ? { type: 'unknown', source } : { type: 'linked', key, kind, text, source }
}

function readPart(match: RegExpExecArray): DraftPart {
  const [source] = match
  const { token, mark, words } = match.groups ?? {}
  if (token !== undefined) return readToken(source, token)
  return mark === undefined ? { type: 'unknown', source } : readMark(source, mark, words ?? '')
}

/** Splits a draft into text, tokens and marked words; joining every part's source gives the draft back. */
export function parseDraft(body: string): DraftPart[] {
  const parts: DraftPart[] = []
  let at = 0
  for (const match of body.matchAll(tokenPattern)) {
    if (match.index > at) parts.push({ type: 'text', text: body.slice(at, match.index) })
    parts.push(readPart(match))
    at = match.index + match[0].length
  }
  if (at < body.length) parts.push({ type: 'text', text: body.slice(at) })
  return parts
}

/** A part as it stands in the draft. */
export function sourceOf(part: DraftPart): string {
  return part.type === 'text' ? part.text : part.source
}

/** The claims that a draft uses, by token or by words linked to them, each once, in order of appearance. */
export function claimsNamedIn(body: string): { key: string; kind: ClaimKind }[] {
  const named = new Map<string, ClaimKind>()
  for (const part of parseDraft(body))
    if ((part.type === 'claim' || part.type === 'linked') && !named.has(part.key)) named.set(part.key, part.kind)
  return [...named].map(([key, kind]) => ({ key, kind }))
}

/** Keys of the claims that a draft uses, each once, in order of appearance. */
export function claimKeysIn(body: string): string[] {
  return claimsNamedIn(body).map(({ key }) => key)
}

/** Tokens and marks that name nothing we know or are left open, as they were typed. */
export function unknownTokensIn(body: string): string[] {
  return parseDraft(body).flatMap((part) => (part.type === 'unknown' ? [part.source] : []))
}

/** Puts words in place of tokens. A claim without words shows in brackets, so that a gap can't read as text. */
export function renderDraft(body: string, claims: Wordings, earlier: Wordings = {}): Rendered {
  const keys = claimKeysIn(body)
  const parts = parseDraft(body).map((part): RenderedPart => {
    if (part.type === 'text') return part
    if (part.type === 'unknown') return { type: 'unknown', text: part.source }
    if (part.type === 'marked') return { type: 'marked', as: part.as, text: part.text }
    if (part.type === 'earlier') {
      return { type: 'earlier', key: part.key, text: `“${earlier[part.key] ?? '[nothing was said]'}”` }
    }
    const number = keys.indexOf(part.key) + 1
    if (part.type === 'linked') return { type: 'linked', key: part.key, number, text: part.text }
    const words = claims[part.key] ?? null
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
