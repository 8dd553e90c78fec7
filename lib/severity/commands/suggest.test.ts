import { describe, expect, it } from 'vitest'
import { changeSeverity } from '@/lib/incidents/commands/state'
import { suggestIncidentSeverity } from '@/lib/severity/commands/suggest'
import { setPeopleThreshold } from '@/lib/severity/commands/threshold'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const answers = {
  kinds: { behavioural: 'plain' },
  reach: 'insiders',
  access: 'none_seen',
  malice: 'error',
  danger: 'no',
  taken: 'no',
  identifiers: [{ kind: 'overall', degree: 'maximum' }],
} as const

const input = (incidentId: string) => ({ incidentId, ...answers, identifiers: [...answers.identifiers] })

describe('suggestIncidentSeverity', () => {
  itIsGuarded({
    command: suggestIncidentSeverity,
    allowed: 'responder',
    refused: 'leader',
    input,
    writes: ['severity.suggested'],
  })

  it('records inputs, score and reasons, with the entries that they rest on', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor, { exposure: { dataCategories: ['user.behavior.pointer'], affectedHigh: 40 } })
    const [written] = await writtenDuring(() => suggestIncidentSeverity(actor, input(id)))
    expect(written?.payload).toMatchObject({
      ...{ answeredIn: 2, because: [], replaces: null, cited: [1, 2] },
      suggestion: { SE: 2, band: 'MEDIUM', stage: 'X1', suggested: 1, modifiers: [{ id: 'open' }], missing: [] },
    })
  })

  it('asks what data it is, where neither the exposure nor the answers say', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const failed = await failureOf(suggestIncidentSeverity(actor, { incidentId: id }))
    expect(JSON.parse(failed.json).fields).toEqual({ kinds: 'Say what data it is: choose at least one kind.' })
  })

  it('names the suggestion that it takes the place of', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    await suggestIncidentSeverity(actor, input(id))
    const [again] = await writtenDuring(() =>
      suggestIncidentSeverity(actor, { ...input(id), access: 'insiders_known' }),
    )
    expect(again?.payload).toMatchObject({ replaces: 2, answeredIn: 3, suggestion: { SE: 2.25, stage: 'X2' } })
  })
})

describe('a severity that answers a suggestion', () => {
  const suggested = async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    await suggestIncidentSeverity(actor, input(id))
    const change = (to: number, difference: string | null = null) =>
      changeSeverity(actor, { incidentId: id, to, reason: 'Triaged', difference, expectedVersion: 1 })
    return { change }
  }

  it('says which one it follows', async () => {
    const { change } = await suggested()
    const [written] = await writtenDuring(() => change(1, 'not needed'))
    expect(written?.payload).toMatchObject({ to: 1, suggestion: { seq: 2, suggested: 1, difference: null } })
  })

  it('needs a reason for another level, and keeps it', async () => {
    const { change } = await suggested()
    const failed = await failureOf(change(2))
    expect(JSON.parse(failed.json).fields).toEqual({ difference: 'Entry 2 suggests SEV 1. Say why this is SEV 2.' })
    const [written] = await writtenDuring(() => change(2, 'The share is closed.'))
    expect(written?.payload).toMatchObject({
      suggestion: { seq: 2, suggested: 1, difference: 'The share is closed.' },
    })
  })
})

describe('setPeopleThreshold', () => {
  const lower = { people: 30, reason: 'We are few.' }

  it('is an admin’s', async () => {
    expect((await failureOf(setPeopleThreshold(await addPerson('responder'), lower))).name).toBe('Forbidden')
  })

  it('counts from the next suggestion on, and writes nothing where nothing changes', async () => {
    const [admin, actor] = [await addPerson('admin'), await addPerson('responder')]
    const { id } = await filedBy(actor, { exposure: { affectedHigh: 40 } })
    const asked = async () => (await writtenDuring(() => suggestIncidentSeverity(actor, input(id))))[0]?.payload
    expect(await asked()).toMatchObject({ suggestion: { modifiers: [{ id: 'open' }] } })
    expect(await kindsDuring(() => setPeopleThreshold(admin, lower))).toEqual(['severity.threshold_changed'])
    expect(await asked()).toMatchObject({ suggestion: { modifiers: [{ id: 'people' }, { id: 'open' }] } })
    expect(await kindsDuring(() => setPeopleThreshold(admin, lower))).toEqual([])
  })
})
