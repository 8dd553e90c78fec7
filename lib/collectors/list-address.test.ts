import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedColumns, usualColumns } from './columns'
import { filterQuery, readCollectorAddress, searchOf } from './list-address'
import { decodeCursor, encodeCursor } from './list-schema'

test('what the address says is asked for, what it says that is not known is not', () => {
  const asked = { q: ' lap ', state: 'pending', group: 'Lab 3', version: '2.1', sort: '-seen', token: 'x', other: 'y' }
  const { filter } = readCollectorAddress(asked)
  expect(filter).toEqual({
    ...{ text: 'lap', state: 'pending', group: 'Lab 3', version: '2.1', token: null },
    ...{ sort: 'seen', ascending: false },
  })
  expect(filterQuery(filter)).toBe('q=lap&state=pending&group=Lab+3&version=2.1')
  expect(readCollectorAddress({ state: 'gone', sort: '-gone', after: 'zzz' })).toMatchObject({
    filter: { state: null, sort: 'state', ascending: true },
    after: null,
  })
})

test('a link keeps the whole query', () => {
  expect(searchOf({ q: 'a b', group: ['x', 'y'], none: undefined })).toBe('q=a+b&group=x&group=y')
})

test('a place in the list survives the address, for its own sort alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
      const cursor = { value: '2026-11-23T10:00:00.000Z', name }
      expect(decodeCursor(encodeCursor(cursor), 'seen')).toEqual(cursor)
      for (const sort of ['name', 'state'] as const) expect(decodeCursor(encodeCursor(cursor), sort)).toBeNull()
    }),
  )
  for (const value of ['', '3; DROP', 'infinity', '2026'])
    expect(decodeCursor(encodeCursor({ value, name: 'a' }), 'lease')).toBeNull()
  expect(decodeCursor(encodeCursor({ value: '-infinity', name: 'a' }), 'lease')).not.toBeNull()
})

test('columns are those asked for that exist, the name first', () => {
  expect(askedColumns('seen,name,nothing,seen,group', true)).toEqual(['name', 'seen', 'group'])
  for (const paused of [true, false]) expect(askedColumns('nothing', paused)).toEqual(usualColumns(paused))
})
