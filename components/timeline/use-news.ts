'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { groupWord } from '@/lib/timeline/groups'
import type { EntryView } from './entry-view'

/** News is spoken in batches, so that a burst of entries does not drown what is being read. */
const gatherMs = 5_000

const lastSeq = (items: readonly EntryView[]) =>
  items.reduce((last, { seq, corrections }) => Math.max(last, seq, corrections?.at(-1)?.seq ?? 0), 0)

function spoken(fresh: readonly EntryView[]): string {
  const [only] = fresh
  if (fresh.length === 1 && only) return `New entry: ${groupWord(only.group)} by ${only.author}`
  return `${fresh.length} new entries`
}

export interface News {
  /** Entries that came while the top of the list was out of sight. */
  readonly unseen: number
  /** What a screen reader is told. */
  readonly announcement: string
}

/** What came in since the page was opened. */
export function useNews(items: readonly EntryView[], top: RefObject<HTMLElement | null>): News {
  const [unseen, setUnseen] = useState(0)
  const [announcement, setAnnouncement] = useState('')
  const known = useRef(lastSeq(items))
  const waiting = useRef<EntryView[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const fresh = items.filter(({ seq }) => seq > known.current)
    known.current = Math.max(known.current, lastSeq(items))
    if (fresh.length === 0) return
    if ((top.current?.getBoundingClientRect().bottom ?? 0) < 0) setUnseen((count) => count + fresh.length)
    waiting.current.push(...fresh)
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      setAnnouncement(spoken(waiting.current.splice(0)))
    }, gatherMs)
  }, [items, top])

  useEffect(() => {
    if (!top.current) return
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && setUnseen(0))
    watch.observe(top.current)
    return () => {
      watch.disconnect()
      clearTimeout(timer.current)
    }
  }, [top])
  return { unseen, announcement }
}
