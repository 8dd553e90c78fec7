import { Extension } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { inlineOf } from '@/lib/statements/editor/document'

interface Found {
  readonly from: number
  readonly to: number
  readonly nodes: Node[]
}

/** Tokens and marks that stand in plain text as they are written in a draft. */
function tokensTyped(doc: Node, schema: Schema): Found[] {
  const found: Found[] = []
  doc.descendants((node, position) => {
    if (!node.isText || node.marks.length > 0) return
    let at = position
    const pieces = inlineOf(node.text ?? '', Date.now())
    for (const piece of pieces) {
      const made = schema.nodeFromJSON(piece)
      const isPlain = piece.type === 'text' && !piece.marks
      // A mark's brackets and name are in the text, not in the node that it becomes.
      const length =
        piece.type !== 'text' ? piece.attrs.source.length : piece.text.length + bracketsOf(piece.marks?.[0])
      if (!isPlain) found.push({ from: at, to: at + length, nodes: [made] })
      at += length
    }
  })
  return found.reverse()
}

type Typed = Extract<ReturnType<typeof inlineOf>[number], { type: 'text' }>
type Binding = NonNullable<Typed['marks']>[number]

function bracketsOf(mark: Binding | undefined): number {
  if (!mark) return 0
  const name = mark.type === 'linked' ? `claim:${mark.attrs.key}` : mark.attrs.as
  return `[[${name}|]]`.length
}

function replaceTyped(tr: Transaction, schema: Schema): Transaction | null {
  const found = tokensTyped(tr.doc, schema)
  for (const { from, to, nodes } of found) tr.replaceWith(from, to, nodes)
  return found.length > 0 ? tr : null
}

/** A token that is typed or pasted becomes what it names at once, so that the document is always what its draft says. */
export const typedTokens = Extension.create({
  name: 'typedTokens',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, { tr, schema }) =>
        transactions.some(({ docChanged }) => docChanged) ? replaceTyped(tr, schema) : null,
    }),
  ],
})
