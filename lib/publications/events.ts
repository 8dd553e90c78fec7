import type { Channel } from '@/lib/publications/model'

interface Sent {
  readonly statementId: string
  /** The statement's reference and title. */
  readonly reference: string
  readonly title: string
  readonly deliveryId: string
  readonly channel: Channel
  readonly recipient: string
  /** SHA-256 of the text that went out. */
  readonly textHash: string
}

/** What the record keeps of how publications reached people, and of where they are posted to. */
export interface PublicationEvents {
  'statement.delivered': Sent & { readonly receipt: string }
  'statement.delivery_failed': Sent & { readonly reason: string }
  'webhook.added': { readonly endpointId: string; readonly name: string; readonly url: string }
  'webhook.removed': { readonly endpointId: string; readonly name: string }
}
