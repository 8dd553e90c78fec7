import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Mono } from '@/components/ui/mono'
import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import type { WebhookRow } from '@/lib/publications/queries/desk'
import { ActForm } from './act-form'

export interface WebhookListProps {
  webhooks: readonly WebhookRow[]
  remove: (endpointId: string) => Promise<ActionResult>
}

/** Where publications can be posted to. */
export function WebhookList({ webhooks, remove }: WebhookListProps) {
  return (
    <ul aria-label="Webhooks" className="divide-y divide-hairline rounded-card border border-hairline bg-raised">
      {webhooks.map(({ id, name, url, createdAt, createdByName }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0">
            <p className="font-strong">{name}</p>
            <p className="break-all">
              <Mono>{url}</Mono>
            </p>
            <p className="text-meta text-muted">
              Added <Time at={createdAt} style="date" /> by {createdByName}
            </p>
          </div>
          <AlertDialog
            title={`Remove ${name}?`}
            description="Nothing more is posted there, not even what waits. It can’t be undone; add it again instead."
            trigger={
              <Button size="small" aria-label={`Remove ${name}`}>
                Remove…
              </Button>
            }
          >
            <ActForm action={remove.bind(null, id)} variant="danger" busyLabel="Removing…">
              Remove {name}
            </ActForm>
          </AlertDialog>
        </li>
      ))}
    </ul>
  )
}
