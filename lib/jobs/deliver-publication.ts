import 'server-only'
import { createTransport } from 'nodemailer'
import type { SystemActor } from '@/lib/auth/model'
import { readEnv } from '@/lib/env'
import { Unavailable } from '@/lib/errors'
import { mailPatience, mailRefusal } from '@/lib/jobs/mail-notice'
import { mailSettings } from '@/lib/notices/mail-settings'
import { recordDelivered, recordDeliveryFailed } from '@/lib/publications/commands/deliveries'
import { publicationMail } from '@/lib/publications/mail'
import { findWaitingDelivery, type WaitingDelivery } from '@/lib/publications/queries/delivery'
import { openWebhookSecret } from '@/lib/publications/secret'
import { destinationOf, NotSent, systemResolve } from '@/lib/publications/webhook/addresses'
import { callOf } from '@/lib/publications/webhook/payload'
import { post } from '@/lib/publications/webhook/send'

const sender: SystemActor = { kind: 'system', name: 'publications' }
const tryAgainSeconds = 60

/** Hands the mail over and answers what the server said. */
async function mail(delivery: WaitingDelivery): Promise<string> {
  const settings = mailSettings()
  if (!settings) throw new NotSent('No mail server is set up.')
  const { id: deliveryId, recipient, outgoing, text, followUp } = delivery
  const { headers, ...parts } = publicationMail({ deliveryId, recipient, outgoing, text, followUp }, settings)
  const transport = createTransport({ url: settings.smtpUrl, ...mailPatience })
  try {
    const { response } = await transport.sendMail({ ...parts, headers: { ...headers } })
    return response
  } catch (thrown) {
    throw new NotSent(`The mail server did not take it (${mailRefusal(thrown)}).`)
  } finally {
    transport.close()
  }
}

/** Posts it and answers what came back. */
async function call({ endpoint, ...delivery }: WaitingDelivery): Promise<string> {
  if (!endpoint || endpoint.removedAt) throw new NotSent('The webhook was removed.')
  const { publicUrl, webhookNetworks } = readEnv()
  const { id: deliveryId, outgoing, slug, publicationId, text, textHash, kind, audience, followUp } = delivery
  const published = {
    ...{
      deliveryId,
      publicationId,
      text,
      textHash,
      kind,
      audience,
      followUp,
      publishedAt: delivery.publishedAt.toISOString(),
    },
    ...{ title: outgoing.title, drill: outgoing.drill, asOf: outgoing.asOf, url: slug && `${publicUrl}/s/${slug}` },
  }
  const secret = openWebhookSecret(endpoint.id, endpoint.sealedSecret)
  const destination = await destinationOf(endpoint.url, webhookNetworks, systemResolve)
  // The process's clock: receivers compare it with theirs and refuse what is minutes old.
  return post(destination, callOf(published, secret, publicUrl, new Date()))
}

/** Sends one publication to one recipient, unless that was done, and keeps the answer. Throws Unavailable to be tried again. */
export async function deliverPublication({ deliveryId }: { readonly deliveryId: string }): Promise<void> {
  const delivery = await findWaitingDelivery(deliveryId)
  if (!delivery) return
  try {
    const receipt = await (delivery.channel === 'email' ? mail(delivery) : call(delivery))
    await recordDelivered(sender, { deliveryId, receipt: receipt.slice(0, 500) })
  } catch (thrown) {
    if (!(thrown instanceof NotSent)) throw thrown
    await recordDeliveryFailed(sender, { deliveryId, reason: thrown.message.slice(0, 500) })
    if (delivery.endpoint?.removedAt) return
    throw new Unavailable(tryAgainSeconds, thrown.message)
  }
}
