import type { ReactNode } from 'react'
import { AlertStrip } from '@/components/shell/alert-strip'
import { AppShell } from '@/components/shell/app-shell'
import { Bell } from '@/components/shell/bell'
import { type PersonActor, roleNames } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { readEnv } from '@/lib/env'
import { findAlarming } from '@/lib/incidents/queries/alarming'
import { countPendingNotices } from '@/lib/notices/queries/notices'
import { searchAction, signOutAction } from './actions'
import { navigationFor } from './navigation'

/** Reads by itself, so that the page below does not wait for it. */
async function Alarms({ actor }: { actor: PersonActor }) {
  return <AlertStrip {...(await findAlarming(actor))} />
}

async function OwnBell({ actor }: { actor: PersonActor }) {
  return <Bell pending={await countPendingNotices(actor)} />
}

/** The frame of every page behind the sign-in. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  return (
    <AppShell
      person={{ name: actor.name, roles: actor.roles.map((role) => roleNames[role]).join(', ') }}
      nav={navigationFor(actor)}
      declare={mayEver(actor, 'incident.file')}
      demo={readEnv().demo ? 'invented people and events; whoever reaches this page can enter as anybody.' : undefined}
      bell={<OwnBell actor={actor} />}
      alerts={<Alarms actor={actor} />}
      search={searchAction}
      signOut={signOutAction}
    >
      {children}
    </AppShell>
  )
}
