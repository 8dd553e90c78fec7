import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WebhookForm } from '@/components/settings/webhook-form'
import { WebhookList } from '@/components/settings/webhook-list'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { listWebhooks } from '@/lib/publications/queries/desk'
import { addWebhookAction, removeWebhookAction } from './actions'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'settings.manage')) notFound()
  const webhooks = await listWebhooks(actor)
  return (
    <>
      <PageHeader
        title="Webhooks"
        lead="Published statements can be posted to these addresses: the published words alone, signed. Whoever publishes chooses which."
      />
      <div className="flex flex-col gap-5">
        {webhooks.length > 0 ? (
          <WebhookList webhooks={webhooks} remove={removeWebhookAction} />
        ) : (
          <EmptyState title="No webhooks yet" why="Nobody has added an address. The form below adds one." />
        )}
        <Section id="new-webhook" title="Add a webhook" hint="Its secret is shown once.">
          <WebhookForm action={addWebhookAction} />
        </Section>
      </div>
    </>
  )
}
