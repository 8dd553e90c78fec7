'use client'

import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

/** A press that starts with a modifier is meant; a single letter might be typing. */
function isMeant(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return true
  if (document.documentElement.dataset.shortcuts === 'off') return false
  if (document.querySelector('[data-modal-open]')) return false
  const target = event.target
  return !(target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select')))
}

/** Binds keys (tinykeys' notation) while the component is on the page; single keys never fire while one types. */
export function useShortcuts(bindings: Record<string, () => void>): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  const keys = Object.keys(bindings).join('\n')
  useEffect(() => {
    const handlers = keys.split('\n').map((key): [string, (event: KeyboardEvent) => void] => [
      key,
      (event) => {
        if (event.defaultPrevented || !isMeant(event)) return
        event.preventDefault()
        latest.current[key]?.()
      },
    ])
    return tinykeys(window, Object.fromEntries(handlers))
  }, [keys])
}
