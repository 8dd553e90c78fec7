import type { ReactNode } from 'react'
import { Tabs } from '@/components/ui/tabs'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'

/** What concerns people and keys rather than incidents. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const links = [
    { href: '/settings/account', label: 'Your account' },
    { href: '/settings/calendar', label: 'Calendar' },
    ...(mayEver(actor, 'api_key.manage') ? [{ href: '/settings/api-keys', label: 'API keys' }] : []),
    ...(mayEver(actor, 'statement.template.read')
      ? [{ href: '/settings/templates', label: 'Statement templates' }]
      : []),
    ...(mayEver(actor, 'clock.configure') ? [{ href: '/settings/clocks', label: 'Clock rules' }] : []),
    ...(mayEver(actor, 'settings.manage') ? [{ href: '/settings/people', label: 'People' }] : []),
    ...(mayEver(actor, 'settings.manage') ? [{ href: '/settings/severity', label: 'Severity' }] : []),
    ...(mayEver(actor, 'settings.manage') ? [{ href: '/settings/jobs', label: 'Background work' }] : []),
    ...(mayEver(actor, 'settings.manage') ? [{ href: '/settings/webhooks', label: 'Webhooks' }] : []),
  ]
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-5">
      <Tabs label="Settings" links={links} />
      <div>{children}</div>
    </div>
  )
}
