import { split } from 'sentence-splitter'
import type { RenderedPart } from '@/lib/statements/tokens'

/** A part of the rendered text with its place in it. */
export type PlacedPart = RenderedPart & { readonly start: number; readonly end: number }

export interface Sentence {
  readonly number: number
  /** UTF-16 offsets in the rendered text. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Parts that reach into it, with their places in the whole text. */
  readonly parts: readonly PlacedPart[]
  /** The label of the line that it stands in, such as `Next update`; null outside such lines. */
  readonly label: string | null
}

export function placeParts(parts: readonly RenderedPart[]): PlacedPart[] {
  let at = 0
  return parts.map((part) => {
    const start = at
    at += part.text.length
    return { ...part, start, end: at }
  })
}

const listItem = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/
const heading = /^\s*#{1,6}\s+/
const labelled = /^\s*(\p{Lu}[\p{L}’' -]{0,40}):(?=\s|$)/u

interface Block {
  readonly start: number
  readonly end: number
  readonly label: string | null
}

/**
 * Paragraphs, and within them list items, headings and labelled lines, each for itself; other lines run on. A label holds
 * for the rows under it too, up to the next empty row or the next label.
 */
function blocksOf(text: string): Block[] {
  const blocks: { start: number; end: number; label: string | null; runsOn: boolean }[] = []
  let start = 0
  let label: string | null = null
  for (const line of text.split('\n')) {
    const end = start + line.length
    const own = labelled.exec(line)?.[1] ?? null
    const last = blocks.at(-1)
    if (line.trim() === '') {
      label = null
      if (last) last.runsOn = false
    } else {
      label = own ?? label
      const alone = own !== null || heading.test(line)
      if (last?.runsOn && !alone && !listItem.test(line)) last.end = end
      else blocks.push({ start, end, label, runsOn: !alone })
    }
    start = end + 1
  }
  return blocks
}

const unfinished = /(?:\b[ap]\.m|\be\.g|\bi\.e|\bNo|\bapprox|\bincl)\.$/i
const goesOn = /^(?:UTC|GMT|[A-Z]{2,4}T\b|[+-]\d|\p{Ll}|\d)/u

/** The splitter cuts after “2 p.m.” before a zone, after “e.g.”, and inside quotation marks: those pieces are one sentence. */
function isCutWrongly(before: string, after: string): boolean {
  if (unfinished.test(before) && goesOn.test(after)) return true
  return (before.match(/“/g)?.length ?? 0) > (before.match(/”/g)?.length ?? 0)
}

type Range = readonly [start: number, end: number]

function rangesIn(text: string): Range[] {
  const ranges: Range[] = []
  for (const node of split(text)) {
    if (node.type !== 'Sentence') continue
    const [start, end] = node.range
    const last = ranges.at(-1)
    if (last && isCutWrongly(text.slice(...last), text.slice(start, end))) ranges[ranges.length - 1] = [last[0], end]
    else ranges.push([start, end])
  }
  return ranges
}

/** What a correction quotes is one piece, whatever stops stand in it. */
function splittable(parts: readonly PlacedPart[]): string {
  return parts.map((part) => (part.type === 'earlier' ? 'q'.repeat(part.text.length) : part.text)).join('')
}

/** The sentences of a rendered text, in order, with the parts that they are made of. */
export function sentencesOf(parts: readonly PlacedPart[]): Sentence[] {
  const text = parts.map((part) => part.text).join('')
  const safe = splittable(parts)
  const found: Sentence[] = []
  for (const block of blocksOf(text)) {
    for (const [from, to] of rangesIn(safe.slice(block.start, block.end))) {
      const start = block.start + from
      const end = block.start + to
      if (text.slice(start, end).trim() === '') continue
      const within = parts.filter((part) => part.start < end && part.end > start)
      found.push({ number: found.length, start, end, text: text.slice(start, end), parts: within, label: block.label })
    }
  }
  return found
}

/** A sentence as its hash and comparisons see it: NFC, one blank at a time. */
export function normaliseSentence(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

const openAnswer = /(?:^|:\s*)not(?: yet)? known(?: yet)?[,;:]\s*owner\b/i

/** `not known yet, owner …, due …`: the answer of a slot that is still open, with the name of who finds out. */
export function isOpenAnswer({ text }: Pick<Sentence, 'text'>): boolean {
  return openAnswer.test(text.trim())
}
