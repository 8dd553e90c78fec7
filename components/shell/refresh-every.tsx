'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/**
 * Reads the page again every few seconds while it is in sight: for what changes without being told, such as heartbeats.
 * It renders nothing, keeps the scroll and what was typed, and waits for one reading before it asks for the next.
 */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter()
  const [reading, startReading] = useTransition()
  useEffect(() => {
    if (reading) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') startReading(() => router.refresh())
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [reading, router, seconds])
  return null
}
