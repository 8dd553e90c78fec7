'use client'

import { useRef } from 'react'

/**
 * For a dialog that was opened by a key or from elsewhere: closing it gives the focus back to where it was. Opened, it
 * starts at what is marked `data-first-focus`, if anything is.
 */
export function useReturnFocus() {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus(event: Event) {
      opener.current = document.activeElement
      const first = event.target instanceof Element ? event.target.querySelector('[data-first-focus]') : null
      if (!(first instanceof HTMLElement)) return
      event.preventDefault()
      first.focus()
    },
    onCloseAutoFocus(event: Event) {
      if (!(opener.current instanceof HTMLElement) || opener.current === document.body) return
      event.preventDefault()
      opener.current.focus()
    },
  }
}
