import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { calendarIds, calendarOf, calendarVersion, isWorkingDay } from '@/lib/clocks/calendars'
import type { CalendarId } from '@/lib/clocks/model'

const worked = (id: CalendarId, day: string) => isWorkingDay(Temporal.PlainDate.from(day), calendarOf(id))

describe('the calendars', () => {
  it.each([
    ['us-federal', '2026-07-03', false, 'Independence Day, observed'],
    ['us-federal', '2026-11-26', false, 'Thanksgiving'],
    ['us-federal', '2026-11-27', true, 'the day after'],
    ['us-federal', '2027-12-24', false, 'Christmas, observed'],
    ['us-federal', '2026-10-12', false, 'Columbus Day'],
    ['sg', '2026-08-10', false, 'National Day, in lieu'],
    ['br', '2026-11-20', false, 'Consciência Negra'],
    ['br', '2026-02-17', true, 'Carnival, which is no national holiday'],
    ['jp', '2026-12-29', false, 'closed'],
    ['jp', '2027-01-04', true, 'open again'],
    ['jp', '2026-05-06', false, 'a substitute holiday'],
    ['eu-de', '2026-10-05', true, 'a Monday'],
    ['eu-de', '2026-12-25', false, 'Christmas'],
    ['eu-fr', '2026-07-14', false, 'the national day'],
    ['eu-ie', '2026-03-17', false, 'Saint Patrick'],
  ] as const)('%s, %s: worked %s (%s)', (id, day, isWorked, _) => {
    expect(worked(id, day)).toBe(isWorked)
  })

  it('know holidays in every member state and beyond, in 2026 and 2027', () => {
    expect(calendarIds).toHaveLength(31)
    for (const id of calendarIds)
      for (const year of [2026, 2027]) {
        const days = Array.from({ length: 365 }, (_, index) =>
          Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: index }),
        )
        const free = days.filter((day) => calendarOf(id).isHoliday(day))
        expect([id, free.length > 5 && free.length < 30]).toEqual([id, true])
      }
  })

  it('refuse an id that nobody knows', () => {
    expect(() => calendarOf('eu-xx')).toThrow(RangeError)
  })

  it('say the release that is installed', () => {
    const installed: { version: string } = JSON.parse(readFileSync('node_modules/date-holidays/package.json', 'utf8'))
    expect(calendarVersion).toContain(`date-holidays ${installed.version},`)
  })
})
