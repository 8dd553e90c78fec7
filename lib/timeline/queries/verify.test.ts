import { describe, expect, it } from 'vitest'
import { connect, db, setDatabase } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { addNote } from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'
import { disarm } from '@/lib/testing/timeline/tampering'
import { getIncidentExport } from '@/lib/timeline/queries/export'
import { verifyRecord } from '@/lib/timeline/queries/verify'
import { verifyExport } from '@/lib/timeline/verify/record'

const system = { kind: 'system', name: 'verify' } as const

describe('the record under many writers', () => {
  it('has no gap and no fork after 16 writers on two clients', async () => {
    const responder = await addPerson('responder')
    const { id, reference } = await fileIncident(responder, { title: 'Shared drive open to all' })
    const clients = [db(), connect({ url: ownDatabase().appUrl, name: 'second' })]
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      const seqs: number[] = []
      for (let note = 0; note < 12; note++) {
        setDatabase(clients[(writer + note) % 2])
        seqs.push((await addNote(responder, { incidentId: id, text: `Note ${note} of ${writer}` })).seq)
      }
      return seqs
    })
    const seqs = (await Promise.all(writers)).flat().sort((a, b) => a - b)
    setDatabase(clients[0])
    await clients[1]?.$disconnect()
    expect(seqs).toEqual(Array.from({ length: 16 * 12 }, (_, index) => index + 2))
    expect((await verifyRecord(system)).problems).toEqual([])
    const exported = await getIncidentExport(responder, reference)
    expect(verifyExport(JSON.parse(JSON.stringify(exported)))).toEqual({ streams: 1, entries: 193, problems: [] })
  })
})

describe('an export', () => {
  it('is there for those who may read the incident, and for nobody else', async () => {
    const [member, stranger] = [await addPerson('responder'), await addPerson('responder')]
    const { reference } = await fileIncident(member, { title: 'Payroll opened', visibility: 'restricted' })
    expect((await getIncidentExport(member, reference)).streams).toHaveLength(1)
    await expect(getIncidentExport(stranger, reference)).rejects.toThrow(NotFound)
  })
})

describe('what only somebody past the application can leave', () => {
  it('is found: an incident without a record', async () => {
    const responder = await addPerson('responder')
    const { id } = await fileIncident(responder, { title: 'Will lose its record' })
    await asOwner(async (client) => {
      await disarm(client)
      await client.query('DELETE FROM timeline_entry WHERE "streamId" = $1', [id])
      await client.query('DELETE FROM timeline_stream WHERE id = $1', [id])
    })
    expect((await verifyRecord(system)).problems).toEqual([
      { streamId: id, seq: 0, code: 'stream', detail: 'an incident without a record' },
    ])
  })
})
