'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

let lastPathname: string | undefined

/** Moves the focus to the h1 after a change of route, not at the first load, and not away from a focused field. */
export function HeadingFocus() {
  const pathname = usePathname()
  useEffect(() => {
    const first = lastPathname === undefined
    const moved = lastPathname !== pathname
    lastPathname = pathname
    const focused = document.activeElement
    const inField = focused instanceof HTMLElement && focused.matches('input, textarea, select, [contenteditable]')
    if (!first && moved && !inField && !location.hash) {
      document.getElementById('page-title')?.focus({ preventScroll: true })
    }
  }, [pathname])
  return null
}
