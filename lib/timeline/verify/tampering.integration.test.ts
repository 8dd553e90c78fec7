import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addNote, correctEntry } from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { asOwner } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'
import { type Mutation, mutations, type Struck } from '@/lib/testing/timeline/mutations'
import { type Draft, rechain } from '@/lib/testing/timeline/recorded'
import { disarm, restore, rewrite } from '@/lib/testing/timeline/tampering'
import { getIncidentExport } from '@/lib/timeline/queries/export'
import { verifyRecord } from '@/lib/timeline/queries/verify'
import type { RecordedEntry } from '@/lib/timeline/verify/format'
import type { Problem } from '@/lib/timeline/verify/stream'

const system = { kind: 'system', name: 'verify' } as const
const at = 5
const seen: Record<string, string>[] = []
let original: Struck

async function fileWithNotes(title: string): Promise<Pick<Struck, 'streamId' | 'entries'>> {
  const responder = await addPerson('responder')
  const { id: incidentId, reference } = await fileIncident(responder, { title })
  for (const text of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) await addNote(responder, { incidentId, text })
  await correctEntry(responder, { incidentId, seq: 2, reason: 'Wrong count', text: 'Uno' })
  const [stream] = (await getIncidentExport(responder, reference)).streams
  return { streamId: incidentId, entries: [...(stream?.entries ?? [])] }
}

/** Strikes the database as its owner and returns what the verifier finds there. */
async function strike({ edit }: Mutation): Promise<readonly Problem[]> {
  const struck = structuredClone(original)
  edit(struck, at)
  return asOwner(async (client) => {
    await rewrite(client, struck.streamId, struck.entries)
    await rewrite(client, struck.other.streamId, struck.other.entries)
    const { problems } = await verifyRecord(system)
    await restore(client)
    return problems
  })
}

beforeAll(async () => {
  const [one, other] = [await fileWithNotes('The struck one'), await fileWithNotes('Another')]
  original = { ...one, other }
  expect((await verifyRecord(system)).problems).toEqual([])
})

describe('the application’s role', () => {
  const refused = { message: expect.stringMatching(/permission denied/) }

  it('can’t rewrite the record', async () => {
    await expect(db().$executeRaw`UPDATE timeline_entry SET kind = 'x'`).rejects.toMatchObject(refused)
    await expect(db().$executeRaw`DELETE FROM timeline_entry`).rejects.toMatchObject(refused)
    await expect(db().$executeRaw`TRUNCATE timeline_entry`).rejects.toMatchObject(refused)
    await expect(db().$executeRaw`ALTER TABLE timeline_entry DISABLE TRIGGER USER`).rejects.toThrow(/must be owner/)
    await expect(db().$executeRaw`DELETE FROM timeline_stream`).rejects.toMatchObject(refused)
  })
})

describe('the owner of the tables', () => {
  it.each([`UPDATE timeline_entry SET kind = 'x'`, 'DELETE FROM timeline_entry', 'TRUNCATE timeline_entry'])(
    'is refused by the triggers: %s',
    async (sql) => {
      await expect(asOwner((client) => client.query(sql))).rejects.toThrow(/append-only/)
    },
  )
})

describe('somebody who took the triggers away', () => {
  beforeAll(() => asOwner(disarm))
  afterAll(() => console.table(seen))

  it.each(mutations)('is found out when $name', async (mutation) => {
    const problems = await strike(mutation)
    const seq = at + mutation.found.offset
    const [first] = problems.filter(({ streamId }) => streamId === original.streamId)
    seen.push({ mutation: mutation.name, 'struck at': `${at}`, 'found at': `${first?.seq} (${first?.code})` })
    expect(first?.seq).toBe(seq)
    expect(problems).toContainEqual(
      expect.objectContaining({ streamId: original.streamId, seq, code: mutation.found.code }),
    )
  })

  it('left nothing behind once the record is put back', async () => {
    expect((await verifyRecord(system)).problems).toEqual([])
  })

  it('is found out when a stream is rewritten but not its head', async () => {
    const entries = structuredClone(original.entries) as Draft<RecordedEntry>[]
    Object.assign(entries[1] ?? {}, { payload: { text: 'Nobody read it.' } })
    rechain(original.streamId, entries)
    await asOwner((client) => rewrite(client, original.streamId, entries))
    expect((await verifyRecord(system)).problems).toEqual([
      expect.objectContaining({ seq: entries.length, code: 'head' }),
    ])
    await asOwner(restore)
  })
})
