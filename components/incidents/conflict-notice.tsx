import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'
import { KeyValue } from '@/components/ui/key-value'
import type { IncidentNow } from '@/lib/incidents/model'
import type { Posted } from './change-form'

export interface ConflictNoticeProps {
  failed: Posted['failed']
  /** The value as it stands now, and as it was to be. */
  now: (current: IncidentNow) => ReactNode
  yours: ReactNode
}

/** Two people saved: both values side by side, and nothing chosen for anybody. */
export function ConflictNotice({ failed, now, yours }: ConflictNoticeProps) {
  if (failed?.code !== 'conflict') return null
  // The commands on an incident's state put this into their conflicts.
  const current = failed.current as IncidentNow
  return (
    <Callout tone="warn" title="Somebody changed this while you were writing">
      <KeyValue
        facts={[
          { label: 'It says now', value: now(current) },
          { label: 'You chose', value: yours },
        ]}
      />
      <p className="mt-2">Save again to replace what it says now with what you chose.</p>
    </Callout>
  )
}
