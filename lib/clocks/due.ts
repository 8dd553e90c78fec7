import { anchorKeys, anchorLabel, recordedAt } from '@/lib/clocks/anchors'
import { calendarOf } from '@/lib/clocks/calendars'
import { countAfterYear, countBusinessDays, countCalendarDays, countMonths } from '@/lib/clocks/count-days'
import { countDoubleLimit, countHours } from '@/lib/clocks/count-hours'
import type { AnchorKey, Anchors, CountingOptions, Due, Duty } from '@/lib/clocks/model'
import type { Counted, Period } from '@/lib/clocks/period'
import { isIn, territoryLabel, timesOf } from '@/lib/clocks/territories'
import { formatTime, type Zone } from '@/lib/time'

/**
 * When a duty is due, from recorded judgments alone: with one of its anchors missing there is no date, and `missing` names
 * it. `conservativeDue` never rests on a reading that lengthens a period; such a reading gives `latestArguable`.
 * Throws RangeError for a calendar or a zone that nobody knows.
 */
export function dueOf(duty: Duty, anchors: Anchors, options: CountingOptions): Due {
  const due = dueIn(duty, anchors, options, duty.zone ?? options.zone)
  const { territory } = duty
  if (!territory || !due.conservativeDue || isIn(territory, options.zone)) return due
  const [first = due] = timesOf(territory)
    .map((zone) => dueIn(duty, anchors, options, zone))
    .toSorted((one, other) => Number(one.conservativeDue) - Number(other.conservativeDue))
  const undeclared = `No zone of ${territoryLabel(territory)} is declared: counted in ${first.zone}, where it ends first.`
  return { ...first, explanation: [...first.explanation, undeclared] }
}

/** The same with the days of one zone. */
function dueIn(duty: Duty, anchors: Anchors, options: CountingOptions, zone: Zone): Due {
  const keys = anchorKeys(duty)
  const missing = keys.filter((key) => !recordedAt(key, anchors))
  const anchored = keys.filter((key) => recordedAt(key, anchors))
  const startsAt = recordedAt(keys.at(-1) ?? duty.anchor, anchors)
  if (missing.length > 0 || !startsAt) return unanchored(zone, anchored, missing)
  const calendar = options.calendar ? calendarOf(options.calendar) : null
  const from = `${anchorLabel(duty.anchor)}, ${formatTime(startsAt, zone)}`
  const counted = count(duty, { startsAt, aware: anchors.aware ?? startsAt, zone, options, calendar, from })
  const later = counted.latestArguable
  return {
    startsAt,
    conservativeDue: counted.conservativeDue,
    ...(later && counted.conservativeDue && later > counted.conservativeDue ? { latestArguable: later } : {}),
    precision: counted.precision,
    zone,
    explanation: [...counted.explanation, ...standIns(keys, anchors)],
    anchored,
    missing,
    ...(counted.calendar ? { calendar: { id: counted.calendar.id, version: counted.calendar.version } } : {}),
  }
}

function unanchored(zone: Zone, anchored: readonly AnchorKey[], missing: readonly AnchorKey[]): Due {
  const explanation = missing.map((key) => `No entry says “${anchorLabel(key)}”. Without it there is no date.`)
  return { startsAt: null, conservativeDue: null, precision: 'instant', zone, explanation, anchored, missing }
}

function standIns(keys: readonly AnchorKey[], anchors: Anchors): string[] {
  return keys
    .filter((key) => !anchors[key])
    .map((key) => `The record does not say which notification that was; it is taken for “${anchorLabel(key)}”.`)
}

function count({ rule }: Duty, period: Period): Counted {
  switch (rule.kind) {
    case 'hours':
      return countHours(rule, period)
    case 'double_limit':
      return countDoubleLimit(rule, period)
    case 'calendar_days':
      return countCalendarDays(rule, period)
    case 'business_days':
      return countBusinessDays(rule, period)
    case 'months':
      return countMonths(rule, period)
    case 'days_after_year':
      return countAfterYear(rule, period)
    case 'no_number':
      return {
        conservativeDue: null,
        precision: 'instant',
        explanation: [`${rule.words}, from ${period.from}. The law names no number.`],
      }
  }
}
