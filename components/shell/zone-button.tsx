'use client'

import { Clock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useZone } from '@/components/ui/zone'
import { useShortcuts } from './use-shortcuts'

/** Switches all times between UTC and this device's zone, and remembers it. */
export function ZoneButton() {
  const { zone, toggle } = useZone()
  useShortcuts({ u: toggle })
  const isUtc = zone === 'UTC'
  return (
    <Button
      variant="quiet"
      size="small"
      onClick={toggle}
      aria-label={isUtc ? 'Times are in UTC: show local times' : `Times are in ${zone}: show UTC`}
      title="Switch between UTC and local time (u)"
    >
      <Clock aria-hidden className="size-3.5 max-sm:hidden" />
      <span className="font-mono text-meta">{isUtc ? 'UTC' : 'Local'}</span>
    </Button>
  )
}
