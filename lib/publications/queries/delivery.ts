import 'server-only'
import { db } from '@/lib/db/client'
import { followUpOf } from '@/lib/publications/follow-up'
import type { FollowUp, Outgoing } from '@/lib/publications/model'

/** One delivery that is still to be made, with what it carries. */
export interface WaitingDelivery {
  readonly id: string
  readonly channel: string
  readonly recipient: string
  readonly endpoint: { id: string; url: string; sealedSecret: Uint8Array; removedAt: Date | null } | null
  readonly publicationId: string
  readonly outgoing: Outgoing
  /** The outgoing text as the record holds it, and its SHA-256. */
  readonly text: string
  readonly textHash: string
  readonly kind: string
  readonly audience: string
  readonly publishedAt: Date
  readonly followUp: FollowUp | null
  readonly slug: string | null
}

async function slugOf(statementId: string): Promise<string | null> {
  const [found] = await db().$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE back AS (
      SELECT id, "correctsId" FROM statement WHERE id = ${statementId}::uuid
      UNION ALL SELECT s.id, s."correctsId" FROM statement s JOIN back b ON s.id = b."correctsId"
    )
    SELECT t.slug FROM back b JOIN public_thread t ON t."statementId" = b.id`
  return found?.slug ?? null
}

/** For the job that makes it; null where it was made already. Asked by the worker alone, which acts for nobody. */
export async function findWaitingDelivery(deliveryId: string): Promise<WaitingDelivery | null> {
  const found = await db().statementDelivery.findUnique({
    where: { id: deliveryId, sentAt: null },
    include: { endpoint: true, publication: { include: { statement: true } } },
  })
  if (!found) return null
  const { id, channel, recipient, endpoint, publication } = found
  const { title, text, asOf, drill, kind, audience, publishedAt, statement } = publication
  return {
    ...{ id, channel, recipient, endpoint, publicationId: publication.id, kind, audience, publishedAt },
    outgoing: { title, text, asOf: asOf.toISOString(), drill },
    text: publication.outgoing,
    textHash: Buffer.from(publication.outgoingHash).toString('hex'),
    followUp: followUpOf(statement),
    slug: publication.public ? await slugOf(publication.statementId) : null,
  }
}
