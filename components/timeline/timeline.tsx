'use client'

import { ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { useZone } from '@/components/ui/zone'
import { formatDuration } from '@/lib/time'
import { EntryIcons } from './entry-icons'
import type { EntryView } from './entry-view'
import { timelineRows } from './rows'
import look from './timeline.module.css'
import { TimelineEntry } from './timeline-entry'
import { useNews } from './use-news'

/** Focuses the entry that the address names, and opens it where it is folded. */
function focusNamedEntry() {
  const named = location.hash.startsWith('#e-') ? document.getElementById(location.hash.slice(1)) : null
  if (!named) return
  if (named instanceof HTMLDetailsElement) named.open = true
  const focusable = named instanceof HTMLDetailsElement ? named.querySelector('summary') : named
  focusable?.focus({ preventScroll: true })
  named.scrollIntoView({ block: 'center' })
}

/** The entries, newest first. Read anew whenever the record changes; the scroll stays where it is. */
export function Timeline({ items, path }: { items: readonly EntryView[]; path: string }) {
  const { zone } = useZone()
  const top = useRef<HTMLDivElement>(null)
  const { unseen, announcement } = useNews(items, top)
  useEffect(() => {
    focusNamedEntry()
    window.addEventListener('hashchange', focusNamedEntry)
    return () => window.removeEventListener('hashchange', focusNamedEntry)
  }, [])
  return (
    <>
      <div ref={top} />
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
      {unseen > 0 && (
        <div data-chrome="" className="fixed inset-x-0 bottom-20 z-20 flex justify-center lg:bottom-6">
          <Button variant="primary" onClick={() => top.current?.scrollIntoView({ block: 'center' })}>
            <ArrowUp aria-hidden className="size-4" />
            {unseen} new
          </Button>
        </div>
      )}
      <EntryIcons />
      <ol className={look.list}>
        {timelineRows(items, zone).map((row) => {
          if (row.kind === 'entry') return <TimelineEntry key={row.key} entry={row.item} zone={zone} path={path} />
          if (row.kind === 'day')
            return (
              <li key={row.key} className="mt-3 border-hairline border-b pb-1 font-strong first:mt-0">
                {row.label}
              </li>
            )
          return (
            <li key={row.key} className="flex items-center gap-3 py-1 text-meta text-subtle">
              <span aria-hidden className="h-px flex-1 bg-hairline" />
              {formatDuration(row.ms)} without an entry
              <span aria-hidden className="h-px flex-1 bg-hairline" />
            </li>
          )
        })}
      </ol>
    </>
  )
}
