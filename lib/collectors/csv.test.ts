import { describe, expect, it, test } from 'vitest'
import { collectorRow } from '@/lib/testing/collectors/row'
import { collectorColumns } from './columns'
import { csvHead, csvLines } from './csv'

describe('a cell that a spreadsheet would calculate', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'])('%j is made text', (name) => {
    const [line = ''] = csvLines(['name', 'group'], [collectorRow({ externalId: name, group: name })]).split('\r\n')
    for (const cell of line.split(',')) expect(cell.replace(/^"/, '').startsWith("'")).toBe(true)
  })

  it('leaves the others as they are', () => {
    const row = collectorRow({ externalId: 'a, "b"', group: 'x=1', version: '1-2', recorded: 12345678901234567890n })
    expect(csvLines(['name', 'group', 'version', 'recorded'], [row])).toBe(
      '"a, ""b""",x=1,1-2,12345678901234567890\r\n',
    )
  })
})

test('the first line follows a byte order mark and says that times are UTC', () => {
  expect(csvHead(['name', 'seen', 'lease'])).toBe('\uFEFFCollector,Last seen (UTC),Lease ends (UTC)\r\n')
})

test('times are ISO 8601 in UTC, states are words, nothing is empty', () => {
  const row = collectorRow({
    ...{
      state: 'manual',
      source: 'by hand',
      byName: 'Bo',
      reason: 'Seen.',
      accountedAt: new Date('2026-11-23T10:00:00Z'),
    },
  })
  expect(csvLines(['state', 'by', 'at', 'record'], [row])).toBe('By hand,Bo: Seen.,2026-11-23T10:00:00.000Z,\r\n')
  expect(csvLines(['name'], [])).toBe('')
})

test('every column of the table can be exported', () => {
  const all = collectorColumns.map(({ id }) => id)
  expect(csvLines(all, [collectorRow()]).trimEnd().split(',')).toHaveLength(csvHead(all).split(',').length)
})
