import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { InvalidInput, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { enqueue } from '@/lib/jobs/enqueue'
import { mailSettings } from '@/lib/notices/mail-settings'
import type { Channel } from '@/lib/publications/model'
import type { Sending } from '@/lib/publications/schema'
import type { StatementKind } from '@/lib/statements/model'

/** The statement at the beginning of a thread of corrections, and whether a publication of the thread stands in public. */
export interface Thread {
  readonly rootId: string
  readonly originalKind: StatementKind
  readonly isPublic: boolean
}

/** Goes back from a correction to the original. */
export async function readThread(tx: Tx, statementId: string): Promise<Thread> {
  const [thread] = await tx.$queryRaw<Thread[]>`
    WITH RECURSIVE back AS (
      SELECT id, kind, "correctsId" FROM statement WHERE id = ${statementId}::uuid
      UNION ALL SELECT s.id, s.kind, s."correctsId" FROM statement s JOIN back b ON s.id = b."correctsId"
    )
    SELECT b.id AS "rootId", b.kind AS "originalKind",
      EXISTS (SELECT FROM public_thread t WHERE t."statementId" = b.id) AS "isPublic"
    FROM back b WHERE b."correctsId" IS NULL`
  if (!thread) throw new Error(`statement ${statementId} has no beginning`)
  return thread
}

/** 128 bits: who was not given the address does not find it. */
function newSlug(): string {
  return randomBytes(16).toString('base64url')
}

/** The public address of the thread, made when its first publication stands in public. */
async function publicSlug(tx: Tx, rootId: string, now: Date): Promise<string> {
  const known = await tx.publicThread.findUnique({ where: { statementId: rootId }, select: { slug: true } })
  if (known) return known.slug
  const slug = newSlug()
  await tx.publicThread.create({ data: { statementId: rootId, slug, createdAt: now } })
  return slug
}

/** Names of the endpoints by id; InvalidInput for one that is not there or was removed. */
async function readEndpoints(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const found = await tx.webhookEndpoint.findMany({
    where: { id: { in: [...ids] }, removedAt: null },
    select: { id: true, name: true },
  })
  if (found.length !== new Set(ids).size) throw new InvalidInput({ webhooks: 'One of these is not there any more.' })
  return found
}

export interface HandOut {
  readonly publicationId: string
  readonly rootId: string
  /** SHA-256 of the outgoing text. */
  readonly textHash: Uint8Array<ArrayBuffer>
  readonly sending: Sending
  readonly personId: string
  readonly now: Date
}

/** What already reached everybody when the publication was committed: the public page. */
export interface Shown {
  readonly deliveryId: string
  readonly path: string
}

/**
 * Puts the publication on its public page and asks for each mail and call, all in the caller's transaction: what was
 * published is sent, what was not is not, whatever dies in between.
 */
export async function handOut(tx: Tx, what: HandOut): Promise<Shown | null> {
  const { publicationId, textHash, sending, personId, now } = what
  if (sending.emails.length > 0 && !mailSettings())
    throw new Refused('no_mail', 'No mail server is set up here, so nothing can be mailed.')
  const add = async (channel: Channel, recipient: string, more: { endpointId?: string; sentAt?: Date } = {}) => {
    const id = newId()
    const row = { id, publicationId, channel, recipient, textHash, requestedAt: now, personId, ...more }
    await tx.statementDelivery.create({ data: row })
    return id
  }
  for (const address of sending.emails)
    await enqueue(tx, 'publications.deliver', { deliveryId: await add('email', address) })
  for (const { id: endpointId, name } of await readEndpoints(tx, sending.webhooks))
    await enqueue(tx, 'publications.deliver', { deliveryId: await add('webhook', name, { endpointId }) })
  if (!sending.publicPage) return null
  const path = `/s/${await publicSlug(tx, what.rootId, now)}`
  return { deliveryId: await add('public_page', path, { sentAt: now }), path }
}
