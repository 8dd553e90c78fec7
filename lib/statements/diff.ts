import { diffArrays } from 'diff'
import type { RenderedPart } from '@/lib/statements/tokens'

export interface DiffSegment {
  kind: 'same' | 'added' | 'removed'
  text: string
}

export interface WordDiff {
  segments: DiffSegment[]
  /** Words that stand in one text only; a token counts as one. */
  added: number
  removed: number
}

/** Words, blanks and punctuation apart; a clock time or a number with separators stays whole, and so does a token. */
const wordPattern =
  /\{\{[^{}]*\}\}|\[\[(?:claim:[^[\]{}|\s]*|courtesy|opinion)\||\]\]|\d+(?:[:.,]\d+)*%?|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|\s+|[^\s\p{L}\p{N}]/gu

/** A text as the pieces that are compared. */
export function splitWords(text: string): string[] {
  return text.match(wordPattern) ?? []
}

/** A rendered text as pieces: what a claim says is one of them, however long, and so is what was said earlier. */
export function splitRendered(parts: readonly RenderedPart[]): string[] {
  const isWhole = ({ type }: RenderedPart) => type === 'claim' || type === 'earlier'
  return parts.flatMap((part) => (isWhole(part) ? [part.text] : splitWords(part.text)))
}

const wordsIn = (piece: string) => splitWords(piece).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
const wordsAmong = (pieces: readonly string[]) => pieces.reduce((sum, piece) => sum + wordsIn(piece), 0)

/** Fewer words than this in common between two changes are part of the change: matches by chance only hinder reading. */
const keptRunWords = 3

interface Run {
  removed: string[]
  added: string[]
  same: string[]
}

/** Changes with what follows each unchanged; the first has nothing before it but what both texts begin with. */
function runsOf(before: readonly string[], after: readonly string[]): Run[] {
  const runs: Run[] = [{ removed: [], added: [], same: [] }]
  for (const change of diffArrays([...before], [...after])) {
    let run = runs.at(-1)
    if (!run || (run.same.length > 0 && (change.added || change.removed))) {
      run = { removed: [], added: [], same: [] }
      runs.push(run)
    }
    run[change.added ? 'added' : change.removed ? 'removed' : 'same'].push(...change.value)
  }
  return runs
}

/** Runs whose common part is too short to help are joined with the change after it. */
function joined(runs: readonly Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    const isChange = last && last.removed.length + last.added.length > 0
    if (last && isChange && wordsAmong(last.same) < keptRunWords) {
      last.removed.push(...last.same, ...run.removed)
      last.added.push(...last.same, ...run.added)
      last.same = run.same
    } else kept.push(run)
  }
  return kept
}

/** Compares two texts cut into pieces; joining the segments of one side gives that side's text back. */
export function diffWords(before: readonly string[], after: readonly string[]): WordDiff {
  const runs = joined(runsOf(before, after))
  const segments = runs.flatMap(({ removed, added, same }): DiffSegment[] => [
    { kind: 'removed', text: removed.join('') },
    { kind: 'added', text: added.join('') },
    { kind: 'same', text: same.join('') },
  ])
  return {
    segments: segments.filter(({ text }) => text !== ''),
    added: runs.reduce((sum, run) => sum + wordsAmong(run.added), 0),
    removed: runs.reduce((sum, run) => sum + wordsAmong(run.removed), 0),
  }
}
