import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { escalateCollector, retryCollectors } from '@/lib/programs/commands/silent'
import { listReaders } from '@/lib/programs/queries/readers'
import { addPerson } from '@/lib/testing/people'
import {
  addCast,
  addIncident,
  addProgram,
  type Cast,
  confirm,
  enrol,
  type TestProgram,
} from '@/lib/testing/programs/cast'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast
let program: TestProgram
let ids: Record<'a' | 'b' | 'c', string>

beforeAll(async () => {
  cast = await addCast()
})

beforeEach(async () => {
  program = await addProgram(cast.owner)
  const { a = '', b = '', c = '' } = await enrol(program, 'a', 'b', 'c')
  ids = { a, b, c }
})

async function pause(): Promise<string> {
  const incidentId = await addIncident(cast.responder)
  await pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })
  await confirm(program, '2', ids.a)
  return incidentId
}

describe('retryCollectors', () => {
  it('is for those who may pause the program', async () => {
    const input = { programId: program.id }
    await expect(retryCollectors(cast.reporter, input)).rejects.toThrow(Forbidden)
    await expect(retryCollectors(cast.otherOwner, input)).rejects.toThrow(NotFound)
    await expect(retryCollectors(cast.owner, input)).rejects.toThrow(Refused)
  })

  it('records that the stop was sent again to the silent ones, on the incident too', async () => {
    const incidentId = await pause()
    const written = await writtenDuring(() => retryCollectors(cast.owner, { programId: program.id }))
    expect(written.map(({ stream, kind }) => [stream, kind])).toEqual(
      expect.arrayContaining([
        [program.id, 'program.collectors_retried'],
        [incidentId, 'program.collectors_retried'],
      ]),
    )
    expect(written).toHaveLength(2)
    expect(written[0]?.payload).toMatchObject({ count: 2, collectors: [{ externalId: 'b' }, { externalId: 'c' }] })
    const rows = await db().collector.findMany({ where: { programId: program.id }, orderBy: { externalId: 'asc' } })
    expect(rows.map(({ retriedAt }) => retriedAt !== null)).toEqual([false, true, true])
    expect(await db().collectorAccount.count({ where: { programId: program.id } })).toBe(1)
  })

  it('takes some by name, and finds no others', async () => {
    await pause()
    const one = await retryCollectors(cast.owner, { programId: program.id, collectorIds: [ids.a, ids.b] })
    expect(one).toEqual({ retried: 1 })
    const foreign = { programId: program.id, collectorIds: [ids.b, newId()] }
    await expect(retryCollectors(cast.owner, foreign)).rejects.toThrow(NotFound)
  })
})

describe('escalateCollector', () => {
  const escalation = (over: object = {}) => ({
    ...{ programId: program.id, collectorId: ids.b, personId: cast.owner.id, note: 'The host is in your rack.' },
    ...over,
  })

  it('is for those who may pause the program, and names somebody who can see it', async () => {
    await pause()
    await expect(escalateCollector(cast.reporter, escalation())).rejects.toThrow(Forbidden)
    await expect(escalateCollector(cast.otherOwner, escalation())).rejects.toThrow(NotFound)
    await expect(escalateCollector(cast.owner, escalation({ collectorId: newId() }))).rejects.toThrow(NotFound)
    for (const personId of [cast.otherOwner.id, cast.reporter.id, newId()])
      await expect(escalateCollector(cast.owner, escalation({ personId }))).rejects.toThrow(InvalidInput)
    await expect(escalateCollector(cast.owner, escalation({ collectorId: ids.a }))).rejects.toThrow('accounted for')
  })

  it('takes a note as long as notes may be, and tells its beginning', async () => {
    await pause()
    const reader = await addPerson('responder')
    const note = '🔑'.repeat(1000)
    await escalateCollector(cast.responder, escalation({ personId: reader.id, note }))
    const { text } = await db().notice.findFirstOrThrow({ where: { personId: reader.id } })
    expect([...text]).toHaveLength(1000)
    expect(text.endsWith('…')).toBe(true)
  })

  it('records whom and why, and leaves the collector pending', async () => {
    const incidentId = await pause()
    const written = await writtenDuring(() => escalateCollector(cast.responder, escalation()))
    expect(written.map(({ kind }) => kind)).toEqual(['program.collector_escalated', 'program.collector_escalated'])
    expect(written.map(({ stream }) => stream).sort()).toEqual([incidentId, program.id].sort())
    expect(written[0]?.payload).toMatchObject({ personName: cast.owner.name, note: 'The host is in your rack.' })
    const row = await db().collector.findUniqueOrThrow({ where: { id: ids.b } })
    expect(row).toMatchObject({ escalatedToId: cast.owner.id, escalatedAt: expect.any(Date) })
    const notices = await db().notice.findMany({ where: { personId: cast.owner.id, programId: program.id } })
    expect(notices.map(({ kind, acknowledgeRequired }) => [kind, acknowledgeRequired])).toEqual([
      ['collector_escalated', true],
    ])
    expect(notices[0]?.text).toContain('The host is in your rack.')
    expect(await kindsDuring(() => escalateCollector(cast.counsel, escalation()))).toHaveLength(2)
  })

  it('offers the people who can see the program, its owners first', async () => {
    const leader = await addPerson('leader')
    const offered = await listReaders(cast.responder, program.slug)
    expect(offered[0]).toMatchObject({ id: cast.owner.id, owner: true })
    const known = offered.map(({ id }) => id)
    expect(known).toEqual(expect.arrayContaining([cast.responder.id, cast.counsel.id, leader.id]))
    for (const hidden of [cast.otherOwner, cast.reporter]) expect(known).not.toContain(hidden.id)
    await expect(listReaders(leader, program.slug)).rejects.toThrow(NotFound)
  })
})
