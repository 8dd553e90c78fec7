import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { type CommandContext, command } from '@/lib/command'
import { Forbidden, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import type { Channel } from '@/lib/publications/model'
import { deliveredInput, failedInput, takeInput } from '@/lib/publications/schema'
import { lockStatement, type StatementTarget } from '@/lib/statements/lock'
import { event } from '@/lib/timeline/model'

interface DeliveryTarget extends StatementTarget {
  readonly delivery: {
    readonly id: string
    readonly channel: Channel
    readonly recipient: string
    readonly textHash: Uint8Array
    readonly sentAt: Date | null
    readonly attempts: number
    readonly lastError: string
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

async function lockDelivery(context: CommandContext, id: string): Promise<DeliveryTarget> {
  const found = await context.tx.statementDelivery.findUnique({
    where: { id },
    select: { publication: { select: { statementId: true } } },
  })
  if (!found) throw new NotFound()
  const target = await lockStatement(context, found.publication.statementId)
  // Read under the statement's lock: whoever recorded an answer meanwhile was first.
  const { channel, ...delivery } = await context.tx.statementDelivery.findUniqueOrThrow({ where: { id } })
  return { ...target, delivery: { ...delivery, channel: channel as Channel } }
}

function whatWasSent({ statement, delivery }: DeliveryTarget) {
  const { id: statementId, reference, title } = statement
  const { id: deliveryId, channel, recipient, textHash } = delivery
  return { statementId, reference, title, deliveryId, channel, recipient, textHash: hex(textHash) }
}

/** Keeps that the other side has taken it, with its answer. Again changes nothing. */
export const recordDelivered = command({
  name: 'publications.recordDelivered',
  permission: 'rule.apply',
  input: deliveredInput,
  events: ['statement.delivered'],
  target: (context, { deliveryId }) => lockDelivery(context, deliveryId),
  async run({ tx, input: { deliveryId, receipt }, target, now }) {
    const { delivery, stream } = target
    if (delivery.sentAt) return { unchanged: null }
    const data = { sentAt: now, receipt, attempts: delivery.attempts + 1, lastError: '' }
    await tx.statementDelivery.update({ where: { id: deliveryId }, data })
    return { events: [event(stream, 'statement.delivered', { ...whatWasSent(target), receipt })], result: null }
  },
})

/** Keeps that it was not taken. The timeline tells of it once for each reason, however often it is tried. */
export const recordDeliveryFailed = command({
  name: 'publications.recordDeliveryFailed',
  permission: 'rule.apply',
  input: failedInput,
  events: ['statement.delivery_failed'],
  target: (context, { deliveryId }) => lockDelivery(context, deliveryId),
  async run({ tx, input: { deliveryId, reason }, target }) {
    const { delivery, stream } = target
    if (delivery.sentAt) return { unchanged: null }
    const data = { attempts: delivery.attempts + 1, lastError: reason }
    await tx.statementDelivery.update({ where: { id: deliveryId }, data })
    if (delivery.lastError === reason) return { unchanged: null }
    return { events: [event(stream, 'statement.delivery_failed', { ...whatWasSent(target), reason })], result: null }
  },
})

/** Keeps that a person took the published words along: copied, or as a file. */
export const takePublication = command({
  name: 'publications.takePublication',
  permission: 'incident.communicate',
  input: takeInput,
  events: ['statement.delivered'],
  target: (context, { statementId }) => lockStatement(context, statementId),
  async run({ tx, actor, input: { statementId, channel }, target, now }) {
    const personId = personIdOf(actor)
    if (!personId || actor.kind === 'system') throw new Forbidden()
    const publication = await tx.statementPublication.findFirst({
      where: { statementId },
      orderBy: { publishedAt: 'desc' },
      select: { id: true, outgoingHash: true },
    })
    if (!publication) throw new Refused('not_published', 'Only a published statement can be taken along.')
    const id = newId()
    const { outgoingHash: textHash, id: publicationId } = publication
    const { name: recipient } = actor
    const row = { id, publicationId, channel, recipient, personId, textHash: Uint8Array.from(textHash) }
    await tx.statementDelivery.create({ data: { ...row, requestedAt: now, sentAt: now } })
    const { reference, title } = target.statement
    const which = { statementId, reference, title, deliveryId: id, channel, recipient, textHash: hex(textHash) }
    return {
      events: [event(target.stream, 'statement.delivered', { ...which, receipt: '' })],
      result: { deliveryId: id },
    }
  },
})
