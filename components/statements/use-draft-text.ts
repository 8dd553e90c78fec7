import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { claimToken, linkedWords, markedWords, type WordMark } from '@/lib/statements/tokens'

/** What buttons and shortcuts do to the text, whichever field it is written in. */
export interface Surface {
  hasSelection: () => boolean
  insertClaim: (key: string) => void
  /** Links the selected words to a claim. */
  link: (key: string) => void
  mark: (as: WordMark) => void
  unmark: () => void
  undo: () => void
  /** Puts the cursor at a position of the document. */
  focusAt: (position: number) => void
}

export interface DraftText {
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly body: string
  setBody: (body: string) => void
  /** The editor's ways while it stands. */
  readonly editor: Surface | null
  setEditor: (editor: Surface | null) => void
  /** The ways of the field that is written in now. */
  readonly surface: Surface
}

interface Early {
  readonly body: string
  readonly selection: readonly [number, number]
}

/** What stands in the field of the server's page, where the browser has one. */
function readEarly(id: string): Early | null {
  if (typeof HTMLTextAreaElement === 'undefined') return null
  const field = document.getElementById(id)
  if (!(field instanceof HTMLTextAreaElement)) return null
  return { body: field.value, selection: [field.selectionStart, field.selectionEnd] }
}

const never = () => () => {}

/** Whether this render takes over what the server sent; a form that the browser opens later has nothing typed in it. */
function useTakingOver(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
}

/**
 * Keeps what a person typed before the page's script took over. React sets a text area to the server's text when it takes
 * it over, whatever stands in it by then: so the field is read before that, while the first render runs, and put right after.
 */
function useTypedEarly(id: string, area: RefObject<HTMLTextAreaElement | null>, setBody: (body: string) => void) {
  const takingOver = useTakingOver()
  const [early] = useState(() => (takingOver ? readEarly(id) : null))
  useLayoutEffect(() => {
    const field = area.current
    if (!early || !field || field.value === early.body) return
    field.value = early.body
    field.setSelectionRange(...early.selection)
    setBody(early.body)
  }, [early, area, setBody])
}

/** The text that is being written, and what buttons do to it. The cursor stays behind what was put in. */
export function useDraftText(id: string, initial: string): DraftText {
  const area = useRef<HTMLTextAreaElement>(null)
  const [editor, setEditor] = useState<Surface | null>(null)
  const [body, setBody] = useState(initial)
  useTypedEarly(id, area, setBody)
  const selection = () =>
    [area.current?.selectionStart ?? body.length, area.current?.selectionEnd ?? body.length] as const
  const put = (make: (selected: string) => string) => {
    const [from, to] = selection()
    const made = make(body.slice(from, to))
    setBody(body.slice(0, from) + made + body.slice(to))
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from + made.length, from + made.length)
    })
  }
  const plain: Surface = {
    hasSelection: () => selection()[0] < selection()[1],
    insertClaim: (key) => put(() => claimToken(key)),
    link: (key) => put((words) => linkedWords(key, words)),
    mark: (as) => put((words) => markedWords(as, words)),
    unmark: () => put((words) => words.replaceAll(/\[\[(?:claim:[^|\]]*|courtesy|opinion)\||\]\]/g, '')),
    undo: () => area.current?.ownerDocument.execCommand('undo'),
    focusAt: () => area.current?.focus(),
  }
  return { area, body, setBody, editor, setEditor, surface: editor ?? plain }
}
