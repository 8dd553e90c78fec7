import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { TokenLook } from './token-view'

export interface ShownMark {
  readonly from: number
  readonly to: number
  readonly severity: 'block' | 'warn'
}

/** What the page knows of the text beyond its words: how tokens show, by key, and where marks of the lint stand. */
export interface Shown {
  readonly tokens: Readonly<Record<string, TokenLook>>
  /** `[2]` or `[2] Needs re-check` by key, behind words that are linked. */
  readonly linked: Readonly<Record<string, string>>
  readonly marks: readonly ShownMark[]
}

export const shownKey = new PluginKey<DecorationSet>('shown')

/** Severities differ in the line's shape, not in its colour alone; the list beside the text says each in words. */
const markLooks = {
  block: 'underline decoration-danger decoration-wavy decoration-2 underline-offset-4',
  warn: 'underline decoration-warn decoration-dotted decoration-2 underline-offset-4',
} as const

function note(className: string, text: string): () => HTMLElement {
  return () => {
    const element = document.createElement('span')
    element.className = className
    element.textContent = text
    element.contentEditable = 'false'
    return element
  }
}

const noteLook = 'ml-0.5 select-none align-super text-meta font-medium text-muted'

function wordNote(node: Node, shown: Shown): string | null {
  const linked = node.marks.find(({ type }) => type.name === 'linked')
  if (linked) return shown.linked[String(linked.attrs.key)] ?? null
  const marked = node.marks.find(({ type }) => type.name === 'marked')
  return marked ? String(marked.attrs.as) : null
}

function nodeDecorations(doc: Node, shown: Shown): Decoration[] {
  const decorations: Decoration[] = []
  doc.descendants((node, at) => {
    const look = node.isAtom && !node.isText ? shown.tokens[`${node.type.name}:${String(node.attrs.key)}`] : undefined
    if (look) decorations.push(Decoration.node(at, at + node.nodeSize, {}, { ...look }))
    const words = node.isText ? wordNote(node, shown) : null
    const end = at + node.nodeSize
    if (words !== null)
      decorations.push(Decoration.widget(end, note(noteLook, words), { side: -1, key: `${end}${words}`, marks: [] }))
  })
  return decorations
}

function decorationsOf(doc: Node, shown: Shown): DecorationSet {
  const marks = shown.marks
    .filter(({ from, to }) => from < to && to <= doc.content.size)
    .map(({ from, to, severity }) => Decoration.inline(from, to, { class: markLooks[severity] }))
  return DecorationSet.create(doc, [...nodeDecorations(doc, shown), ...marks])
}

/** Draws what `shownKey`'s meta says; until it is said anew, marks move along with the text. */
export const shownMarks = Extension.create({
  name: 'shownMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: shownKey,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before) {
          const shown = tr.getMeta(shownKey) as Shown | undefined
          return shown ? decorationsOf(tr.doc, shown) : before.map(tr.mapping, tr.doc)
        },
      },
      props: { decorations: (state) => shownKey.getState(state) ?? null },
    }),
  ],
})
