import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { addMember, assignRole, linkProgram } from '@/lib/incidents/commands/people'
import { getIncident } from '@/lib/incidents/queries/incident'
import { failureOf, filedBy, itIsGuarded } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'

async function addProgram(): Promise<string> {
  const id = newId()
  await db().program.create({
    data: { id, slug: id, name: 'Workflow Insight', purpose: 'Training', dataCategories: [], createdAt: new Date() },
  })
  return id
}

describe('assignRole', () => {
  itIsGuarded({
    command: assignRole,
    allowed: 'responder',
    refused: 'leader',
    input: async (incidentId) => ({ incidentId, role: 'lead' as const, personId: (await addPerson()).id }),
    writes: ['role.assigned'],
  })

  it('makes whoever takes a role a member, and does nothing the second time', async () => {
    const [actor, lead] = [await addPerson('responder'), await addPerson()]
    const { id, reference } = await filedBy(actor)
    const input = { incidentId: id, role: 'lead' as const, personId: lead.id }
    await assignRole(actor, input)
    expect((await getIncident(lead, reference)).roles.lead).toEqual({ id: lead.id, name: lead.name })
    expect(await kindsDuring(() => assignRole(actor, input))).toEqual([])
  })
})

describe('addMember', () => {
  itIsGuarded({
    command: addMember,
    allowed: 'responder',
    refused: 'auditor',
    input: async (incidentId) => ({ incidentId, personId: (await addPerson()).id }),
    writes: ['member.added'],
  })

  it('lets whoever filed a restricted incident bring a responder in', async () => {
    const [reporter, responder] = [await addPerson(), await addPerson('responder')]
    const { id, reference } = await filedBy(reporter, { visibility: 'restricted' })
    expect((await failureOf(getIncident(responder, reference))).name).toBe('NotFound')
    await addMember(reporter, { incidentId: id, personId: responder.id })
    expect((await getIncident(responder, reference)).may.triage).toBe(true)
  })
})

describe('linkProgram', () => {
  itIsGuarded({
    command: linkProgram,
    allowed: 'responder',
    refused: 'leader',
    input: async (incidentId) => ({ incidentId, programId: await addProgram() }),
    writes: ['program.linked'],
  })

  it('refuses a program that does not exist', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    expect((await failureOf(linkProgram(actor, { incidentId: id, programId: newId() }))).name).toBe('InvalidInput')
  })
})
