'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef } from 'react'
import { connectionStore } from './connection'
import { followTopics } from './live-stream'

export interface LiveRefreshProps {
  topics: readonly string[]
  /** When the server began to read what the page shows, by its clock. */
  sinceMs: number
}

/**
 * Keeps the page up to date: reads it again, through its own authorised queries, when one of the topics changed, be it
 * between the reading of the page and the opening of the stream. One per page. It renders nothing, keeps the scroll and
 * what was typed.
 */
export function LiveRefresh({ topics, sinceMs }: LiveRefreshProps) {
  const router = useRouter()
  const since = useRef(sinceMs)
  since.current = sinceMs
  // Whatever a page follows, the bell in its header follows the person's notices.
  const key = [...new Set([...topics, 'notices'])].join(',')
  useEffect(
    () =>
      followTopics({
        topics: key.split(','),
        sinceMs: since.current,
        onChange: () => startTransition(() => router.refresh()),
        onConnection: connectionStore.write,
      }),
    [key, router],
  )
  return null
}
