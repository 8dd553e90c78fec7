import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import { Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { addWebhookInput, webhookRef } from '@/lib/publications/schema'
import { newWebhookSecret, sealWebhookSecret } from '@/lib/publications/secret'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/** Adds an address that publications can be posted to. Its secret is in the answer and shown this once. */
export const addWebhook = command({
  name: 'publications.addWebhook',
  permission: 'settings.manage',
  input: addWebhookInput,
  events: ['webhook.added'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { name, url }, target: { stream }, now }) {
    const createdById = personIdOf(actor)
    if (!createdById) throw new Forbidden()
    const [endpointId, secret] = [newId(), newWebhookSecret()]
    const sealedSecret = sealWebhookSecret(endpointId, secret)
    await tx.webhookEndpoint.create({ data: { id: endpointId, name, url, sealedSecret, createdById, createdAt: now } })
    return { events: [event(stream, 'webhook.added', { endpointId, name, url })], result: { endpointId, secret } }
  },
})

/** Ends an address for good. What still waits to be posted there is not. */
export const removeWebhook = command({
  name: 'publications.removeWebhook',
  permission: 'settings.manage',
  input: webhookRef,
  events: ['webhook.removed'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { endpointId }, target: { stream }, now }) {
    const found = await tx.webhookEndpoint.findUnique({ where: { id: endpointId } })
    if (!found) throw new NotFound()
    if (found.removedAt) return { unchanged: null }
    await tx.webhookEndpoint.update({ where: { id: endpointId }, data: { removedAt: now } })
    return { events: [event(stream, 'webhook.removed', { endpointId, name: found.name })], result: null }
  },
})
