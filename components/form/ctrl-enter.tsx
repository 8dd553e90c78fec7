'use client'

import { useEffect, useRef } from 'react'

/** Put inside a form: Ctrl+Enter (or Cmd+Enter) from any of its fields submits it. */
export function CtrlEnter() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = mark.current?.closest('form')
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form?.requestSubmit()
    }
    form?.addEventListener('keydown', press)
    return () => form?.removeEventListener('keydown', press)
  }, [])
  return <span ref={mark} hidden />
}
