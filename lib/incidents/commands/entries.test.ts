import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import * as entries from '@/lib/incidents/commands/entries'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'
import type { EventKind } from '@/lib/timeline/model'

const words = (incidentId: string) => ({ incidentId, text: 'Closed the share to everyone but the team.' })

const finding = (incidentId: string) => ({
  incidentId,
  systems: ['analysis share'],
  sources: [{ name: 'object access log', recordsReads: true, retainedFrom: '2026-09-01T00:00:00Z' }],
  windowFrom: '2026-09-20T00:00:00Z',
  windowTo: '2026-11-20T00:00:00Z',
  method: 'Every read outside the team was listed.',
  coveragePercent: 100,
  reviewer: 'Ana',
  finished: true,
  outcome: 'no_indication' as const,
  text: 'No read from outside the team.',
})

const plain: [name: string, command: typeof entries.addNote, refused: 'auditor' | 'leader', kind: EventKind][] = [
  ['addNote', entries.addNote, 'auditor', 'note.added'],
  ['recordDecision', entries.recordDecision, 'auditor', 'decision.recorded'],
  ['recordAction', entries.recordAction, 'leader', 'action.recorded'],
  ['recordObservation', entries.recordObservation, 'leader', 'observation.recorded'],
  ['recordContainment', entries.recordContainment, 'leader', 'containment.recorded'],
]

describe.each(plain)('%s', (_, command, refused, kind) => {
  itIsGuarded({ command, allowed: 'responder', refused, input: words, writes: [kind] })

  it('refuses what is said to have happened in the future', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const failed = await failureOf(command(actor, { ...words(id), occurredAt: tomorrow }))
    expect(failed.name).toBe('InvalidInput')
  })
})

describe('recordCommunication', () => {
  itIsGuarded({
    command: entries.recordCommunication,
    allowed: 'spokesperson',
    refused: 'leader',
    input: (incidentId) => ({ ...words(incidentId), counterpart: 'Works council' }),
    writes: ['communication.recorded'],
  })
})

describe('recordFinding', () => {
  itIsGuarded({
    command: entries.recordFinding,
    allowed: 'counsel',
    refused: 'spokesperson',
    input: finding,
    writes: ['finding.recorded'],
  })

  it('refuses a finished review of time that has not passed', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const failed = await failureOf(entries.recordFinding(actor, { ...finding(id), windowTo: '2099-01-01T00:00:00Z' }))
    expect(failed.name).toBe('InvalidInput')
  })
})

describe('what a finding can say besides', () => {
  const access = { actors: 'staff outside the team', low: 2, high: 2, exact: true, actions: ['read', 'list'] as const }

  it('is who did what, in the order of the ladder, only where access was found', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const input = { ...finding(id), access: { ...access, actions: [...access.actions] } }
    expect((await failureOf(entries.recordFinding(actor, input))).json).toContain('only where access was found')
    const { seq } = await entries.recordFinding(actor, { ...input, outcome: 'access_found' })
    const { payload } = await db().timelineEntry.findUniqueOrThrow({ where: { streamId_seq: { streamId: id, seq } } })
    expect(payload).toMatchObject({ access: { ...access, actions: ['list', 'read'] }, integrityChecked: false })
  })

  it('is a sample, which is then what it covers', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const sampled = { ...finding(id), coveragePercent: null, sampled: { reviewed: 2, of: 3 } }
    const { seq } = await entries.recordFinding(actor, sampled)
    const { payload } = await db().timelineEntry.findUniqueOrThrow({ where: { streamId_seq: { streamId: id, seq } } })
    expect(payload).toMatchObject({ coveragePercent: 66, sampled: { reviewed: 2, of: 3 } })
    const beyond = { ...sampled, sampled: { reviewed: 4, of: 3 } }
    expect((await failureOf(entries.recordFinding(actor, beyond))).json).toContain('More was reviewed')
  })
})

describe('correctEntry', () => {
  itIsGuarded({
    command: entries.correctEntry,
    allowed: 'responder',
    refused: 'auditor',
    input: (incidentId) => ({ incidentId, seq: 1, reason: 'Misread', text: 'It was the other share.' }),
    writes: ['entry.corrected'],
  })

  it('is itself corrected, not the entry a second time', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const { seq } = await entries.addNote(actor, words(id))
    const correct = (entry: number) =>
      entries.correctEntry(actor, { incidentId: id, seq: entry, reason: 'Misread', text: 'It was the other one.' })
    const first = await correct(seq)
    expect(await failureOf(correct(seq))).toMatchObject({ name: 'Refused' })
    expect((await correct(first.seq)).seq).toBe(first.seq + 1)
  })

  it('is its author’s, or theirs who may record the like, also through a correction', async () => {
    const [reporter, responder] = [await addPerson(), await addPerson('responder')]
    const { id } = await filedBy(reporter)
    const correct = (actor: typeof reporter, seq: number) =>
      entries.correctEntry(actor, { incidentId: id, seq, reason: 'Misread', text: 'Other words.' })
    const note = await entries.addNote(reporter, words(id))
    const decision = await entries.recordDecision(responder, words(id))
    const found = await entries.recordFinding(responder, finding(id))
    expect((await failureOf(correct(reporter, decision.seq))).message).toMatch(
      /^Only its author, or who may record dec/,
    )
    expect((await failureOf(correct(reporter, found.seq))).message).toMatch(
      /^Only its author, or who may record findings/,
    )
    const again = await correct(responder, decision.seq)
    expect((await failureOf(correct(reporter, again.seq))).name).toBe('Refused')
    await correct(reporter, (await correct(responder, note.seq)).seq)
    await correct(reporter, 1)
  })

  it('leaves the words that were corrected as they were', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const { seq } = await entries.addNote(actor, words(id))
    const where = { streamId_seq: { streamId: id, seq } }
    const before = await db().timelineEntry.findUniqueOrThrow({ where })
    await entries.correctEntry(actor, { incidentId: id, seq, reason: 'Misread', text: 'Other words.' })
    expect(await db().timelineEntry.findUniqueOrThrow({ where })).toEqual(before)
  })
})

describe('an entry sent twice with one key', () => {
  it('is written once and answered alike', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const send = () => entries.addNote(actor, words(id), { idempotencyKey: 'one' })
    const answers: unknown[] = []
    const kinds = await kindsDuring(async () => answers.push(...(await Promise.all([send(), send(), send()]))))
    expect(kinds).toEqual(['note.added'])
    expect(answers).toEqual([{ seq: 2 }, { seq: 2 }, { seq: 2 }])
  })
})
