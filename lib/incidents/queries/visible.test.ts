import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, Role } from '@/lib/auth/model'
import { newId } from '@/lib/id'
import { addNote } from '@/lib/incidents/commands/entries'
import { addMember } from '@/lib/incidents/commands/people'
import { getSurroundings } from '@/lib/incidents/queries/around'
import { getIncident } from '@/lib/incidents/queries/incident'
import { getLifecycleOf } from '@/lib/incidents/queries/lifecycle-of'
import { findSimilarIncidents } from '@/lib/incidents/queries/similar'
import { allowedTopics } from '@/lib/realtime/queries'
import { failureOf, filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { draftHolding } from '@/lib/testing/statements/incident'
import { readFilters } from '@/lib/timeline/filter'
import { findTimelineItem, listTimeline } from '@/lib/timeline/queries'
import { listEntryResources } from '@/lib/timeline/queries/entries'
import { getIncidentExport } from '@/lib/timeline/queries/export'

const title = 'Payroll recordings readable by everyone'
const everything = readFilters({})
let filer: PersonActor
let restricted: { id: string; reference: string }

beforeAll(async () => {
  filer = await addPerson('responder')
  restricted = await filedBy(filer, { title, visibility: 'restricted' })
  await addNote(filer, { incidentId: restricted.id, text: 'What only members may read' })
})

const outsiders: Role[] = ['responder', 'program_owner', 'spokesperson', 'counsel', 'leader', 'auditor', 'admin']

describe.each(outsiders)('a restricted incident, looked at by a %s who is no member', (role) => {
  it('is in no query', async () => {
    const actor = await addPerson(role)
    const { id, reference } = restricted
    expect(await failureOf(getIncident(actor, reference))).toEqual(await failureOf(getIncident(actor, 'INC-00000')))
    expect(await failureOf(getLifecycleOf(actor, id))).toEqual(await failureOf(getLifecycleOf(actor, newId())))
    expect(await listTimeline(actor, id, everything)).toEqual(await listTimeline(actor, newId(), everything))
    expect(await findTimelineItem(actor, id, 1)).toBeNull()
    expect(await getSurroundings(actor, id)).toEqual(await getSurroundings(actor, newId()))
    expect(await findSimilarIncidents(actor, { title, programIds: [] })).toEqual([])
    expect(await allowedTopics(actor, [`incident/${id}`, `incident/${newId()}`])).toEqual(new Set())
  })
})

describe('a restricted incident, looked at by a member', () => {
  it('is in every query', async () => {
    const member = await addPerson()
    await addMember(filer, { incidentId: restricted.id, personId: member.id })
    const { id, reference } = restricted
    expect(await getIncident(member, reference)).toMatchObject({ title, visibility: 'restricted' })
    expect((await listTimeline(member, id, everything)).total).toBe(3)
    expect(await findTimelineItem(member, id, 2)).toMatchObject({ text: 'What only members may read' })
    expect(await findSimilarIncidents(member, { title, programIds: [] })).toHaveLength(1)
    expect(await allowedTopics(member, [`incident/${id}`])).toEqual(new Set([`incident/${id}`]))
  })
})

describe('an open incident', () => {
  it('is read by responders, and by a reporter only who filed it', async () => {
    const [reporter, other, responder] = [await addPerson(), await addPerson(), await addPerson('responder')]
    const { reference } = await filedBy(reporter)
    expect((await getIncident(reporter, reference)).may).toMatchObject({ note: true, triage: false, evidence: true })
    expect((await getIncident(responder, reference)).may).toMatchObject({ note: true, triage: true, decide: true })
    expect((await failureOf(getIncident(other, reference))).name).toBe('NotFound')
  })
})

describe('statements on an incident', () => {
  const page = { cursor: 0, limit: 100 }

  it('are not shown to a reporter who filed it, nor to a member, by any query; its record is not exported', async () => {
    const [reporter, member, responder] = [await addPerson(), await addPerson(), await addPerson('responder')]
    const { id, reference } = await filedBy(reporter)
    await addMember(responder, { incidentId: id, personId: member.id })
    await draftHolding(responder, id)
    for (const actor of [reporter, member]) {
      expect((await getSurroundings(actor, id)).statements).toEqual([])
      const { items } = await listTimeline(actor, id, everything)
      expect(items.map(({ kind }) => kind)).toEqual(['member.added', 'incident.filed'])
      expect(await findTimelineItem(actor, id, 3)).toBeNull()
      const { entries } = await listEntryResources(actor, reference, page)
      expect(entries.map(({ seq }) => seq)).toEqual([1, 2])
      expect((await failureOf(getIncidentExport(actor, reference))).name).toBe('Forbidden')
    }
  })

  it('are shown to who reads statements, with their entries', async () => {
    const [reporter, responder] = [await addPerson(), await addPerson('responder')]
    const { id, reference } = await filedBy(reporter)
    await draftHolding(responder, id)
    expect((await getSurroundings(responder, id)).statements).toHaveLength(1)
    expect((await listTimeline(responder, id, everything)).items.map(({ seq }) => seq)).toContain(2)
    expect((await listEntryResources(responder, reference, page)).entries.map(({ seq }) => seq)).toEqual([1, 2])
    expect((await getIncidentExport(responder, reference)).streams[0]?.entries).toHaveLength(2)
  })
})
