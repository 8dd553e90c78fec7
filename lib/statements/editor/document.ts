import { linkedWords, markedWords, parseDraft, sourceOf, type WordMark } from '@/lib/statements/tokens'

/** Why words are marked. `run` keeps two marks apart that stand beside each other: joined they would be one. */
export type EditorMark =
  | { readonly type: 'linked'; readonly attrs: { readonly key: string; readonly run: number } }
  | { readonly type: 'marked'; readonly attrs: { readonly as: WordMark; readonly run: number } }

export type EditorInline =
  | { readonly type: 'text'; readonly text: string; marks?: EditorMark[] }
  | { readonly type: 'claim' | 'earlier'; readonly attrs: { readonly key: string; readonly source: string } }

export interface EditorParagraph {
  readonly type: 'paragraph'
  content?: EditorInline[]
}

/** A draft as the editor holds it: a paragraph for each line, tokens as nodes, own words that are bound as marks. */
export interface EditorDocument {
  readonly type: 'doc'
  content: EditorParagraph[]
}

/** One line of a draft as the editor's inline content. `firstRun` numbers its marks. */
export function inlineOf(line: string, firstRun = 0): EditorInline[] {
  return parseDraft(line).map((part, at): EditorInline => {
    const run = firstRun + at
    if (part.type === 'claim' || part.type === 'earlier')
      return { type: part.type, attrs: { key: part.key, source: part.source } }
    if (part.type === 'linked')
      return { type: 'text', text: part.text, marks: [{ type: 'linked', attrs: { key: part.key, run } }] }
    if (part.type === 'marked')
      return { type: 'text', text: part.text, marks: [{ type: 'marked', attrs: { as: part.as, run } }] }
    return { type: 'text', text: sourceOf(part) }
  })
}

/** Neighbours of plain text are one text: what names nothing stands in the editor as it was typed. */
function joinPlain(inline: readonly EditorInline[]): EditorInline[] {
  const joined: EditorInline[] = []
  for (const piece of inline) {
    const last = joined.at(-1)
    const plain = piece.type === 'text' && !piece.marks
    if (plain && last?.type === 'text' && !last.marks)
      joined[joined.length - 1] = { type: 'text', text: last.text + piece.text }
    else joined.push(piece)
  }
  return joined
}

/** A token over two lines is the only thing that lines cut apart; it stands as text then, and gives the same draft. */
function paragraphOf(line: string, firstRun = 0): EditorParagraph {
  const content = joinPlain(inlineOf(line, firstRun))
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content }
}

/** A draft as a document of the editor; `draftOf` gives the same draft back, character by character. */
export function documentOf(draft: string): EditorDocument {
  let run = 0
  const content = draft.split('\n').map((line) => {
    const paragraph = paragraphOf(line, run)
    run += line.length + 1
    return paragraph
  })
  return { type: 'doc', content }
}

/** Marked words can't hold brackets or braces: what does stands beside the mark, unmarked. */
function wrapped(text: string, wrap: (words: string) => string): string {
  return text
    .split(/([[\]{}]+)/)
    .map((words, at) => (at % 2 === 1 || words.trim() === '' ? words : wrap(words)))
    .join('')
}

/** One piece of a line as it stands in the draft. */
function draftOfInline(inline: EditorInline): string {
  if (inline.type !== 'text') return inline.attrs.source
  const [mark] = inline.marks ?? []
  if (!mark) return inline.text
  return wrapped(inline.text, (words) =>
    mark.type === 'linked' ? linkedWords(mark.attrs.key, words) : markedWords(mark.attrs.as, words),
  )
}

/** The draft that a document stands for. */
export function draftOf(document: EditorDocument): string {
  return document.content.map(({ content }) => (content ?? []).map(draftOfInline).join('')).join('\n')
}
