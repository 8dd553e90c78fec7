import { diffArrays } from 'diff'
import { splitWords } from '@/lib/statements/diff'

/** `at` counts words of the base. A stretch that both sides have, one that only one side changed, or one that both changed differently. */
export type MergePiece =
  | { readonly kind: 'same' | 'mine' | 'theirs' | 'both'; readonly text: string; readonly base: string }
  | {
      readonly kind: 'conflict'
      readonly at: number
      readonly base: string
      readonly mine: string
      readonly theirs: string
    }

/** One change of the base: pieces from `from` up to `to` became `made`. */
interface Change {
  readonly from: number
  readonly to: number
  readonly made: readonly string[]
}

function changesOf(base: readonly string[], side: readonly string[]): Change[] {
  const changes: Change[] = []
  let at = 0
  let open: { from: number; to: number; made: string[] } | null = null
  for (const { added, removed, value } of diffArrays([...base], [...side])) {
    if (!added && !removed) {
      if (open) changes.push(open)
      open = null
      at += value.length
      continue
    }
    open ??= { from: at, to: at, made: [] }
    if (added) open.made.push(...value)
    else {
      at += value.length
      open.to = at
    }
  }
  return open ? [...changes, open] : changes
}

/** Whether two changes of the base touch: where one ends and the other begins they do, since their order is anyone's guess. */
const touch = (a: Pick<Change, 'from' | 'to'>, b: Pick<Change, 'from' | 'to'>) => a.from <= b.to && b.from <= a.to

interface Region {
  from: number
  to: number
  mine: Change[]
  theirs: Change[]
}

function regionsOf(mine: readonly Change[], theirs: readonly Change[]): Region[] {
  const all = [
    ...mine.map((change) => ({ change, whose: 'mine' as const })),
    ...theirs.map((change) => ({ change, whose: 'theirs' as const })),
  ].sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to)
  const regions: Region[] = []
  for (const { change, whose } of all) {
    const last = regions.at(-1)
    const region = last && touch(last, change) ? last : { from: change.from, to: change.to, mine: [], theirs: [] }
    if (region !== last) regions.push(region)
    region.to = Math.max(region.to, change.to)
    region[whose].push(change)
  }
  return regions
}

/** A stretch of the base with one side's changes made. */
function madeOf(base: readonly string[], { from, to }: Region, changes: readonly Change[]): string {
  let at = from
  let text = ''
  for (const change of changes) {
    text += base.slice(at, change.from).join('') + change.made.join('')
    at = change.to
  }
  return text + base.slice(at, to).join('')
}

function pieceOf(base: readonly string[], region: Region): MergePiece {
  const before = base.slice(region.from, region.to).join('')
  const mine = madeOf(base, region, region.mine)
  const theirs = madeOf(base, region, region.theirs)
  if (region.theirs.length === 0) return { kind: 'mine', text: mine, base: before }
  if (region.mine.length === 0) return { kind: 'theirs', text: theirs, base: before }
  if (mine === theirs) return { kind: 'both', text: mine, base: before }
  return { kind: 'conflict', at: region.from, base: before, mine, theirs }
}

/**
 * Two drafts that were made from the same base, put together by word; tokens and clock times are never cut. Where both
 * changed the same words differently, both stand there and nothing is chosen.
 */
export function mergeDrafts(base: string, mine: string, theirs: string): MergePiece[] {
  const words = splitWords(base)
  const regions = regionsOf(changesOf(words, splitWords(mine)), changesOf(words, splitWords(theirs)))
  const pieces: MergePiece[] = []
  let at = 0
  const same = (to: number) => {
    const text = words.slice(at, to).join('')
    if (text !== '') pieces.push({ kind: 'same', text, base: text })
  }
  for (const region of regions) {
    same(region.from)
    pieces.push(pieceOf(words, region))
    at = region.to
  }
  same(words.length)
  return pieces
}

/** The merged draft with one side's words where they conflict; null while one of them is not chosen. */
export function mergedText(
  pieces: readonly MergePiece[],
  chosen: readonly ('mine' | 'theirs' | null)[],
): string | null {
  let conflict = 0
  let text = ''
  for (const piece of pieces) {
    if (piece.kind !== 'conflict') {
      text += piece.text
      continue
    }
    const side = chosen[conflict++]
    if (!side) return null
    text += piece[side]
  }
  return text
}
