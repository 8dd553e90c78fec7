import {
  Activity,
  AlarmClock,
  BellRing,
  ChartNoAxesColumnIncreasing,
  CircleHelp,
  CirclePause,
  Eye,
  FileText,
  Flag,
  Gavel,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  Microscope,
  Paperclip,
  Send,
  ShieldCheck,
  Users,
  Waypoints,
  Zap,
} from 'lucide-react'
import type { EntryGroup } from '@/lib/timeline/groups'

const icons: Readonly<Record<EntryGroup, LucideIcon>> = {
  note: FileText,
  decision: Gavel,
  action: Zap,
  observation: Eye,
  finding: Microscope,
  fact: ListChecks,
  question: CircleHelp,
  notification: BellRing,
  containment: ShieldCheck,
  communication: MessagesSquare,
  severity: ChartNoAxesColumnIncreasing,
  status: Activity,
  exposure: Waypoints,
  people: Users,
  program: CirclePause,
  statement: Send,
  clock: AlarmClock,
  evidence: Paperclip,
  incident: Flag,
}

/** The marks of all kinds, drawn once a page; each entry refers to its own by `#entry-<group>`. */
export function EntryIcons() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      {Object.entries(icons).map(([group, Icon]) => (
        <symbol key={group} id={`entry-${group}`} viewBox="0 0 24 24">
          <Icon width={24} height={24} />
        </symbol>
      ))}
    </svg>
  )
}
