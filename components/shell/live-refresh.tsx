'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect } from 'react'
import { connectionStore } from './connection'
import { followTopics } from './live-stream'

/**
 * Keeps the page up to date: reads it again, through its own authorised queries, when one of the topics changed.
 * One per page. It renders nothing, keeps the scroll and what was typed.
 */
export function LiveRefresh({ topics }: { topics: readonly string[] }) {
  const router = useRouter()
  const key = topics.join(',')
  useEffect(
    () =>
      followTopics({
        topics: key.split(','),
        onChange: () => startTransition(() => router.refresh()),
        onConnection: connectionStore.write,
      }),
    [key, router],
  )
  return null
}
