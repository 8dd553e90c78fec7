import { expect, test } from 'vitest'
import { type CollectorCount, collectorFacets } from './facets'
import { collectorFilter } from './list-schema'
import { noValue } from './version'

const row = (over: Partial<CollectorCount>): CollectorCount => ({
  ...{ state: 'leased', group: null, version: '1', tokenId: 't', count: 1, all: 1, silent: 0 },
  ...over,
})
const rows = [
  row({ state: 'leased', group: 'Lab', version: '2.10', count: 5, all: 5 }),
  row({ state: 'leased', group: 'Lab', version: '2.9', count: 2, all: 3 }),
  row({ state: 'silent', group: 'Field', version: '2.9', count: 1, all: 1, silent: 1 }),
  row({ state: 'silent', group: null, version: null, count: 0, all: 4, silent: 4 }),
]
const facets = (over: object = {}) => collectorFacets(rows, collectorFilter.parse(over))

test('all and the silent are counted whatever is searched, the matching as the filters say', () => {
  expect(facets()).toMatchObject({ all: 13, silent: 5, matching: 8 })
  expect(facets({ state: 'silent', group: 'Field' })).toMatchObject({ all: 13, silent: 5, matching: 1 })
})

test('a filter does not count against itself, but against the others', () => {
  const { states, groups, versions } = facets({ group: 'Lab' })
  expect(states).toEqual([{ value: 'leased', count: 7 }])
  expect(groups).toEqual([
    { value: 'Field', count: 1 },
    { value: 'Lab', count: 7 },
  ])
  expect(versions.map(({ value }) => value)).toEqual(['2.10', '2.9'])
})

test('states stand in their order of urgency, and a value in force is there with nothing', () => {
  expect(facets({ version: 'x' }).states).toEqual([])
  expect(facets().states.map(({ value }) => value)).toEqual(['silent', 'leased'])
  expect(facets({ group: noValue, state: 'leased' }).groups).toContainEqual({ value: noValue, count: 0 })
})
