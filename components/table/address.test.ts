import { expect, test } from 'vitest'
import { chosenColumns, firstPage, formatSort, moved, parseSort, withParams } from './address'

test('a sort survives the address', () => {
  for (const text of ['severity', '-severity']) {
    const sort = parseSort(text)
    expect(sort && formatSort(sort)).toBe(text)
  }
  expect(parseSort(null)).toBeNull()
})

test('a change of the query keeps the rest and starts at the first page', () => {
  expect(withParams('/incidents', 'status=closed&after=x&sort=title', { sort: '-title', ...firstPage })).toBe(
    '/incidents?status=closed&sort=-title',
  )
  expect(withParams('/incidents', 'sort=title', { sort: null })).toBe('/incidents')
})

test('asked columns keep their order, the unknown and the repeated are ignored, none means all', () => {
  const all = ['severity', 'title', 'status']
  expect(chosenColumns(all, 'title,nothing,severity,title')).toEqual(['title', 'severity'])
  expect(chosenColumns(all, 'nothing')).toEqual(all)
  expect(chosenColumns(all, null)).toEqual(all)
})

test('a column moves one step and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 'z', 1)).toEqual(['a', 'b', 'c'])
})
