import { diffArrays } from 'diff'
import type { RenderedPart } from '@/lib/statements/tokens'

export interface DiffSegment {
  kind: 'same' | 'added' | 'removed'
  text: string
}

export interface WordDiff {
  segments: DiffSegment[]
  /** Words (a claim counts as one) that stand in one text only. */
  added: number
  removed: number
}

/** Words, blanks and punctuation apart; a clock time or a number with separators stays whole, and so does a token. */
const wordPattern = /\{\{[^{}]*\}\}|\d+(?:[:.,]\d+)*%?|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|\s+|[^\s\p{L}\p{N}]/gu

/** A text as the pieces that are compared. */
export function splitWords(text: string): string[] {
  return text.match(wordPattern) ?? []
}

/** A rendered text as pieces: what a claim says is one of them, however long. */
export function splitRendered(parts: readonly RenderedPart[]): string[] {
  return parts.flatMap((part) => (part.type === 'text' ? splitWords(part.text) : [part.text]))
}

const wordsAmong = (pieces: readonly string[]) => pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length

/** Compares two texts cut into pieces; joining the segments of one side gives that side's text back. */
export function diffWords(before: readonly string[], after: readonly string[]): WordDiff {
  const diff: WordDiff = { segments: [], added: 0, removed: 0 }
  for (const change of diffArrays([...before], [...after])) {
    const kind = change.added ? 'added' : change.removed ? 'removed' : 'same'
    if (change.added) diff.added += wordsAmong(change.value)
    if (change.removed) diff.removed += wordsAmong(change.value)
    diff.segments.push({ kind, text: change.value.join('') })
  }
  return diff
}
