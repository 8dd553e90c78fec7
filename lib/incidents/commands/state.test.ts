import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { recordContainment } from '@/lib/incidents/commands/entries'
import { changeExposure, changeSeverity, changeStatus } from '@/lib/incidents/commands/state'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const exposure = { dataCategories: ['user.content.private'], actualAudience: 'Everyone in the company' }

describe('changeSeverity', () => {
  const input = (incidentId: string) => ({ incidentId, to: 1, reason: 'It reached the press', expectedVersion: 1 })
  itIsGuarded({
    command: changeSeverity,
    allowed: 'responder',
    refused: 'leader',
    input,
    writes: ['severity.changed'],
  })

  it('makes a provisional severity definite', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    await changeSeverity(actor, { ...input(id), to: 2 })
    expect(await db().incident.findUnique({ where: { id } })).toMatchObject({ severity: 2, provisional: false })
    const again = changeSeverity(actor, { ...input(id), to: 2, expectedVersion: 2 })
    expect((await failureOf(again)).name).toBe('Refused')
  })

  it('gives the second of two savers what stands there now, and writes nothing', async () => {
    const [one, two] = [await addPerson('responder'), await addPerson('responder')]
    const { id } = await filedBy(one)
    await changeSeverity(one, { ...input(id), to: 3 })
    const late = () => changeSeverity(two, input(id))
    expect(await kindsDuring(() => failureOf(late()))).toEqual([])
    const failed = await failureOf(late())
    expect(failed.name).toBe('Conflict')
    expect(JSON.parse(failed.json).current).toMatchObject({ version: 2, severity: 3, status: 'reported' })
  })
})

describe('changeStatus', () => {
  const input = (incidentId: string) => ({
    incidentId,
    to: 'investigating' as const,
    reason: 'We are on it',
    expectedVersion: 1,
  })
  itIsGuarded({ command: changeStatus, allowed: 'responder', refused: 'counsel', input, writes: ['status.changed'] })

  it('says what is missing for contained, and goes there once it is recorded', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const contain = () => changeStatus(actor, { ...input(id), to: 'contained' })
    expect(JSON.parse((await failureOf(contain())).json).refusal).toBe('no_containment')
    await recordContainment(actor, { incidentId: id, text: 'Share closed.' })
    await contain()
    const incident = await db().incident.findUniqueOrThrow({ where: { id } })
    expect(incident.status).toBe('contained')
    expect(incident.containedAt).not.toBeNull()
  })

  it('names the original of a duplicate, but never a restricted one', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const hidden = await filedBy(await addPerson(), { visibility: 'restricted' })
    const repeat = (duplicateOf: string) =>
      failureOf(changeStatus(actor, { ...input(id), to: 'duplicate', duplicateOf }))
    expect(await repeat(hidden.reference)).toEqual(await repeat('INC-00000'))
  })

  it('shows a saver who came too late the status that stands', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    await changeStatus(actor, input(id))
    const failed = await failureOf(changeStatus(actor, { ...input(id), to: 'withdrawn' }))
    expect(JSON.parse(failed.json).current).toMatchObject({ version: 2, status: 'investigating' })
  })
})

describe('changeExposure', () => {
  const input = (incidentId: string) => ({ incidentId, exposure, reason: 'The logs say so', expectedVersion: 1 })
  itIsGuarded({
    command: changeExposure,
    allowed: 'responder',
    refused: 'program_owner',
    input,
    writes: ['exposure.changed'],
  })

  it('writes nothing where nothing changes', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor, { exposure })
    expect(await kindsDuring(() => changeExposure(actor, input(id)))).toEqual([])
  })

  it('carries where the people are, and refuses what is no code', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor, { exposure })
    const where = (...places: string[]) => ({ ...input(id), exposure: { ...exposure, places } })
    const [written] = await writtenDuring(() => changeExposure(actor, where('DE', 'US-CA', 'DE')))
    expect(written?.payload).toMatchObject({ before: { places: [] }, after: { places: ['DE', 'US-CA'] } })
    expect((await failureOf(changeExposure(actor, where('Germany')))).json).toContain('exposure.places')
  })

  it('shows a saver who came too late the exposure that stands', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    await changeExposure(actor, input(id))
    const failed = await failureOf(changeExposure(actor, { ...input(id), exposure: {} }))
    expect(JSON.parse(failed.json).current.exposure).toMatchObject({ actualAudience: 'Everyone in the company' })
  })
})
