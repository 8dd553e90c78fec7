import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { addMember } from '@/lib/incidents/commands/people'
import { recordDelivered, recordDeliveryFailed, takePublication } from '@/lib/publications/commands/deliveries'
import { addWebhook, removeWebhook } from '@/lib/publications/commands/webhooks'
import { publicFeed } from '@/lib/publications/public/feed'
import { publicPage } from '@/lib/publications/public/page'
import { getSendingDesk, listWebhooks } from '@/lib/publications/queries/desk'
import { findPublicThread, listPublicThreads } from '@/lib/publications/queries/public'
import { listRecipients } from '@/lib/publications/queries/recipients'
import { notYetTold } from '@/lib/publications/untold'
import { draftCorrection } from '@/lib/statements/commands/correct'
import { publishStatement } from '@/lib/statements/commands/publish'
import { reviseStatement } from '@/lib/statements/commands/revise'
import { getStatement } from '@/lib/statements/queries/statement'
import { addPerson } from '@/lib/testing/people'
import {
  approveDraft,
  approvedHolding,
  type Cast,
  castPeople,
  openIncident,
  review,
} from '@/lib/testing/statements/incident'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let incident: { id: string; reference: string }
const nowhere = newId()
const system = { kind: 'system', name: 'publications' } as const

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret for tests that is long enough'
  cast = await castPeople()
  incident = await openIncident(cast.responder)
  await review(cast.responder, incident.id)
})

const release = (given: { statementId: string; textHash: string; reference: string }, sending: object) => ({
  ...{
    statementId: given.statementId,
    textHash: given.textHash,
    channel: 'Press desk',
    confirm: given.reference,
    sending,
  },
})

async function reviewed(visibility: 'open' | 'restricted' = 'open') {
  const own = await openIncident(cast.responder, visibility)
  await review(cast.responder, own.id)
  return own
}

async function slugOf(statementId: string): Promise<string> {
  return (await db().publicThread.findUniqueOrThrow({ where: { statementId } })).slug
}

describe('a public page', () => {
  it('stands with the publication at an address that nobody guesses', async () => {
    const given = await approvedHolding(cast, incident.id)
    const kinds = await kindsDuring(() => publishStatement(cast.comms, release(given, { publicPage: true })))
    expect(kinds).toEqual(['statement.published', 'statement.delivered'])
    const slug = await slugOf(given.statementId)
    expect(slug).toMatch(/^[A-Za-z0-9_-]{22}$/)
    const thread = await findPublicThread(slug)
    expect(thread?.versions.map(({ followUp }) => followUp)).toEqual([null])
    expect((await listPublicThreads()).map((one) => one.slug)).toContain(slug)
    for (const other of [nowhere, slug.slice(1), `${slug}x`, '', 'x'.repeat(22)])
      expect(await findPublicThread(other)).toBeNull()
  })

  it('tells nothing that was not published', async () => {
    const own = await reviewed()
    const given = await approvedHolding(cast, own.id)
    await publishStatement(cast.comms, release(given, { publicPage: true }))
    const thread = await findPublicThread(await slugOf(given.statementId))
    if (!thread) throw new Error('not public')
    const shown = [publicPage(thread), publicFeed([thread], 'https://a.example', `/s/${thread.slug}/feed`, 'T')].join(
      '\n',
    )
    const names = Object.values(cast).map(({ name }) => name)
    const inside = [...names, own.reference, given.reference, own.id, given.statementId, 'Recordings readable']
    for (const words of inside) expect(shown).not.toContain(words)
    expect(shown).not.toMatch(/SEV|entry \d|contradict|stale/i)
    await review(cast.responder, own.id, { outcome: 'access_found' })
    expect(await findPublicThread(thread.slug)).toEqual(thread)
  })

  it('is refused where the words name the incident, and so is mail', async () => {
    const given = await approvedHolding(cast, incident.id, 'Recordings readable too widely')
    for (const sending of [{ publicPage: true }, { emails: ['a@example.org'] }])
      await expect(publishStatement(cast.comms, release(given, sending))).rejects.toThrow(
        /which is what the incident is called/,
      )
    expect(await kindsDuring(() => publishStatement(cast.comms, release(given, {})))).toEqual(['statement.published'])
  })

  it('shows the words of a restricted incident’s statement and nothing else of it', async () => {
    const hidden = await reviewed('restricted')
    for (const { id: personId } of [cast.author, cast.comms, cast.counsel])
      await addMember(cast.responder, { incidentId: hidden.id, personId })
    const given = await approvedHolding(cast, hidden.id)
    await publishStatement(cast.comms, release(given, { publicPage: true }))
    const thread = await findPublicThread(await slugOf(given.statementId))
    expect(Object.keys(thread?.versions[0] ?? {}).sort()).toEqual([
      ...['asOf', 'drill', 'followUp', 'outgoingHash', 'publishedAt', 'text', 'title'],
    ])
    expect(thread ? publicPage(thread) : '').not.toMatch(/restricted|INC-|STM-/i)
    const outsider = await addPerson('spokesperson')
    expect(await listRecipients(outsider, given.statementId)).toEqual([])
    expect(await getSendingDesk(outsider, given.statementId)).toMatchObject({ publicPath: null, earlier: [] })
    await expect(takePublication(outsider, { statementId: given.statementId, channel: 'pdf' })).rejects.toThrow(
      NotFound,
    )
  })
})

describe('sending', () => {
  it('needs a mail server, and endpoints that are there', async () => {
    const given = await approvedHolding(cast, incident.id)
    const publish = (sending: object) => publishStatement(cast.comms, release(given, sending))
    await expect(publish({ emails: ['a@example.org'] })).rejects.toThrow('No mail server is set up here')
    await expect(publish({ webhooks: [nowhere] })).rejects.toThrow(InvalidInput)
    await expect(publish({ emails: ['no address'] })).rejects.toThrow(InvalidInput)
  })
})

describe('taking along', () => {
  it('is kept with who and when, of what is published only', async () => {
    const given = await approvedHolding(cast, incident.id)
    const take = { statementId: given.statementId, channel: 'copy' } as const
    await expect(takePublication(cast.comms, take)).rejects.toThrow(Refused)
    await publishStatement(cast.comms, release(given, {}))
    await expect(takePublication(await addPerson('auditor'), take)).rejects.toThrow(Forbidden)
    await expect(takePublication(cast.comms, { ...take, statementId: nowhere })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => takePublication(cast.comms, take))).toEqual(['statement.delivered'])
    const [taken] = await listRecipients(cast.author, given.statementId)
    expect(taken).toMatchObject({ channel: 'copy', recipient: cast.comms.name, byName: cast.comms.name })
    expect(await listRecipients(await addPerson('reporter'), given.statementId)).toEqual([])
  })
})

describe('a delivery', () => {
  it('is kept by the sender alone, once', async () => {
    const given = await approvedHolding(cast, incident.id)
    const { endpointId } = await addWebhook(await addPerson('admin'), {
      name: 'Desk',
      url: 'https://desk.example/hook',
    })
    await publishStatement(cast.comms, release(given, { webhooks: [endpointId] }))
    const [{ deliveryId = nowhere } = {}] = await listRecipients(cast.author, given.statementId)
    const [failed, done] = [
      { deliveryId, reason: 'No answer.' },
      { deliveryId, receipt: '200' },
    ]
    await expect(recordDelivered(cast.comms, done)).rejects.toThrow(Forbidden)
    await expect(recordDeliveryFailed(cast.comms, failed)).rejects.toThrow(Forbidden)
    await expect(recordDelivered(system, { ...done, deliveryId: nowhere })).rejects.toThrow(NotFound)
    const kinds = await kindsDuring(async () => {
      for (let time = 0; time < 3; time++) await recordDeliveryFailed(system, failed)
      for (let time = 0; time < 2; time++) await recordDelivered(system, done)
      await recordDeliveryFailed(system, failed)
    })
    expect(kinds).toEqual(['statement.delivery_failed', 'statement.delivered'])
    const [row] = await listRecipients(cast.author, given.statementId)
    expect(row).toMatchObject({ attempts: 4, receipt: '200', lastError: '' })
  })
})

describe('a correction', () => {
  const body = [
    'What we said: {{earlier:no_indication_of_access}}',
    'What is right: {{claim:what_happened}}',
    'Known since: 12:00 UTC on 4 November.',
    'Why it changed: a later review read further.',
    'Who was told: the press.',
    'Effect on advice: none.',
    'Contact: the press office.',
  ].join('\n')

  it('stands where the words stood that it corrects, newest first, with what changed', async () => {
    const own = await reviewed()
    const given = await approvedHolding(cast, own.id)
    const { endpointId } = await addWebhook(await addPerson('admin'), { name: 'Wire', url: 'https://wire.example/' })
    await publishStatement(cast.comms, release(given, { publicPage: true, webhooks: [endpointId] }))
    const [first] = await listRecipients(cast.author, given.statementId)
    await recordDelivered(system, { deliveryId: first?.deliveryId ?? nowhere, receipt: '200' })
    await review(cast.responder, own.id, { outcome: 'access_found' })
    const { reference } = await draftCorrection(cast.author, { statementId: given.statementId })
    const { id, rowVersion, title, audience } = await getStatement(cast.author, reference)
    const draft = { statementId: id, expectedVersion: rowVersion, title, audience, body }
    await reviseStatement(cast.author, draft)
    const correction = await approveDraft(cast, { id, reference }, rowVersion + 1)
    await expect(publishStatement(cast.comms, release(correction, {}))).rejects.toThrow('must stand there too')
    await publishStatement(cast.comms, release(correction, { publicPage: true }))
    const thread = await findPublicThread(await slugOf(given.statementId))
    expect(thread?.versions.map(({ followUp }) => followUp)).toEqual(['update', null])
    const page = thread ? publicPage(thread) : ''
    expect(page.indexOf('id="v2"')).toBeLessThan(page.indexOf('id="v1"'))
    expect(page).toMatch(/<del>[^<]*Next update/)
    expect(page).toMatch(/<ins>[^<]*What is right/)
    const { earlier, publicPath } = await getSendingDesk(cast.comms, id)
    expect(publicPath).toBe(`/s/${thread?.slug}`)
    const untold = notYetTold(earlier, await listRecipients(cast.comms, id))
    expect(untold.map(({ recipient }) => recipient)).toEqual(['Wire'])
  })
})

describe('webhooks', () => {
  const hook = { name: 'Newsroom', url: 'https://news.example/hook' }

  it('are set up by administrators, their secret shown once and kept sealed', async () => {
    const admin = await addPerson('admin')
    await expect(addWebhook(cast.comms, hook)).rejects.toThrow(Forbidden)
    for (const url of ['ftp://news.example', 'https://me:pass@news.example/', 'news']) {
      await expect(addWebhook(admin, { ...hook, url })).rejects.toThrow(InvalidInput)
    }
    const { endpointId, secret } = await addWebhook(admin, hook)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const row = await db().webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } })
    expect(Buffer.from(row.sealedSecret).toString('latin1')).not.toContain(secret.slice(6))
    expect((await listWebhooks(admin)).map(({ id }) => id)).toContain(endpointId)
    expect(await listWebhooks(cast.comms)).toEqual([])
    await expect(removeWebhook(cast.comms, { endpointId })).rejects.toThrow(Forbidden)
    await expect(removeWebhook(admin, { endpointId: nowhere })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => removeWebhook(admin, { endpointId }))).toEqual(['webhook.removed'])
    expect(await kindsDuring(() => removeWebhook(admin, { endpointId }))).toEqual([])
    expect((await listWebhooks(admin)).map(({ id }) => id)).not.toContain(endpointId)
  })
})
