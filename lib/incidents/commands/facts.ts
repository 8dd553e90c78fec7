import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { InvalidInput, Refused } from '@/lib/errors'
import { occurrence, place } from '@/lib/incidents/commands/place'
import {
  answerInput,
  boundsInput,
  causeInput,
  countInput,
  impugnInput,
  logSourceInput,
  notificationInput,
  questionInput,
} from '@/lib/incidents/facts-schema'
import { lockTimeline } from '@/lib/incidents/lock'
import { event, type LockedStream } from '@/lib/timeline/model'

/** What came to pass can't lie ahead. */
function demandPast(field: string, at: Date | null, now: Date): void {
  if (at && at > now) throw new InvalidInput({ [field]: 'This time is in the future. Enter one that has passed.' })
}

/** Records a cause, and how far it is known. A later one takes its place. */
export const recordCause = command({
  name: 'incidents.recordCause',
  permission: 'incident.find',
  input: causeInput,
  events: ['cause.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target: { stream } }) {
    const { text, state, reviewers } = input
    const made = event(stream, 'cause.recorded', { text, state, reviewers }, { occurred: occurrence(input) })
    return { events: [made], result: place(stream) }
  },
})

/** Records when it began, ended or was discovered, and what that is known by. */
export const recordBounds = command({
  name: 'incidents.recordBounds',
  permission: 'incident.find',
  input: boundsInput,
  events: ['bounds.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target: { stream }, now }) {
    const { which, from, to, basis, text } = input
    demandPast('from', from, now)
    demandPast('to', to, now)
    const payload = { which, from: from.toISOString(), to: to?.toISOString() ?? null, basis, text }
    return {
      events: [event(stream, 'bounds.recorded', payload, { occurred: occurrence(input) })],
      result: place(stream),
    }
  },
})

/** Records a count of people, records or accounts, with its method. Statements that give another number turn with it. */
export const recordCount = command({
  name: 'incidents.recordCount',
  permission: 'incident.find',
  input: countInput,
  events: ['count.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target: { stream } }) {
    const { unit, low, high, method, deduplicated, final, text } = input
    const payload = { unit, low, high, method, deduplicated, final, text }
    return {
      events: [event(stream, 'count.recorded', payload, { occurred: occurrence(input) })],
      result: place(stream),
    }
  },
})

/** Records that somebody outside or inside was notified. It sends nothing. */
export const recordNotification = command({
  name: 'incidents.recordNotification',
  permission: 'incident.notify',
  input: notificationInput,
  events: ['notification.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target: { stream }, now }) {
    const { incidentId, occurredAt, occurredAbout, zone, sentAt, ...sent } = input
    demandPast('sentAt', sentAt, now)
    const payload = { ...sent, sentAt: sentAt.toISOString() }
    const occurred = occurrence({ occurredAt: occurredAt ?? sentAt, occurredAbout, zone })
    return { events: [event(stream, 'notification.recorded', payload, { occurred })], result: place(stream) }
  },
})

/** Opens a question: what is not known, who finds out, and until when. */
export const openQuestion = command({
  name: 'incidents.openQuestion',
  permission: 'incident.find',
  input: questionInput,
  events: ['question.opened'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ tx, input, target: { stream }, now }) {
    const { question, ownerId, due } = input
    if (due <= now) throw new InvalidInput({ due: 'This time has passed. Enter when it is to be answered.' })
    const owner = await tx.person.findFirst({ where: { id: ownerId, disabledAt: null }, select: { name: true } })
    if (!owner) throw new InvalidInput({ ownerId: 'There is no such person any more.' })
    const payload = { question, ownerId, ownerName: owner.name, due: due.toISOString() }
    return {
      events: [event(stream, 'question.opened', payload, { occurred: occurrence(input) })],
      result: place(stream),
    }
  },
})

async function kindOfEntry(tx: Tx, stream: LockedStream, seq: number): Promise<string | null> {
  const found = await tx.timelineEntry.findFirst({ where: { streamId: stream.id, seq }, select: { kind: true } })
  return found?.kind ?? null
}

/** Whether an entry of a kind that names this one by a number in its payload is on the stream already. */
async function namedBefore(tx: Tx, stream: LockedStream, kind: string, path: string, seq: number): Promise<boolean> {
  const where = { streamId: stream.id, kind, payload: { path: [path], equals: seq } }
  return (await tx.timelineEntry.findFirst({ where, select: { seq: true } })) !== null
}

/** Answers an open question. What stands in the answer is said only through facts of its own. */
export const answerQuestion = command({
  name: 'incidents.answerQuestion',
  permission: 'incident.find',
  input: answerInput,
  events: ['question.answered'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ tx, input, target: { stream } }) {
    const { question, text } = input
    if ((await kindOfEntry(tx, stream, question)) !== 'question.opened')
      throw new InvalidInput({ question: 'There is no such question on this timeline.' })
    if (await namedBefore(tx, stream, 'question.answered', 'question', question))
      throw new Refused('answered_already', 'This question has its answer.')
    const occurred = occurrence(input)
    return {
      events: [event(stream, 'question.answered', { question, text }, { occurred })],
      result: place(stream),
    }
  },
})

/** Records that an entry no longer counts as evidence as it did. What rests on it is weighed anew. */
export const impugnEvidence = command({
  name: 'incidents.impugnEvidence',
  permission: 'incident.find',
  input: impugnInput,
  events: ['evidence.impugned'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ tx, input, target: { stream } }) {
    const { entry, why, text } = input
    if ((await kindOfEntry(tx, stream, entry)) === null)
      throw new InvalidInput({ entry: 'There is no such entry on this timeline.' })
    if (await namedBefore(tx, stream, 'evidence.impugned', 'entry', entry))
      throw new Refused('impugned_already', 'This entry was impugned before.')
    const occurred = occurrence(input)
    return { events: [event(stream, 'evidence.impugned', { entry, why, text }, { occurred })], result: place(stream) }
  },
})

/** Records that there is another log to search. Reviews that did not search it cover less. */
export const recordLogSource = command({
  name: 'incidents.recordLogSource',
  permission: 'incident.find',
  input: logSourceInput,
  events: ['log_source.found'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target: { stream } }) {
    const { name, recordsReads, retainedFrom, text } = input
    const payload = { name, recordsReads, retainedFrom: retainedFrom?.toISOString() ?? null, text }
    return {
      events: [event(stream, 'log_source.found', payload, { occurred: occurrence(input) })],
      result: place(stream),
    }
  },
})
