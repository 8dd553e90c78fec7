import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AccessSection } from '@/components/settings/access-section'
import { RolesForm } from '@/components/settings/roles-form'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { mayEver } from '@/lib/auth/permissions'
import { findPerson } from '@/lib/auth/queries'
import { requireActor } from '@/lib/auth/session'
import { disableAction, enableAction, setRolesAction } from '../actions'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  if (!mayEver(actor, 'settings.manage')) notFound()
  const person = await findPerson(actor, (await params).id)
  if (!person) notFound()
  const { id, name, email, roles, createdAt, lastSeenAt, disabledAt } = person
  return (
    <>
      <PageHeader
        title={name}
        lead={email}
        marks={
          <Link href="/settings/people" className="link">
            All people
          </Link>
        }
      />
      <div className="flex flex-col gap-5">
        <KeyValue
          facts={[
            { label: 'Joined', value: <Time at={createdAt} /> },
            { label: 'Last seen', value: lastSeenAt ? <Time at={lastSeenAt} relative /> : 'Never signed in' },
          ]}
        />
        <Section id="roles-section" title="Roles" hint="Whoever has none files incidents and follows their own.">
          <RolesForm action={setRolesAction.bind(null, id)} roles={roles} />
        </Section>
        <AccessSection
          name={name}
          disabledAt={disabledAt}
          self={id === actor.id}
          disable={disableAction.bind(null, id)}
          enable={enableAction.bind(null, id)}
        />
      </div>
    </>
  )
}
