import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Refused } from '@/lib/errors'
import { addNote, correctEntry } from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { assignRole } from '@/lib/incidents/commands/people'
import { changeSeverity } from '@/lib/incidents/commands/state'
import { addPerson } from '@/lib/testing/people'

const entries = (streamId: string) => db().timelineEntry.count({ where: { streamId } })

async function world() {
  const responder = await addPerson('responder')
  const { id: incidentId } = await fileIncident(responder, { title: 'Shared drive open to all' })
  return { responder, incidentId }
}

describe('a call that is repeated under one key', () => {
  it('answers as the first time where the rules would refuse it now', async () => {
    const { responder, incidentId } = await world()
    await addNote(responder, { incidentId, text: 'Three people' })
    const correction = { incidentId, seq: 2, reason: 'Counted again', text: 'Four people' }
    const first = await correctEntry(responder, correction, { idempotencyKey: 'a' })
    expect(await correctEntry(responder, correction, { idempotencyKey: 'a' })).toEqual(first)
    await expect(correctEntry(responder, correction)).rejects.toThrow(Refused)
    expect(await entries(incidentId)).toBe(3)
  })

  it('answers as the first time where somebody has changed the incident meanwhile', async () => {
    const { responder, incidentId } = await world()
    const change = { incidentId, to: 1 as const, reason: 'Worse', expectedVersion: 1 }
    const first = await changeSeverity(responder, change, { idempotencyKey: 'b' })
    await changeSeverity(responder, { incidentId, to: 2, reason: 'Not so bad', expectedVersion: 2 })
    expect(await changeSeverity(responder, change, { idempotencyKey: 'b' })).toEqual(first)
    expect(await entries(incidentId)).toBe(3)
  })

  it('remembers also that there was nothing to do', async () => {
    const { responder, incidentId } = await world()
    const nobody = { incidentId, role: 'lead' as const, personId: null }
    const first = await assignRole(responder, nobody, { idempotencyKey: 'c' })
    expect(first).toEqual({ version: 1 })
    await assignRole(responder, { ...nobody, personId: responder.id })
    expect(await assignRole(responder, nobody, { idempotencyKey: 'c' })).toEqual(first)
  })

  it('is refused for another input, and is another call for another person', async () => {
    const { responder, incidentId } = await world()
    const other = await addPerson('responder')
    await addNote(responder, { incidentId, text: 'One' }, { idempotencyKey: 'd' })
    await expect(addNote(responder, { incidentId, text: 'Two' }, { idempotencyKey: 'd' })).rejects.toThrow(/different/)
    expect(await addNote(other, { incidentId, text: 'One' }, { idempotencyKey: 'd' })).toEqual({ seq: 3 })
  })

  it('leaves nothing of a first call that failed: the key is free', async () => {
    const { responder, incidentId } = await world()
    const ahead = { incidentId, text: 'x', occurredAt: '2999-01-01T00:00:00Z' }
    await expect(addNote(responder, ahead, { idempotencyKey: 'e' })).rejects.toThrow()
    expect(await addNote(responder, { incidentId, text: 'x' }, { idempotencyKey: 'e' })).toEqual({ seq: 2 })
  })
})
