import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { fileIncident } from '@/lib/incidents/commands/file'
import { failureOf, filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring } from '@/lib/testing/written'

describe('fileIncident', () => {
  it('needs a title and nothing else, and counts as a provisional SEV 2', async () => {
    const actor = await addPerson()
    const { id, reference } = await fileIncident(actor, { title: 'Recordings readable by everyone' })
    const incident = await db().incident.findUniqueOrThrow({ where: { id }, include: { members: true } })
    expect(incident).toMatchObject({ reference, severity: 2, provisional: true, status: 'reported', version: 1 })
    expect(incident.members.map(({ personId }) => personId)).toEqual([actor.id])
  })

  it('keeps a severity that was chosen as definite', async () => {
    const { id } = await filedBy(await addPerson(), { severity: 1 })
    expect(await db().incident.findUnique({ where: { id } })).toMatchObject({ severity: 1, provisional: false })
  })

  it('writes exactly that it was filed', async () => {
    const actor = await addPerson()
    expect(await kindsDuring(() => filedBy(actor))).toEqual(['incident.filed'])
  })

  it('is closed to keys that only read and to who only audits, and open to everybody else', async () => {
    const person = await addPerson()
    const key = { kind: 'api_key', id: person.id, keyId: newId(), name: 'k', roles: [] } as const
    const call = fileIncident({ ...key, scopes: ['incidents:read'] }, { title: 'By a key' })
    expect((await failureOf(call)).name).toBe('Forbidden')
    expect((await failureOf(filedBy(await addPerson('auditor')))).name).toBe('Forbidden')
    expect((await filedBy(person)).reference).toMatch(/^INC-/)
  })

  it('names the field that needs mending', async () => {
    const actor = await addPerson()
    const failed = await failureOf(fileIncident(actor, { title: '   ' }))
    expect(JSON.parse(failed.json).fields).toEqual({ title: 'This can’t be empty.' })
  })

  it('refuses a program that does not exist', async () => {
    const failed = await failureOf(filedBy(await addPerson(), { programIds: [newId()] }))
    expect(JSON.parse(failed.json).fields).toHaveProperty('programIds')
  })

  it('files once however often it is sent, also at the same time', async () => {
    const actor = await addPerson()
    const send = () => fileIncident(actor, { title: 'Sent again and again' }, { idempotencyKey: 'form-1' })
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1)
    expect(await db().incident.count({ where: { title: 'Sent again and again' } })).toBe(1)
  })
})
