import type { Metadata } from 'next'
import { PasswordForm } from '@/components/settings/password-form'
import { roleList } from '@/components/settings/role-choices'
import { SessionList } from '@/components/settings/session-list'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { getOwnAccount, listSessions } from '@/lib/auth/queries'
import { requireActor } from '@/lib/auth/session'
import { changePasswordAction, endSessionAction, leaveEverywhereAction } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const actor = await requireActor()
  const [account, sessions] = await Promise.all([getOwnAccount(actor), listSessions(actor)])
  return (
    <>
      <PageHeader title="Your account" />
      <div className="flex flex-col gap-5">
        <KeyValue
          facts={[
            { label: 'Name', value: actor.name },
            { label: 'Email address', value: account.email },
            { label: 'Roles', value: roleList(actor.roles) },
          ]}
        />
        <SessionList
          sessions={sessions}
          current={actor.sessionId}
          end={endSessionAction}
          leaveEverywhere={leaveEverywhereAction}
        />
        <Section id="password" title="Password" hint="Changing it signs you out on other devices.">
          {account.hasPassword ? (
            <PasswordForm action={changePasswordAction} />
          ) : (
            <p className="text-muted">
              Demonstration people have no password: they are entered as from the sign-in page.
            </p>
          )}
        </Section>
      </div>
    </>
  )
}
