'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

export interface RefreshAtProps {
  /** ISO moment from which the page reads otherwise. */
  at: string
  /** The server's time when it wrote the page. */
  serverNow: string
}

/** The longest that a browser's timer can wait; a later moment is looked at again then. */
const longestMs = 2 ** 31 - 1

/** Reads the page again at a moment that nothing else announces: a soak that ends. */
export function RefreshAt({ at, serverNow }: RefreshAtProps) {
  const { refresh } = useRouter()
  useEffect(() => {
    const waitMs = new Date(at).getTime() - new Date(serverNow).getTime()
    if (waitMs <= 0) return
    const timer = setTimeout(refresh, Math.min(waitMs + 250, longestMs))
    return () => clearTimeout(timer)
  }, [at, serverNow, refresh])
  return null
}
