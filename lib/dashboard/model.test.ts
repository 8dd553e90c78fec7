import { expect, test } from 'vitest'
import { lastWeeks, windowWeeks } from './model'

test.each([
  ['a Monday', '2026-11-23T00:00:00Z', '2026-11-23'],
  ['a Sunday', '2026-11-22T23:59:59Z', '2026-11-16'],
  ['a Wednesday', '2026-11-25T12:00:00Z', '2026-11-23'],
])('on %s the last week begins on its Monday', (_, asOf, monday) => {
  const weeks = lastWeeks(new Date(asOf))
  expect(weeks).toHaveLength(windowWeeks)
  expect(weeks.at(-1)).toBe(monday)
  expect(new Set(weeks.map((week) => new Date(week).getUTCDay()))).toEqual(new Set([1]))
})
