import type { Mail } from '@/lib/notices/mail'
import type { MailSettings } from '@/lib/notices/mail-settings'
import { type FollowUp, followUpWords, type Outgoing } from '@/lib/publications/model'
import { outgoingHtml } from '@/lib/publications/outgoing'

export interface MailedPublication {
  readonly deliveryId: string
  readonly recipient: string
  readonly outgoing: Outgoing
  /** The outgoing text as the record holds it. */
  readonly text: string
  readonly followUp: FollowUp | null
}

/** The mail of a publication: the outgoing text, byte for byte, and the same as HTML. Its id is the same for each attempt. */
export function publicationMail(
  { deliveryId, recipient, outgoing, text, followUp }: MailedPublication,
  { from, publicUrl }: Pick<MailSettings, 'from' | 'publicUrl'>,
): Mail & { readonly html: string } {
  const marks = [...(outgoing.drill ? ['DRILL'] : []), ...(followUp ? [followUpWords[followUp]] : [])]
  return {
    from,
    to: recipient,
    subject: [...marks, outgoing.title].join(': '),
    text,
    html: outgoingHtml(outgoing),
    messageId: `<publication.${deliveryId}@${new URL(publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}
