import { Extension } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { documentOf, draftOf, type EditorDocument } from '@/lib/statements/editor/document'

/** What a document's JSON is: its schema has just these nodes and marks. */
export function draftOfJson(json: unknown): string {
  return draftOf(json as EditorDocument)
}

function sliceOf(view: EditorView, text: string): Slice {
  const { content } = documentOf(text.replaceAll(/\r\n?/g, '\n'))
  const paragraphs = content.map((paragraph) => view.state.schema.nodeFromJSON(paragraph))
  return new Slice(Fragment.from(paragraphs), 1, 1)
}

function insertPlain(view: EditorView, data: DataTransfer | null): boolean {
  const text = data?.getData('text/plain') ?? ''
  if (text !== '') view.dispatch(view.state.tr.replaceSelection(sliceOf(view, text)).scrollIntoView())
  return true
}

/** What is copied is the draft's own text, and what is pasted or dropped from elsewhere is read as nothing else. */
export const plainPaste = Extension.create({
  name: 'plainPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        clipboardTextSerializer: ({ content }) => {
          const json: unknown = content.toJSON() ?? []
          const nodes = Array.isArray(json) ? json : []
          const isInline = content.firstChild?.isInline ?? false
          return draftOfJson({ type: 'doc', content: isInline ? [{ type: 'paragraph', content: nodes }] : nodes })
        },
        handlePaste: (view, event) => insertPlain(view, event.clipboardData),
        handleDrop: (view, event, _slice, moved) => !moved && insertPlain(view, event.dataTransfer),
      },
    }),
  ],
})
