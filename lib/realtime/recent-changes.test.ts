import { expect, it } from 'vitest'
import { RecentChanges } from './recent-changes'

const change = (topic: 'incidents' | 'programs', version: number) => ({ topic, version })
const minuteMs = 60_000

it('tells the last change of each topic since a moment, and a little before, for clocks that differ', () => {
  const recent = new RecentChanges()
  recent.startAt(0)
  recent.add(change('programs', 1), 10_000)
  recent.add(change('incidents', 1), 20_000)
  recent.add(change('incidents', 2), 30_000)
  expect(recent.since(15_000, 31_000)).toEqual([change('incidents', 2)])
  expect(recent.since(12_000, 31_000)).toEqual([change('programs', 1), change('incidents', 2)])
  expect(recent.since(40_000, 41_000)).toEqual([])
})

it('can’t tell what was before it listened, or longer ago than ten minutes', () => {
  const recent = new RecentChanges()
  expect(recent.since(5_000, 6_000)).toBeNull()
  recent.startAt(60_000)
  expect(recent.since(61_000, 62_000)).toBeNull()
  expect(recent.since(62_000, 63_000)).toEqual([])
  expect(recent.since(62_000, 12 * minuteMs)).toBeNull()
})

it('knows nothing any more after a break', () => {
  const recent = new RecentChanges()
  recent.startAt(0)
  recent.add(change('incidents', 1), 10_000)
  recent.startAt(20_000)
  expect(recent.since(10_000, 21_000)).toBeNull()
  expect(recent.since(23_000, 24_000)).toEqual([])
})
