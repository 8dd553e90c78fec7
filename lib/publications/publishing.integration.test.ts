import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { registry } from '@/lib/jobs/handlers'
import { startWorker, type Worker } from '@/lib/jobs/worker'
import { addWebhook, removeWebhook } from '@/lib/publications/commands/webhooks'
import { outgoingText } from '@/lib/publications/outgoing'
import { outgoingHash } from '@/lib/publications/outgoing-hash'
import { publicPage } from '@/lib/publications/public/page'
import { findPublicThread } from '@/lib/publications/queries/public'
import { listRecipients } from '@/lib/publications/queries/recipients'
import { publishStatement } from '@/lib/statements/commands/publish'
import { getStatement } from '@/lib/statements/queries/statement'
import { ownDatabase } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'
import { startWebhookSink, type WebhookSink } from '@/lib/testing/publications/webhook-sink'
import { type SmtpSink, startSmtpSink } from '@/lib/testing/smtp-sink'
import { approvedHolding, type Cast, castPeople, openIncident, review } from '@/lib/testing/statements/incident'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let mails: SmtpSink
let hook: WebhookSink
let worker: Worker
let incidentId: string
const patience = { timeout: 15_000 }
const jobs = () => db().job.count({ where: { name: 'publications.deliver' } })

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret for tests that is long enough'
  process.env.WEBHOOK_NETWORKS = '127.0.0.0/8'
  mails = await startSmtpSink()
  hook = await startWebhookSink()
  process.env.SMTP_URL = mails.url
  cast = await castPeople()
  incidentId = (await openIncident(cast.responder)).id
  await review(cast.responder, incidentId)
  worker = startWorker({ url: ownDatabase().appUrl, registry: registry() })
})
afterAll(async () => {
  await worker.stop()
  await mails.stop()
  await hook.stop()
})

async function endpoint(name: string): Promise<string> {
  const { endpointId } = await addWebhook(await addPerson('admin'), { name, url: hook.url })
  return endpointId
}

/** Publishes an approved holding statement and answers what its preview showed. */
async function publish(sending: object) {
  const { statementId, reference, textHash } = await approvedHolding(cast, incidentId)
  const before = await getStatement(cast.author, reference)
  await publishStatement(cast.comms, { statementId, textHash, channel: 'Press desk', confirm: reference, sending })
  return { statementId, reference, preview: outgoingText(before.outgoing) }
}

/** The text part of a mail, out of its transfer encoding. */
function textPart(raw: string): string {
  const [, body = ''] = /Content-Type: text\/plain[\s\S]*?\n\n([\s\S]*?)\n--/i.exec(raw.replaceAll('\r\n', '\n')) ?? []
  if (/base64/i.test(raw.split('text/plain')[1]?.slice(0, 120) ?? ''))
    return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  const joined = body.replaceAll('=\n', '')
  const bytes = joined.replace(/(?:=[0-9A-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  )
  return bytes
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What a browser shows of the newest version's words, a paragraph parted from the next by an empty line. */
function shownText(html: string): string {
  const [, words = ''] = /<div class="words">\n([\s\S]*?)\n<\/div>/.exec(html) ?? []
  return words
    .replaceAll('<br>', '\n')
    .replaceAll(/<\/(?:p|h2)>\n?/g, '\n\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#?\w+);/g, (_, name: string) => entities[name] ?? '?')
    .replace(/\n\n$/, '\n')
}

describe('what is sent', () => {
  it('is the preview, byte for byte, by mail, webhook and on the public page', async () => {
    const webhooks = [await endpoint('Newsroom')]
    const { statementId, preview } = await publish({ emails: ['Desk@example.org'], webhooks, publicPage: true })
    await expect.poll(jobs, patience).toBe(0)
    const mail = mails.mails.at(-1)
    expect(mail?.to).toBe('desk@example.org')
    expect(textPart(mail?.raw ?? '')).toBe(preview)
    const { data } = JSON.parse(hook.calls.at(-1)?.body ?? '{}') as {
      data: { text: string; textHash: string; url: string }
    }
    expect(data.text).toBe(preview)
    expect(data.textHash).toBe(outgoingHash(preview))
    const thread = await findPublicThread(data.url.split('/').at(-1) ?? '')
    const page = thread ? publicPage(thread) : ''
    expect(shownText(page)).toBe(preview)
    expect(page).toContain(outgoingHash(preview))
    const record = await db().statementPublication.findFirstOrThrow({ where: { statementId } })
    expect(record.outgoing).toBe(preview)
    const recipients = await listRecipients(cast.author, statementId)
    expect(
      recipients.map(({ channel, recipient, receipt, textHash }) => [channel, recipient, receipt, textHash]),
    ).toEqual(
      expect.arrayContaining([
        ['email', 'desk@example.org', '250 taken', outgoingHash(preview)],
        ['webhook', 'Newsroom', '202 taken', outgoingHash(preview)],
        ['public_page', `/s/${thread?.slug}`, '', outgoingHash(preview)],
      ]),
    )
  })

  it('is tried again when it is not taken, once for each recipient, and the failure shows meanwhile', async () => {
    mails.refuse(1)
    hook.answer(503)
    const [mailsBefore, webhooks] = [mails.mails.length, [await endpoint('Slow')]]
    const kinds = await kindsDuring(async () => {
      const { statementId } = await publish({ emails: ['later@example.org'], webhooks })
      const errors = async () => (await listRecipients(cast.author, statementId)).map(({ lastError }) => lastError)
      await expect.poll(errors, patience).toContain('It answered 503.')
      hook.answer(202)
      await expect.poll(jobs, patience).toBe(0)
    })
    expect(mails.mails.length).toBe(mailsBefore + 1)
    const deliveries = kinds.filter((kind) => kind.startsWith('statement.deliver')).sort()
    expect(deliveries).toEqual([
      ...['statement.delivered', 'statement.delivered'],
      ...['statement.delivery_failed', 'statement.delivery_failed'],
    ])
  })

  it('is not posted to a webhook that was removed meanwhile', async () => {
    hook.answer(503)
    const id = await endpoint('Gone')
    const { statementId } = await publish({ webhooks: [id] })
    const attempts = async () => (await listRecipients(cast.author, statementId))[0]?.attempts ?? 0
    await expect.poll(attempts, patience).toBeGreaterThan(0)
    await removeWebhook(await addPerson('admin'), { endpointId: id })
    hook.answer(202)
    await expect.poll(jobs, patience).toBe(0)
    expect((await listRecipients(cast.author, statementId))[0]).toMatchObject({
      sentAt: null,
      lastError: 'The webhook was removed.',
    })
  })
})
