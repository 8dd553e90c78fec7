import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { visibleTo } from '@/lib/incidents/visible'
import { mailSettings } from '@/lib/notices/mail-settings'
import { listRecipients, type Recipient } from '@/lib/publications/queries/recipients'

export interface WebhookRow {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly createdAt: Date
  readonly createdByName: string
}

/** What a publication can be sent by, and whom the words that it corrects had reached. */
export interface SendingDesk {
  readonly mailReady: boolean
  readonly webhooks: readonly Pick<WebhookRow, 'id' | 'name'>[]
  /** Where the thread stands in public; null where it does not. */
  readonly publicPath: string | null
  /** Everybody whom earlier statements of the thread reached, latest first. */
  readonly earlier: readonly Recipient[]
  /** Everybody whom what was published to follow this statement reached. */
  readonly later: readonly Recipient[]
}

/** The webhooks that are set up, for administrators. */
export async function listWebhooks(actor: Actor): Promise<WebhookRow[]> {
  if (!mayEver(actor, 'settings.manage')) return []
  const rows = await db().webhookEndpoint.findMany({
    where: { removedAt: null },
    orderBy: { createdAt: 'asc' },
    include: { createdBy: { select: { name: true } } },
  })
  return rows.map(({ id, name, url, createdAt, createdBy }) => ({
    id,
    name,
    url,
    createdAt,
    createdByName: createdBy.name,
  }))
}

/** The statements that this one follows, nearest first, and the public address of the thread. */
async function readBack(statementId: string): Promise<{ id: string; slug: string | null }[]> {
  return db().$queryRaw`
    WITH RECURSIVE back AS (
      SELECT id, "correctsId", 0 AS step FROM statement WHERE id = ${statementId}::uuid
      UNION ALL SELECT s.id, s."correctsId", b.step + 1 FROM statement s JOIN back b ON s.id = b."correctsId"
    )
    SELECT b.id, t.slug FROM back b LEFT JOIN public_thread t ON t."statementId" = b.id ORDER BY b.step`
}

/** The published statements that follow this one, at any remove. */
async function readOnward(statementId: string): Promise<{ id: string }[]> {
  return db().$queryRaw`
    WITH RECURSIVE onward AS (
      SELECT id FROM statement WHERE "correctsId" = ${statementId}::uuid AND state = 'published'
      UNION ALL SELECT s.id FROM statement s JOIN onward o ON s."correctsId" = o.id WHERE s.state = 'published'
    )
    SELECT id FROM onward`
}

/** For whoever looks at the statement; of one that they may not see it tells nothing. */
export async function getSendingDesk(actor: Actor, statementId: string): Promise<SendingDesk> {
  const incident = visibleTo(actor, 'statement.read')
  const seen = await db().statement.count({ where: { id: statementId, incident } })
  const chain = seen > 0 ? await readBack(statementId) : []
  const slug = chain.at(-1)?.slug ?? null
  const reached = (statements: { id: string }[]) => Promise.all(statements.map(({ id }) => listRecipients(actor, id)))
  const [before, after] = await Promise.all([
    reached(chain.slice(1)),
    reached(seen > 0 ? await readOnward(statementId) : []),
  ])
  const publishes = mayEver(actor, 'statement.publish')
  const where = { removedAt: null }
  const webhooks = publishes
    ? await db().webhookEndpoint.findMany({ where, orderBy: { name: 'asc' }, select: { id: true, name: true } })
    : []
  const publicPath = slug && `/s/${slug}`
  return { webhooks, mailReady: mailSettings() !== null, publicPath, earlier: before.flat(), later: after.flat() }
}
