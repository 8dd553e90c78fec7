import { type RefObject, useRef, useState } from 'react'

export interface DraftText {
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly body: string
  setBody: (body: string) => void
  /** Puts a token where the cursor stands, or at the end. */
  insert: (token: string) => void
  replace: (sentence: string, token: string) => void
}

/** The text that is being written, and what buttons do to it. The cursor stays behind what was put in. */
export function useDraftText(initial: string): DraftText {
  const area = useRef<HTMLTextAreaElement>(null)
  const [body, setBody] = useState(initial)
  const insert = (token: string) => {
    const from = area.current?.selectionStart ?? body.length
    const to = area.current?.selectionEnd ?? from
    setBody(body.slice(0, from) + token + body.slice(to))
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from + token.length, from + token.length)
    })
  }
  const replace = (sentence: string, token: string) => setBody((text) => text.replace(sentence, () => token))
  return { area, body, setBody, insert, replace }
}
