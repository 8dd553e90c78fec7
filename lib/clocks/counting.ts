import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, isWorkingDay } from '@/lib/clocks/calendars'
import type { Zone } from '@/lib/time'

const hourMs = 3_600_000

/** The local day of an instant. */
export function dayOf(at: Date, zone: Zone): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate()
}

/** The last millisecond of a local day, however long that day is. */
export function endOfDay(day: Temporal.PlainDate, zone: Zone): Date {
  const next = day.add({ days: 1 }).toZonedDateTime({ timeZone: zone })
  return new Date(next.epochMilliseconds - 1)
}

/** The instant at which a local clock shows that time; the earlier one where it shows it twice. */
export function timeOn(day: Temporal.PlainDate, hour: number, minute: number, zone: Zone): Date {
  const local = day.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } })
  return new Date(local.epochMilliseconds)
}

/** Exact hours, whatever clocks on the wall do meanwhile. */
export function elapsedHours(anchor: Date, hours: number): Date {
  return new Date(anchor.getTime() + hours * hourMs)
}

/** Reg. 1182/71 Art. 3(1): the hour in which the event happens is not counted, so hours run from the next full hour. */
export function euHours(anchor: Date, hours: number, zone: Zone): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(anchor.getTime()).toZonedDateTimeISO(zone)
  const next = local.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 })
  return elapsedHours(new Date(next.epochMilliseconds), hours)
}

/** The last day of a period of days; `firstDay` says whether the day of the anchor or the one after it is day 1. */
export function calendarDays(
  anchor: Temporal.PlainDate,
  days: number,
  firstDay: 'anchor' | 'next',
): Temporal.PlainDate {
  return anchor.add({ days: firstDay === 'next' ? days : days - 1 })
}

/** The day of the anchor is day 0, whether worked or not: a period from a Saturday begins with the next working day. */
export function businessDays(
  anchor: Temporal.PlainDate,
  days: number,
  calendar: BusinessCalendar | null,
): Temporal.PlainDate {
  let day = anchor
  for (let counted = 0; counted < days; ) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day, calendar)) counted += 1
  }
  return day
}

/** Reg. 1182/71 Art. 3(2)(c): the same-numbered day of that later month, or its last day where it has none. */
export function monthsAfter(anchor: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return anchor.add({ months })
}

/** Counted from 31 December of the anchor's year, which is day 0. */
export function daysAfterYear(anchor: Temporal.PlainDate, days: number): Temporal.PlainDate {
  return anchor.with({ month: 12, day: 31 }).add({ days })
}

/** The day itself where it is worked, else the next that is. */
export function rollForward(day: Temporal.PlainDate, calendar: BusinessCalendar | null): Temporal.PlainDate {
  return isWorkingDay(day, calendar) ? day : businessDays(day, 1, calendar)
}
