'use client'

import { type Editor, Extension } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo } from 'react'
import { documentOf } from '@/lib/statements/editor/document'
import type { Surface } from '../use-draft-text'
import { applyDraft } from './apply-draft'
import { draftOfJson, plainPaste } from './plain-paste'
import { statementExtensions } from './schema'
import { type Shown, shownKey, shownMarks } from './shown-marks'
import { typedTokens } from './typed-tokens'

export interface StatementEditorProps {
  draft: string
  onDraft: (draft: string) => void
  shown: Shown
  /** Asks for a claim: linked to the words that are selected, or put in where nothing is. */
  onAsk: (asked: 'link' | 'insert') => void
  /** Says that the editor stands and takes over from the plain field. */
  onReady: (surface: Surface | null) => void
  labels: { readonly labelledBy: string; readonly describedBy: string; readonly invalid: boolean }
}

const look =
  'min-h-72 w-full whitespace-pre-wrap break-words rounded-control border border-control bg-bg px-3 py-2 text-reading [&_.ProseMirror-separator]:inline [&_p]:min-h-6'

function surfaceOf(editor: Editor): Surface {
  const run = () => ({ run: Date.now() })
  return {
    hasSelection: () => !editor.state.selection.empty,
    insertClaim: (key) => {
      const token = { type: 'claim', attrs: { key, source: `{{claim:${key}}}` } }
      editor.chain().focus().insertContent(token).run()
    },
    link: (key) =>
      editor
        .chain()
        .focus()
        .setMark('linked', { key, ...run() })
        .run(),
    mark: (as) =>
      editor
        .chain()
        .focus()
        .setMark('marked', { as, ...run() })
        .run(),
    unmark: () => editor.chain().focus().extendMarkRange('linked').unsetMark('linked').unsetMark('marked').run(),
    undo: () => editor.chain().focus().undo().run(),
    focusAt: (position) => editor.commands.focus(position),
  }
}

/** The text as people read it, with claims in place. Everything in it is also in the draft that it hands out. */
export function StatementEditor({ draft, onDraft, shown, onAsk, onReady, labels }: StatementEditorProps) {
  const extensions = useMemo(
    () => [
      ...statementExtensions,
      ...[typedTokens, plainPaste, shownMarks],
      Extension.create({
        name: 'ask',
        addKeyboardShortcuts: () => ({
          'Mod-e': ({ editor }) => {
            onAsk(editor.state.selection.empty ? 'insert' : 'link')
            return true
          },
        }),
      }),
    ],
    [onAsk],
  )
  const editor = useEditor({
    extensions,
    content: documentOf(draft),
    injectCSS: false,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        class: look,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labels.labelledBy,
        'aria-describedby': labels.describedBy,
        ...(labels.invalid && { 'aria-invalid': 'true' }),
      },
    },
    onUpdate: ({ editor }) => onDraft(draftOfJson(editor.getJSON())),
  })
  useEffect(() => {
    if (!editor) return
    onReady(surfaceOf(editor))
    return () => onReady(null)
  }, [editor, onReady])
  useEffect(() => {
    if (editor && draftOfJson(editor.getJSON()) !== draft) applyDraft(editor, draft)
  }, [editor, draft])
  useEffect(() => {
    editor?.view.dispatch(editor.state.tr.setMeta(shownKey, shown).setMeta('addToHistory', false))
  }, [editor, shown])
  return <EditorContent editor={editor} />
}
