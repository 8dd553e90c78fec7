import {
  Archive,
  BadgeCheck,
  CircleDashed,
  CirclePlus,
  CircleSlash,
  Copy,
  FilePen,
  Flag,
  Hand,
  Hourglass,
  LoaderCircle,
  Lock,
  type LucideIcon,
  OctagonAlert,
  OctagonPause,
  Play,
  RotateCcw,
  ScanSearch,
  Send,
  ShieldCheck,
  Timer,
  TimerOff,
  TrendingUp,
  TriangleAlert,
  Undo2,
  WifiOff,
} from 'lucide-react'
import { Badge, type Tone } from './badge'

/** Line icons only: the filled shapes belong to severity, so that the two are never mixed up. */
const looks = {
  reported: { icon: Flag, label: 'Reported', tone: 'neutral' },
  investigating: { icon: ScanSearch, label: 'Investigating', tone: 'accent' },
  contained: { icon: ShieldCheck, label: 'Contained', tone: 'ok' },
  resolved: { icon: BadgeCheck, label: 'Resolved', tone: 'ok' },
  closed: { icon: Archive, label: 'Closed', tone: 'neutral' },
  duplicate: { icon: Copy, label: 'Duplicate', tone: 'neutral' },
  withdrawn: { icon: Undo2, label: 'Withdrawn', tone: 'neutral' },

  running: { icon: Play, label: 'Running', tone: 'neutral' },
  pausing: { icon: LoaderCircle, label: 'Pausing', tone: 'warn' },
  paused: { icon: OctagonPause, label: 'Paused', tone: 'ok' },
  resume_requested: { icon: RotateCcw, label: 'Resume requested', tone: 'accent' },
  ramping: { icon: TrendingUp, label: 'Ramping', tone: 'accent' },
  retired: { icon: CircleSlash, label: 'Retired', tone: 'neutral' },

  pending: { icon: Hourglass, label: 'Still pending', tone: 'warn' },
  confirmed: { icon: BadgeCheck, label: 'Confirmed', tone: 'ok' },
  expired: { icon: TimerOff, label: 'Lease expired', tone: 'ok' },
  manual: { icon: Hand, label: 'By hand', tone: 'neutral' },
  violating: { icon: OctagonAlert, label: 'Violating', tone: 'danger' },
  later: { icon: CirclePlus, label: 'Came later', tone: 'neutral' },
  leased: { icon: Timer, label: 'Holds a lease', tone: 'neutral' },
  held: { icon: CircleDashed, label: 'Without a lease', tone: 'accent' },
  silent: { icon: WifiOff, label: 'Silent', tone: 'warn' },

  claimed: { icon: CircleDashed, label: 'Claimed', tone: 'neutral' },
  verified: { icon: BadgeCheck, label: 'Verified', tone: 'ok' },
  failed: { icon: TriangleAlert, label: 'Failed', tone: 'danger' },

  draft: { icon: FilePen, label: 'Draft', tone: 'neutral' },
  in_review: { icon: ScanSearch, label: 'In review', tone: 'accent' },
  published: { icon: Send, label: 'Published', tone: 'neutral' },
  current: { icon: BadgeCheck, label: 'Current', tone: 'ok' },
  stale: { icon: TimerOff, label: 'Stale', tone: 'warn' },
  contradicted: { icon: TriangleAlert, label: 'Contradicted', tone: 'danger' },

  restricted: { icon: Lock, label: 'Restricted', tone: 'neutral' },
} as const satisfies Record<string, { icon: LucideIcon; label: string; tone: Tone }>

export type StatusName = keyof typeof looks

export interface StatusBadgeProps {
  status: StatusName
  /** Replaces the usual word, as in "Pausing: 37 of 40 confirmed". */
  label?: string | undefined
  className?: string
}

/** State of an incident, program, collector, safeguard or statement: icon and word. */
export function StatusBadge({ status, label, className }: StatusBadgeProps) {
  const { icon: Icon, label: usual, tone } = looks[status]
  return (
    <Badge tone={tone} {...(className && { className })}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {label ?? usual}
    </Badge>
  )
}
