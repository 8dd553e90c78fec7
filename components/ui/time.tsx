'use client'

import { useEffect, useState } from 'react'
import { formatRelative, formatTime, type TimeStyle } from '@/lib/time'
import { useZone } from './zone'

export interface TimeProps {
  /** An ISO moment (or a Date on the server). */
  at: string | Date
  style?: TimeStyle
  /** Adds "(12 min ago)" once the page runs, renewed each half minute; the absolute text stays. */
  relative?: boolean
  className?: string
}

/** A moment in the chosen zone, with the zone printed; the machine-readable form is always UTC. */
export function Time({ at, style = 'datetime', relative = false, className }: TimeProps) {
  const { zone } = useZone()
  const iso = typeof at === 'string' ? at : at.toISOString()
  return (
    <time dateTime={iso} title={iso} className={className}>
      {formatTime(iso, zone, style)}
      {relative && <Since iso={iso} />}
    </time>
  )
}

function Since({ iso }: { iso: string }) {
  const [nowMs, setNowMs] = useState<number>()
  useEffect(() => {
    const tick = () => setNowMs(Date.now())
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [])
  if (nowMs === undefined) return null
  return <span className="text-muted"> ({formatRelative(iso, nowMs)})</span>
}
