import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import * as entries from '@/lib/incidents/commands/entries'
import * as facts from '@/lib/incidents/commands/facts'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'

const past = '2026-01-05T09:00:00.000Z'
const ahead = '2099-01-05T09:00:00.000Z'

const cause = (incidentId: string) => ({
  incidentId,
  text: 'a change of configuration on 2 October widened access',
  state: 'supported' as const,
})
const bounds = (incidentId: string) => ({ incidentId, which: 'start' as const, from: past, basis: 'log' as const })
const count = (incidentId: string) => ({
  incidentId,
  unit: 'people' as const,
  low: 200,
  high: 260,
  method: 'rows by employee number',
})
const notification = (incidentId: string) => ({
  incidentId,
  recipientClass: 'regulator' as const,
  recipient: 'the data protection authority',
  sentAt: past,
})
const logSource = (incidentId: string) => ({ incidentId, name: 'gateway log', recordsReads: true })
const question = async (incidentId: string) => ({
  incidentId,
  question: 'Who opened the files?',
  ownerId: (await addPerson('responder')).id,
  due: ahead,
})

async function asked(by?: PersonActor) {
  const actor = by ?? (await addPerson('responder'))
  const { id } = await filedBy(actor)
  const { seq } = await facts.openQuestion(actor, await question(id))
  return { actor, id, seq }
}

describe('recordCause', () => {
  itIsGuarded({
    ...{ command: facts.recordCause, allowed: 'counsel', refused: 'spokesperson', input: cause },
    writes: ['cause.recorded'],
  })

  it('confirms nothing that nobody reviewed', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const failed = await failureOf(facts.recordCause(actor, { ...cause(id), state: 'confirmed' }))
    expect(failed.json).toContain('Name who reviewed it')
  })
})

describe('recordBounds', () => {
  itIsGuarded({
    ...{ command: facts.recordBounds, allowed: 'responder', refused: 'leader', input: bounds },
    writes: ['bounds.recorded'],
  })

  it.each([
    ['ahead of now', { from: ahead }, 'future'],
    ['that ends before it begins', { to: '2026-01-04T09:00:00.000Z' }, 'ends before'],
  ])('refuses a moment %s', async (_what, change, message) => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    expect((await failureOf(facts.recordBounds(actor, { ...bounds(id), ...change }))).json).toContain(message)
  })
})

describe('recordCount', () => {
  itIsGuarded({
    ...{ command: facts.recordCount, allowed: 'responder', refused: 'spokesperson', input: count },
    writes: ['count.recorded'],
  })

  it.each([
    ['whose bounds are the wrong way round', { low: 300 }, 'below the lower one'],
    ['that is a range and final', { final: true }, 'one number'],
  ])('refuses a count %s', async (_what, change, message) => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    expect((await failureOf(facts.recordCount(actor, { ...count(id), ...change }))).json).toContain(message)
  })
})

describe('recordNotification', () => {
  itIsGuarded({
    ...{ command: facts.recordNotification, allowed: 'spokesperson', refused: 'leader', input: notification },
    writes: ['notification.recorded'],
  })

  it('stands on the timeline where it was sent', async () => {
    const actor = await addPerson('counsel')
    const { id } = await filedBy(await addPerson('responder'))
    const { seq } = await facts.recordNotification(actor, notification(id))
    const entry = await db().timelineEntry.findUniqueOrThrow({ where: { streamId_seq: { streamId: id, seq } } })
    expect(entry.occurredAt.toISOString()).toBe(past)
  })

  it('refuses one that is still to be sent', async () => {
    const actor = await addPerson('counsel')
    const { id } = await filedBy(await addPerson('responder'))
    const failed = await failureOf(facts.recordNotification(actor, { ...notification(id), sentAt: ahead }))
    expect(failed.json).toContain('future')
  })
})

describe('openQuestion', () => {
  itIsGuarded({
    ...{ command: facts.openQuestion, allowed: 'responder', refused: 'spokesperson', input: question },
    writes: ['question.opened'],
  })

  it('needs somebody who answers it, by a time that has not passed', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const late = await failureOf(facts.openQuestion(actor, { ...(await question(id)), due: past }))
    expect(late.json).toContain('has passed')
    const nobody = await failureOf(facts.openQuestion(actor, { ...(await question(id)), ownerId: id }))
    expect(nobody.json).toContain('no such person')
  })
})

describe('answerQuestion', () => {
  itIsGuarded({
    ...{ command: facts.answerQuestion, allowed: 'responder', refused: 'spokesperson' },
    async input(incidentId) {
      const known = await db().incident.findUnique({ where: { id: incidentId }, select: { visibility: true } })
      if (known?.visibility !== 'open') return { incidentId, question: 2, text: 'Two people of the analytics team.' }
      const { seq } = await facts.openQuestion(await addPerson('responder'), await question(incidentId))
      return { incidentId, question: seq, text: 'Two people of the analytics team.' }
    },
    writes: ['question.answered'],
  })

  it('answers a question, and that once', async () => {
    const { actor, id, seq } = await asked()
    const answer = (entry: number) =>
      facts.answerQuestion(actor, { incidentId: id, question: entry, text: 'Two people.' })
    expect((await failureOf(answer(1))).json).toContain('no such question')
    await answer(seq)
    expect((await failureOf(answer(seq))).name).toBe('Refused')
  })
})

describe('impugnEvidence', () => {
  const impugn = (incidentId: string, entry = 1) => ({
    incidentId,
    entry,
    why: 'custodian_retracted' as const,
    text: 'The export was of another day.',
  })
  itIsGuarded({
    ...{ command: facts.impugnEvidence, allowed: 'counsel', refused: 'leader', input: (id) => impugn(id) },
    writes: ['evidence.impugned'],
  })

  it('is of an entry that is there, and once', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const { seq } = await entries.addNote(actor, { incidentId: id, text: 'The export of the access log.' })
    expect((await failureOf(facts.impugnEvidence(actor, impugn(id, 99)))).json).toContain('no such entry')
    await facts.impugnEvidence(actor, impugn(id, seq))
    expect((await failureOf(facts.impugnEvidence(actor, impugn(id, seq)))).name).toBe('Refused')
  })
})

describe('recordLogSource', () => {
  itIsGuarded({
    ...{ command: facts.recordLogSource, allowed: 'responder', refused: 'leader', input: logSource },
    writes: ['log_source.found'],
  })
})
