import {
  Activity,
  ChartNoAxesColumnIncreasing,
  CirclePause,
  Eye,
  FileText,
  Flag,
  Gavel,
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
  containment: ShieldCheck,
  communication: MessagesSquare,
  severity: ChartNoAxesColumnIncreasing,
  status: Activity,
  exposure: Waypoints,
  people: Users,
  program: CirclePause,
  statement: Send,
  evidence: Paperclip,
  incident: Flag,
}

/** The mark of an entry's kind, always beside its word. */
export function EntryIcon({ group }: { group: EntryGroup }) {
  const Icon = icons[group]
  return <Icon aria-hidden className="size-4" />
}
