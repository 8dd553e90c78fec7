'use client'

import { useEffect, useState } from 'react'
import { formatDuration } from '@/lib/time'

export interface CountdownProps {
  /** ISO moment at which it ends. */
  until: string
  /** The server's time when it wrote the page: the count follows that clock, not this device's. */
  serverNow: string
  /** What it says once it is over. */
  over: string
}

/** What is left until a moment, each second. Not announced: say the end itself in text nearby. */
export function Countdown({ until, serverNow, over }: CountdownProps) {
  const endMs = new Date(until).getTime()
  const startMs = new Date(serverNow).getTime()
  const [nowMs, setNowMs] = useState(startMs)
  useEffect(() => {
    const mountedAt = performance.now()
    setNowMs(startMs)
    const timer = setInterval(() => setNowMs(startMs + performance.now() - mountedAt), 1000)
    return () => clearInterval(timer)
  }, [startMs])
  const leftMs = endMs - nowMs
  return (
    <span role="timer" className="tabular-nums">
      {leftMs > 0 ? formatDuration(leftMs) : over}
    </span>
  )
}
