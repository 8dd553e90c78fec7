import type { Editor } from '@tiptap/core'
import { documentOf } from '@/lib/statements/editor/document'
import { draftOfJson } from './plain-paste'

/** How many lines two drafts have in common at the start and, behind these, at the end. */
function common(before: readonly string[], after: readonly string[]): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { head, tail }
}

/** Brings the editor to a draft that was changed elsewhere, as one step that can be undone; other lines stay untouched. */
export function applyDraft(editor: Editor, draft: string): void {
  const { doc, schema, tr } = editor.state
  const [before, after] = [draftOfJson(doc.toJSON()).split('\n'), draft.split('\n')]
  const { head, tail } = common(before, after)
  const sizes = Array.from({ length: doc.childCount }, (_, at) => doc.child(at).nodeSize)
  const sum = (from: number, to: number) => sizes.slice(from, to).reduce((all, size) => all + size, 0)
  const from = sum(0, head)
  const to = from + sum(head, before.length - tail)
  const { content } = documentOf(draft)
  const lines = content.slice(head, after.length - tail).map((paragraph) => schema.nodeFromJSON(paragraph))
  editor.view.dispatch(tr.replaceWith(from, to, lines))
}
