import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addNote } from '@/lib/incidents/commands/entries'
import { asOwner } from '@/lib/testing/database'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { commitmentOf, genesisHash, leafHash } from '@/lib/timeline/chain'

async function entriesOf(streamId: string) {
  return db().timelineEntry.findMany({ where: { streamId }, orderBy: { seq: 'asc' } })
}

type Entry = Awaited<ReturnType<typeof entriesOf>>[number]

function recomputed(entry: Entry): Uint8Array {
  const { streamId, seq, previousHash, kind } = entry
  const commitment = commitmentOf(entry.salt, {
    actorName: entry.actorName,
    occurredAt: entry.occurredAt.toISOString(),
    occurredUntil: entry.occurredUntil?.toISOString() ?? null,
    occurredAbout: entry.occurredAbout,
    occurredZone: entry.occurredZone,
    corrects: entry.corrects,
    payload: entry.payload,
  })
  const actor = `${entry.actorKind}:${entry.actorId}`
  return leafHash({ streamId, seq, previousHash, recordedAt: entry.recordedAt.toISOString(), actor, kind, commitment })
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('sixteen writers on one incident', () => {
  it('leave one gapless chain, recorded in order', async () => {
    const writers = await Promise.all(Array.from({ length: 16 }, () => addPerson('responder')))
    const [first] = writers
    const { id } = await filedBy(first ?? (await addPerson('responder')))
    const answers = await Promise.all(
      writers.map(async (writer, who) => {
        const seqs: number[] = []
        for (let n = 0; n < 6; n++)
          seqs.push((await addNote(writer, { incidentId: id, text: `writer ${who}, note ${n}` })).seq)
        return seqs
      }),
    )
    const entries = await entriesOf(id)
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 97 }, (_, index) => index + 1))
    expect(answers.flat().sort((a, b) => a - b)).toEqual(entries.slice(1).map(({ seq }) => seq))
    let head = hex(genesisHash)
    let before = 0
    for (const entry of entries) {
      expect(hex(entry.previousHash)).toBe(head)
      expect(hex(recomputed(entry))).toBe(hex(entry.hash))
      expect(entry.recordedAt.getTime()).toBeGreaterThanOrEqual(before)
      head = hex(entry.hash)
      before = entry.recordedAt.getTime()
    }
    const stream = await db().timelineStream.findUniqueOrThrow({ where: { id } })
    expect([stream.seq, hex(stream.headHash)]).toEqual([97, head])
  })
})

const rewritings = [
  ['UPDATE', `UPDATE timeline_entry SET "actorName" = 'somebody else'`],
  ['DELETE', 'DELETE FROM timeline_entry'],
  ['TRUNCATE', 'TRUNCATE timeline_entry'],
] as const

describe('what was recorded', () => {
  it.each(rewritings)('is not the application’s to rewrite: %s', async (_, statement) => {
    await filedBy(await addPerson())
    const asApplication = asOwner(async (client) => {
      await client.query('SET ROLE standdown_app')
      await client.query(statement)
    })
    await expect(asApplication).rejects.toMatchObject({ code: '42501' })
  })

  it.each(rewritings)('is not its owner’s to rewrite either: %s', async (_, statement) => {
    await filedBy(await addPerson())
    await expect(asOwner((client) => client.query(statement))).rejects.toMatchObject({ code: 'SD001' })
  })
})
