import {
  AlarmClock,
  Bell,
  CirclePause,
  Gauge,
  KeyRound,
  type LucideIcon,
  Megaphone,
  ScrollText,
  Siren,
  Users,
} from 'lucide-react'

/** One entry of the navigation. The layout passes only those that the person may open. */
export interface NavItem {
  href: string
  label: string
  icon: NavIcon
  /** Pressed after `g`, it goes there. */
  key?: string
}

export const navIcons = {
  incidents: Siren,
  programs: CirclePause,
  statements: Megaphone,
  dashboard: Gauge,
  clocks: AlarmClock,
  audit: ScrollText,
  notices: Bell,
  people: Users,
  keys: KeyRound,
} as const satisfies Record<string, LucideIcon>

export type NavIcon = keyof typeof navIcons

/** Whether an entry is where one is: its own page or one below it. */
export function isHere(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`)
}
