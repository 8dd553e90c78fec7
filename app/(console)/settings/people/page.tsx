import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InvitationList } from '@/components/settings/invitation-list'
import { InviteForm } from '@/components/settings/invite-form'
import { PeopleList } from '@/components/settings/people-list'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { listOpenInvitations, listPeople } from '@/lib/auth/queries'
import { requireActor } from '@/lib/auth/session'
import { inviteAction, revokeInvitationAction } from './actions'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'settings.manage')) notFound()
  const [people, invitations] = await Promise.all([listPeople(actor), listOpenInvitations(actor)])
  return (
    <>
      <PageHeader
        title="People"
        lead="Who can sign in and what they may do. Changes are recorded, and count from the person’s next request on."
      />
      <div className="flex flex-col gap-5">
        <PeopleList people={people} self={actor.id} />
        {invitations.length > 0 && (
          <Section id="invitations" title="Open invitations" hint="Each link works once, until it expires.">
            <InvitationList invitations={invitations} revoke={revokeInvitationAction} />
          </Section>
        )}
        <Section
          id="invite"
          title="Invite somebody"
          hint="You get a link to pass on. Standdown does not send it, and does not show it again."
        >
          <InviteForm action={inviteAction} />
        </Section>
      </div>
    </>
  )
}
