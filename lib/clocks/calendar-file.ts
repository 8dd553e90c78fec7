import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { FeedEntry } from '@/lib/clocks/queries/feed'

const hourSeconds = 3600

/**
 * The dates as an iCalendar file (RFC 5545), each with an alarm a day and two hours before. Equal dates give an equal file. A
 * later version of a clock is the same event with a higher sequence, so that no calendar keeps both dates.
 * Of a restricted incident it holds the law, the duty and the reference: calendars are kept by others.
 */
export function calendarFile(entries: readonly FeedEntry[], publicUrl: string): string {
  const calendar = ical({
    name: 'Standdown clocks',
    prodId: { company: 'Standdown', product: 'Clocks', language: 'EN' },
    ttl: hourSeconds,
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { duty, version, title, reference, drill, incidentTitle, due, createdAt } of entries) {
    const event = calendar.createEvent({
      id: `${reference}.${duty}@standdown`,
      sequence: version,
      stamp: createdAt,
      start: due,
      summary: `${drill ? 'Drill: ' : ''}Clock due: ${title} (${reference})`,
      description: incidentTitle ?? 'A restricted incident. Sign in to read it.',
      url: `${publicUrl}/incidents/${reference}/clocks`,
      status: ICalEventStatus.CONFIRMED,
    })
    for (const hours of [24, 2]) event.createAlarm({ type: ICalAlarmType.display, trigger: hours * hourSeconds })
  }
  return calendar.toString()
}
