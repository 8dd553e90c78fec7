'use client'

import { CloudOff, Radio, RefreshCw } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import { connectionStore, notFollowing } from './connection'

const looks = {
  connecting: { icon: RefreshCw, word: 'Connecting', ink: 'text-muted' },
  live: { icon: Radio, word: 'Live', ink: 'text-ok' },
  reconnecting: { icon: RefreshCw, word: 'Reconnecting', ink: 'text-warn' },
  stale: { icon: CloudOff, word: 'Stale', ink: 'text-danger' },
}

/** Whether what is on the page keeps itself up to date. Nothing where a page has nothing to follow. */
export function ConnectionChip() {
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.read, () => notFollowing)
  if (connection.state === 'off') return null
  const { icon: Icon, word, ink } = looks[connection.state]
  return (
    <span role="status" className={cn('inline-flex items-center gap-1.5 px-1 font-medium text-meta', ink)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="max-sm:sr-only">
        {word}
        {connection.state === 'stale' && (
          <>
            {' since '}
            <Time at={new Date(connection.sinceMs)} style="time" />
          </>
        )}
      </span>
    </span>
  )
}
