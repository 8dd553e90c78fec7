import { parseDraft, type RenderedPart, sourceOf } from '@/lib/statements/tokens'

interface Span {
  readonly from: number
  readonly to: number
}

/** One piece of a draft and where it stands in the draft, in the text as it reads, and in the editor's document. */
interface Place {
  /** Characters stand one by one in the text and in the document; a token is one node, whatever it reads as. */
  readonly whole: boolean
  /** With the brackets of its mark, if it has one. */
  readonly draft: Span
  /** Where the characters start in the draft, behind the bracket of a mark. */
  readonly words: number
  readonly text: Span
  readonly document: Span
}

const opening = (source: string, text: string) => source.length - text.length - ']]'.length

/** Where every piece of a draft stands; `parts` are those that the same draft was rendered to. Offsets are UTF-16 units. */
export function placesOf(draft: string, parts: readonly RenderedPart[]): Place[] {
  const places: Place[] = []
  // Position 1 is inside of the first paragraph.
  const at = { draft: 0, text: 0, document: 1 }
  const put = (whole: boolean, source: number, words: number, text: number, nodes: number) => {
    places.push({
      ...{ whole, words: at.draft + words },
      draft: { from: at.draft, to: at.draft + source },
      text: { from: at.text, to: at.text + text },
      document: { from: at.document, to: at.document + nodes },
    })
    at.draft += source
    at.text += text
    at.document += nodes
  }
  for (const [index, part] of parseDraft(draft).entries()) {
    const source = sourceOf(part)
    const reads = parts[index]?.text ?? source
    if (part.type === 'claim' || part.type === 'earlier') put(true, source.length, 0, reads.length, 1)
    else if (part.type === 'linked' || part.type === 'marked')
      put(false, source.length, opening(source, part.text), reads.length, reads.length)
    // From one line to the next, a paragraph is left and another one entered.
    else
      for (const line of source.split(/(\n)/))
        if (line === '\n') put(true, 1, 0, 1, 2)
        else if (line !== '') put(false, line.length, 0, line.length, line.length)
  }
  return places
}

const touches = ({ text }: Place, { from, to }: Span) => text.from < to && text.to > from

/** Where a stretch of the text stands in the document; tokens are taken whole. Null if it is nowhere. */
export function documentRange(places: readonly Place[], range: Span): Span | null {
  const touched = places.filter((place) => touches(place, range))
  const [first, last] = [touched.at(0), touched.at(-1)]
  if (!first || !last) return null
  const into = first.whole ? 0 : Math.max(0, range.from - first.text.from)
  const short = last.whole ? 0 : Math.max(0, last.text.to - range.to)
  return { from: first.document.from + into, to: last.document.to - short }
}

/** Where a stretch of the text stands in the draft; tokens and marks that it touches are taken whole. */
function draftRange(places: readonly Place[], range: Span): Span | null {
  const touched = places.filter((place) => touches(place, range))
  const [first, last] = [touched.at(0), touched.at(-1)]
  if (!first || !last) return null
  const isPlain = ({ whole, words, draft }: Place) => !whole && words === draft.from
  const into = isPlain(first) ? Math.max(0, range.from - first.text.from) : 0
  const short = isPlain(last) ? Math.max(0, last.text.to - range.to) : 0
  return { from: first.draft.from + into, to: last.draft.to - short }
}

/** A draft with a stretch of its text replaced by a piece of draft, such as a claim's token. */
export function replaceInDraft(draft: string, parts: readonly RenderedPart[], range: Span, by: string): string {
  const found = draftRange(placesOf(draft, parts), range)
  return found ? draft.slice(0, found.from) + by + draft.slice(found.to) : draft
}

/** Where a cursor in the draft stands in the document; inside of a token it stands behind it. */
export function documentPosition(places: readonly Place[], cursor: number): number {
  const place = places.find(({ draft }) => cursor < draft.to)
  if (!place) return places.at(-1)?.document.to ?? 1
  if (place.whole) return cursor <= place.draft.from ? place.document.from : place.document.to
  const into = Math.min(Math.max(0, cursor - place.words), place.document.to - place.document.from)
  return place.document.from + into
}
