import type { RecipientsProps } from '@/components/statements/recipients'
import type { SendingFieldsProps } from '@/components/statements/sending-fields'
import type { Actor } from '@/lib/auth/model'
import { outgoingText } from '@/lib/publications/outgoing'
import { outgoingHash } from '@/lib/publications/outgoing-hash'
import { getSendingDesk } from '@/lib/publications/queries/desk'
import { listRecipients } from '@/lib/publications/queries/recipients'
import { mayBePublic } from '@/lib/publications/rules'
import { notYetTold } from '@/lib/publications/untold'
import type { StatementDetail } from '@/lib/statements/queries/statement'

export interface Ways {
  readonly outgoing: { text: string; hash: string }
  readonly sending: SendingFieldsProps
  readonly recipients: Pick<RecipientsProps, 'recipients' | 'untold' | 'uncorrected'>
}

/** By which ways the statement goes or went out, for the page. */
export async function waysOf(actor: Actor, { id, kind, originalKind, outgoing }: StatementDetail): Promise<Ways> {
  const [desk, recipients] = await Promise.all([getSendingDesk(actor, id), listRecipients(actor, id)])
  const { mailReady, webhooks, publicPath, earlier, later } = desk
  const text = outgoingText(outgoing)
  const reached = (channel: string) => earlier.filter((one) => one.channel === channel)
  const known = new Set(webhooks.map((webhook) => webhook.id))
  return {
    outgoing: { text, hash: outgoingHash(text) },
    recipients: { recipients, untold: notYetTold(earlier, recipients), uncorrected: notYetTold(recipients, later) },
    sending: {
      ...{ mailReady, webhooks },
      publicPage: mayBePublic(originalKind ?? kind) ? { address: publicPath, required: publicPath !== null } : null,
      earlier: {
        emails: [...new Set(reached('email').map((one) => one.recipient))],
        webhooks: reached('webhook').flatMap(({ endpointId }) =>
          endpointId && known.has(endpointId) ? [endpointId] : [],
        ),
      },
    },
  }
}
