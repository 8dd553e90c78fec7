import { describe, expect, it } from 'vitest'
import { mutations } from '@/lib/testing/timeline/mutations'
import { type Draft, rechain, recordedEntry, recordedStream, recordOf } from '@/lib/testing/timeline/recorded'
import type { chainFormat } from '@/lib/timeline/chain'
import type { ExportedStream, RecordedEntry } from '@/lib/timeline/verify/format'
import { verifyExport } from '@/lib/timeline/verify/record'

const ids = ['01936b00-0000-7000-8000-000000000001', '01936b00-0000-7000-8000-000000000002'] as const
const length = 12
const last = (stream: ExportedStream) => stream.entries.at(-1)?.hash ?? ''

function world() {
  const [one, two] = [recordedStream(ids[0], length), recordedStream(ids[1], length)]
  const drafts = (stream: ExportedStream) => stream.entries as Draft<RecordedEntry>[]
  const struck = { streamId: ids[0], entries: drafts(one), other: { streamId: ids[1], entries: drafts(two) } }
  return { record: recordOf(one, two), struck }
}

describe('an exported record', () => {
  it('verifies as it was written', () => {
    expect(verifyExport(world().record)).toEqual({ streams: 2, entries: 24, problems: [] })
    expect(verifyExport(recordOf(recordedStream(ids[0], 0))).problems).toEqual([])
  })

  it.each(mutations)('is found out when $name, at each entry', ({ edit, found, notLast }) => {
    const until = notLast ? length - 1 : length
    for (let at = 1; at <= until; at++) {
      const { record, struck } = world()
      edit(struck, at)
      const { problems } = verifyExport(JSON.parse(JSON.stringify(record)))
      const seq = at + found.offset
      expect(problems[0]).toMatchObject({ streamId: ids[0], seq })
      expect(problems).toContainEqual(expect.objectContaining({ streamId: ids[0], seq, code: found.code }))
    }
  })

  it('is found out when an entry is rewritten at the end, hash and all', () => {
    const { record, struck } = world()
    const [first] = struck.entries
    if (first) first.payload = { text: 'Nobody read it.' }
    rechain(struck.streamId, struck.entries)
    expect(verifyExport(record).problems).toEqual([expect.objectContaining({ seq: length, code: 'head' })])
  })

  it('is found out when an entry is appended without moving the head', () => {
    const { record, struck } = world()
    struck.entries.push(recordedEntry(length + 1, 'Appended'))
    rechain(struck.streamId, struck.entries)
    const codes = verifyExport(record).problems.map(({ seq, code }) => `${seq} ${code}`)
    expect(codes).toEqual([`${length + 1} beyond_head`])
  })

  it.each([
    ['time', { recordedAt: '2026-11-20T00:00:00.000Z' }],
    ['corrects', { corrects: 3 }],
  ])('does not accept a chain with well-computed hashes that breaks the rule: %s', (code, change) => {
    const stream = recordedStream(ids[0], 5)
    const entries = stream.entries as Draft<RecordedEntry>[]
    Object.assign(entries[2] ?? {}, change)
    rechain(ids[0], entries)
    const record = recordOf({ ...stream, head: { ...stream.head, hash: last(stream) } })
    expect(verifyExport(record).problems).toEqual([expect.objectContaining({ seq: 3, code })])
  })
})

describe('an export that this verifier does not know', () => {
  const stream = recordedStream(ids[0], 2)

  it.each([
    ['another format', { ...recordOf(stream), format: 'standdown/export/v2' }],
    ['another chain', recordOf({ ...stream, format: 'standdown/timeline/v2' as typeof chainFormat })],
    ['no stream', recordOf()],
    ['no object', null],
    ['a stream that is none', { ...recordOf(stream), streams: [7] }],
    ['a head without a hash', recordOf({ ...stream, head: { streamId: ids[0], seq: 2, hash: '' } })],
  ])('is refused: %s', (_, record) => {
    expect(verifyExport(record).problems).toHaveLength(1)
  })

  it('is refused when an entry says more than its hash covers', () => {
    const [one, two] = stream.entries
    const record = recordOf({ ...stream, entries: [one, { ...two, approved: true }] as RecordedEntry[] })
    expect(verifyExport(record).problems[0]).toMatchObject({ seq: 2, code: 'malformed' })
  })
})
