import {
  AlarmClock,
  AlarmClockCheck,
  CircleHelp,
  CircleSlash,
  History,
  Hourglass,
  type LucideIcon,
  OctagonAlert,
} from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import type { ShownState } from '@/lib/clocks/view'
import { stateWords } from './words'

const looks: Readonly<Record<ShownState, { icon: LucideIcon; tone: Tone }>> = {
  anchor_missing: { icon: CircleHelp, tone: 'neutral' },
  running: { icon: AlarmClock, tone: 'accent' },
  soon: { icon: Hourglass, tone: 'warn' },
  overdue: { icon: OctagonAlert, tone: 'danger' },
  no_number: { icon: AlarmClock, tone: 'accent' },
  met: { icon: AlarmClockCheck, tone: 'ok' },
  late: { icon: AlarmClockCheck, tone: 'warn' },
  not_required: { icon: CircleSlash, tone: 'neutral' },
  superseded: { icon: History, tone: 'neutral' },
}

/** Where a clock stands: icon and words. */
export function ClockState({ state }: { state: ShownState }) {
  const { icon: Icon, tone } = looks[state]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3.5" />
      {stateWords[state]}
    </Badge>
  )
}
