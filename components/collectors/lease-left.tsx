'use client'

import { useSyncExternalStore } from 'react'
import { Time } from '@/components/ui/time'
import { leaseLeft, leaseLeftWords } from '@/lib/collectors/lease-left'
import { leaseClock } from './lease-clock'

interface LeaseLeftProps {
  /** The latest moment at which it ends; null where there is none. */
  endsAt: Date | null
  /** The database's time at which that was read. */
  readAt: Date
}

/**
 * What is left of a lease, each second, beside the moment at which it ends. Without script there is the moment alone: a
 * number that stands still would be wrong a second later. The place of the number is kept free, so nothing moves.
 */
export function LeaseLeft({ endsAt, readAt }: LeaseLeftProps) {
  const nowMs = useSyncExternalStore(leaseClock.subscribe, leaseClock.now, leaseClock.none)
  if (!endsAt) return <span className="text-subtle">None</span>
  const elapsedMs = nowMs === null ? 0 : leaseClock.since(readAt.toISOString())
  const left = leaseLeft(endsAt.getTime(), readAt.getTime(), elapsedMs)
  const over = left.kind === 'over'
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 whitespace-nowrap max-sm:justify-end">
      <span className="inline-block min-w-16 tabular-nums" {...(!over && { 'aria-hidden': true })}>
        {over || nowMs !== null ? leaseLeftWords(left) : '\u00A0'}
      </span>
      <span className="text-meta text-muted">
        <Time at={endsAt} style={over ? 'seconds' : 'time'} />
      </span>
    </span>
  )
}
