import { Webhook } from 'standardwebhooks'
import type { FollowUp } from '@/lib/publications/model'

/** What a webhook is told of a publication: what was published, and nothing of the incident. */
export interface Published {
  readonly deliveryId: string
  readonly publicationId: string
  readonly title: string
  /** The outgoing text, byte for byte. */
  readonly text: string
  /** SHA-256 of the text, lower-case hex. */
  readonly textHash: string
  readonly kind: string
  readonly audience: string
  readonly drill: boolean
  readonly asOf: string
  readonly publishedAt: string
  readonly followUp: FollowUp | null
  /** The public page, where there is one. */
  readonly url: string | null
}

export interface Call {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A CloudEvents 1.0 event in JSON, signed by Standard Webhooks. The delivery's id is the same for each attempt. */
export function callOf(published: Published, secret: string, source: string, now: Date): Call {
  const { deliveryId: id, publishedAt: time, publicationId, ...data } = published
  const type = `standdown.statement.${published.followUp ?? 'published'}`
  const context = { specversion: '1.0', id, source, type, time, subject: publicationId }
  const body = JSON.stringify({ ...context, datacontenttype: 'application/json', data: { ...data, publishedAt: time } })
  return {
    body,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Standdown',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
  }
}
