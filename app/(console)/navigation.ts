import type { NavItem } from '@/components/shell/nav'
import type { Actor } from '@/lib/auth/model'
import { mayEver, type Permission } from '@/lib/auth/permissions'

const places: (NavItem & { needs: Permission })[] = [
  { href: '/incidents', label: 'Incidents', icon: 'incidents', key: 'i', needs: 'incident.read' },
  { href: '/programs', label: 'Programs', icon: 'programs', key: 'p', needs: 'program.read' },
  { href: '/statements', label: 'Statements', icon: 'statements', key: 's', needs: 'statement.read' },
  { href: '/dashboard', label: 'Dashboard', icon: 'dashboard', key: 'd', needs: 'dashboard.read' },
  { href: '/clocks', label: 'Clocks', icon: 'clocks', key: 'k', needs: 'clock.decide' },
  { href: '/audit', label: 'Audit', icon: 'audit', key: 'a', needs: 'audit.read' },
  { href: '/notices', label: 'Notices', icon: 'notices', key: 'n', needs: 'notice.own' },
  { href: '/settings/people', label: 'People', icon: 'people', needs: 'settings.manage' },
  { href: '/settings/api-keys', label: 'API keys', icon: 'keys', needs: 'api_key.manage' },
]

/** Where this person may go. What they may do there is asked again where data is read. */
export function navigationFor(actor: Actor): NavItem[] {
  return places.filter(({ needs }) => mayEver(actor, needs)).map(({ needs: _, ...item }) => item)
}
