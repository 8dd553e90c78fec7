import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApiKeyForm } from '@/components/settings/api-key-form'
import { ApiKeyList } from '@/components/settings/api-key-list'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Mono } from '@/components/ui/mono'
import { mayEver } from '@/lib/auth/permissions'
import { listApiKeys } from '@/lib/auth/queries'
import { requireActor } from '@/lib/auth/session'
import { createKeyAction, revokeKeyAction } from './actions'

export const metadata: Metadata = { title: 'API keys' }

export default async function ApiKeysPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'api_key.manage')) notFound()
  const keys = await listApiKeys(actor)
  return (
    <>
      <PageHeader
        title="API keys"
        lead={
          <>
            A key lets a program use the REST API under <Mono>/api/v1</Mono> as you: what you may not do, it may not do
            either.
          </>
        }
      />
      <div className="flex flex-col gap-5">
        {keys.length > 0 ? (
          <ApiKeyList keys={keys} revoke={revokeKeyAction} />
        ) : (
          <EmptyState title="No keys yet" why="You have not made a key. The form below makes one." />
        )}
        <Section id="new-key" title="Make a key" hint="Its secret is shown once. Give each program a key of its own.">
          <ApiKeyForm action={createKeyAction} />
        </Section>
      </div>
    </>
  )
}
