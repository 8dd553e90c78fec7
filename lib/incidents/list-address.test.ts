import { describe, expect, test } from 'vitest'
import { filterChips, readListAddress } from '@/lib/incidents/list-address'
import { decodeCursor, encodeCursor, searchQuery } from '@/lib/incidents/list-schema'

describe('the list in the address', () => {
  test('nothing said: open incidents, newest first', () => {
    const { filter, after, before } = readListAddress({})
    expect(filter).toMatchObject({ status: 'open', severities: [], sort: 'filed', ascending: false, mine: false })
    expect([after, before]).toEqual([null, null])
  })

  test('severities come as a list or as repeated parameters; what is unknown is left out', () => {
    expect(readListAddress({ severity: '2,0,9,x' }).filter.severities).toEqual([0, 2])
    expect(readListAddress({ severity: ['1', '1', '3'] }).filter.severities).toEqual([1, 3])
    expect(readListAddress({ status: 'gone', sort: 'colour', drill: 'maybe', measure: 'x', after: '{}' })).toEqual(
      readListAddress({}),
    )
  })

  test('a sort without a minus goes up, with one down', () => {
    expect(readListAddress({ sort: 'severity' }).filter).toMatchObject({ sort: 'severity', ascending: true })
    expect(readListAddress({ sort: '-updated' }).filter).toMatchObject({ sort: 'updated', ascending: false })
  })

  test('each filter is taken away by itself, and that starts at the first page', () => {
    const params = { q: 'payroll', severity: ['0', '2'], status: 'any', after: 'x', sort: '-updated' }
    const chips = filterChips(params, readListAddress(params), null)
    expect(chips.map(({ label }) => label)).toEqual(['“payroll”', 'Any status', 'SEV 0', 'SEV 2'])
    expect(chips[2]?.without).toBe('?q=payroll&severity=2&status=any&sort=-updated')
    expect(chips[0]?.without).toBe('?severity=0&severity=2&status=any&sort=-updated')
  })
})

test('a cursor comes back as it went out, and nothing else is one', () => {
  const cursor = { severity: 2, at: '2026-11-23T13:00:00.000Z', id: '01a2089b-430d-7858-a0c6-453e8335613f' }
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)
  for (const text of ['', 'null', 'W10', encodeCursor({ ...cursor, id: 'x' }), '%', 'é'])
    expect(decodeCursor(text)).toBeNull()
})

test('a search takes each word as the beginning of one, and no operator of the query language', () => {
  expect(searchQuery('Payroll  data!')).toBe('payroll:* & data:*')
  expect(searchQuery("a' | b & !c <-> (d)")).toBe('a:* & b:* & c:* & d:*')
  expect(searchQuery(' & | ')).toBeNull()
})
