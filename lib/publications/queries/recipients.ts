import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleTo } from '@/lib/incidents/visible'
import type { Channel } from '@/lib/publications/model'

/** Who got the words of a statement, or is to get them. */
export interface Recipient {
  readonly deliveryId: string
  readonly channel: Channel
  readonly recipient: string
  readonly endpointId: string | null
  /** Who sent it or took it along. */
  readonly byName: string | null
  readonly requestedAt: Date
  /** Null while it is on its way. */
  readonly sentAt: Date | null
  readonly receipt: string
  readonly attempts: number
  readonly lastError: string
  /** SHA-256 of the text that went out, lower-case hex. */
  readonly textHash: string
}

/** Everybody whom this statement reached, as far as we know, in order; nobody for a statement that the viewer may not see. */
export async function listRecipients(actor: Actor, statementId: string): Promise<Recipient[]> {
  const rows = await db().statementDelivery.findMany({
    where: { publication: { statementId, statement: { incident: visibleTo(actor, 'statement.read') } } },
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    include: { person: { select: { name: true } } },
  })
  return rows.map(({ id, channel, person, textHash, ...row }) => ({
    ...{ deliveryId: id, channel: channel as Channel, byName: person?.name ?? null },
    ...{ recipient: row.recipient, endpointId: row.endpointId, requestedAt: row.requestedAt, sentAt: row.sentAt },
    ...{ receipt: row.receipt, attempts: row.attempts, lastError: row.lastError },
    textHash: Buffer.from(textHash).toString('hex'),
  }))
}
