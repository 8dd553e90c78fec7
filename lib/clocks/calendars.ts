import Holidays from 'date-holidays'
import type { Temporal } from 'temporal-polyfill'
import { euStates } from '@/lib/clocks/eu-states'
import type { CalendarId } from '@/lib/clocks/model'

/** Which days are not worked. `version` changes when the same day might be answered otherwise. */
export interface BusinessCalendar {
  readonly id: CalendarId
  readonly version: string
  readonly label: string
  readonly isHoliday: (day: Temporal.PlainDate) => boolean
}

/** The release of `date-holidays` that answers, and the count of our own changes to it. */
export const calendarVersion = 'date-holidays 3.37.0, rules 1'

const national = [
  { id: 'us-federal', country: 'US', label: 'United States, federal holidays' },
  { id: 'sg', country: 'SG', label: 'Singapore' },
  { id: 'br', country: 'BR', label: 'Brazil, national holidays' },
  { id: 'jp', country: 'JP', label: 'Japan, with 29 December to 3 January' },
] as const

/** Every calendar that a workplace can choose or a rule names. */
export const calendarIds: readonly CalendarId[] = [
  ...national.map(({ id }) => id),
  ...euStates.map((state): CalendarId => `eu-${state}`),
]

const years = new Map<string, ReadonlySet<string>>()

/** Public holidays only: a day that only banks or offices may take off stays a working day, which ends periods earlier. */
function publicHolidays(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`
  const known = years.get(key)
  if (known) return known
  const found = new Holidays(country, { types: ['public'] }).getHolidays(year)
  const days = new Set(found.map(({ date }) => date.slice(0, 10)))
  years.set(key, days)
  return days
}

/** Japanese authorities close from 29 December to 3 January, which the national holidays do not say. */
function isJapaneseNewYear(day: Temporal.PlainDate): boolean {
  return (day.month === 12 && day.day >= 29) || (day.month === 1 && day.day <= 3)
}

/** The calendar of that id; throws RangeError for one that nobody knows. */
export function calendarOf(id: CalendarId): BusinessCalendar {
  if (!calendarIds.includes(id)) throw new RangeError(`There is no calendar ${id}.`)
  const known = national.find((entry) => entry.id === id)
  const country = known?.country ?? id.slice(3).toUpperCase()
  const isHoliday = (day: Temporal.PlainDate) =>
    publicHolidays(country, day.year).has(day.toString()) || (id === 'jp' && isJapaneseNewYear(day))
  return { id, version: calendarVersion, label: known?.label ?? country, isHoliday }
}

/** Neither Saturday nor Sunday, nor a holiday of the calendar; without one only weekends are free. */
export function isWorkingDay(day: Temporal.PlainDate, calendar: BusinessCalendar | null): boolean {
  return day.dayOfWeek <= 5 && !calendar?.isHoliday(day)
}
