'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { Zone } from '@/lib/time'
import { rememberChoice, zoneCookie } from './choices'

interface ZoneChoice {
  zone: Zone
  toggle: () => void
}

const ZoneContext = createContext<ZoneChoice>({ zone: 'UTC', toggle: () => undefined })

/** Gives every time below it one zone. `initial` comes from the cookie, so that the server writes the same text. */
export function ZoneProvider({ initial, children }: { initial: Zone; children: ReactNode }) {
  const [zone, setZone] = useState(initial)
  const toggle = useCallback(() => {
    const next = zone === 'UTC' ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC'
    void rememberChoice(zoneCookie, next)
    setZone(next)
  }, [zone])
  const choice = useMemo(() => ({ zone, toggle }), [zone, toggle])
  return <ZoneContext value={choice}>{children}</ZoneContext>
}

/** The zone in which times are shown now, and the switch between UTC and this device's own. */
export function useZone(): ZoneChoice {
  return useContext(ZoneContext)
}
