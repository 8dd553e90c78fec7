import { expect, it } from 'vitest'
import { type RampMove, rampSeries } from '@/lib/programs/ramp-series'

const at = (seconds: number) => new Date(seconds * 1000)
const moves: RampMove[] = [
  { at: at(0), percent: 1, what: 'Start' },
  { at: at(100), percent: 10, what: 'Step' },
  { at: at(150), percent: 0, what: 'Stop' },
]

it('stands in the order of time, with what was seen since the row before', () => {
  const readings = [
    { at: at(1), percent: 1, collecting: 2 },
    { at: at(120), percent: 10, collecting: 9 },
  ]
  const violations = [
    { at: at(110), count: 3 },
    { at: at(149), count: 1 },
    { at: at(200), count: 5 },
  ]
  const rows = rampSeries(moves, readings, violations)
  expect(rows.map(({ move, percent, collecting, violations: seen }) => [move, percent, collecting, seen])).toEqual([
    ['Start', 1, 0, 0],
    [null, 1, 2, 0],
    ['Step', 10, 2, 0],
    [null, 10, 9, 3],
    ['Stop', 0, 0, 6],
  ])
})

it('keeps every move and the newest reading of many, and loses no violation', () => {
  const readings = Array.from({ length: 1000 }, (_, i) => ({ at: at(i / 10), percent: 1, collecting: i }))
  const violations = Array.from({ length: 50 }, (_, i) => ({ at: at(i * 3), count: 2 }))
  const rows = rampSeries(moves, readings, violations)
  expect(rows.length).toBeLessThanOrEqual(35)
  expect(rows.filter((row) => row.move)).toHaveLength(3)
  expect(rows.some((row) => row.collecting === 999)).toBe(true)
  expect(rows.reduce((sum, row) => sum + row.violations, 0)).toBe(100)
})

it('is empty before anything has begun', () => expect(rampSeries([], [], [])).toEqual([]))
