import type { Temporal } from 'temporal-polyfill'
import { calendarOf } from '@/lib/clocks/calendars'
import {
  businessDays,
  calendarDays,
  dayOf,
  daysAfterYear,
  endOfDay,
  monthsAfter,
  rollForward,
  timeOn,
} from '@/lib/clocks/counting'
import type { Roll } from '@/lib/clocks/model'
import type { Counted, Period, RuleOf } from '@/lib/clocks/period'
import { withRelief } from '@/lib/clocks/relief'

/** The end of that day, and the end of the day that the roll-over argues for. */
function untilEndOf(day: Temporal.PlainDate, arguable: Temporal.PlainDate, roll: Roll | undefined, period: Period) {
  const { zone } = period
  const calendar = roll === 'japan' ? calendarOf('jp') : period.calendar
  const last = roll ? rollForward(arguable, calendar) : arguable
  return {
    conservativeDue: endOfDay(day, zone),
    latestArguable: endOfDay(last, zone),
    precision: 'day' as const,
    ...(roll && calendar ? { calendar } : {}),
  }
}

const rollWords: Readonly<Record<Roll, string>> = {
  eu: 'Latest arguable: Reg. 1182/71 Art. 3(4), a period that ends on a weekend or holiday runs to the end of the next working day.',
  japan:
    'Latest arguable: a last day on a weekend, a holiday or 29 December to 3 January moves to the next working day (unchecked).',
}

/** Calendar days, to the end of the last one in the zone. */
export function countCalendarDays(rule: RuleOf<'calendar_days'>, period: Period): Counted {
  const anchor = dayOf(period.startsAt, period.zone)
  const day = calendarDays(anchor, rule.days, rule.firstDay)
  const longest = calendarDays(anchor, rule.arguableDays ?? rule.days, rule.firstDay)
  const which = rule.firstDay === 'next' ? 'the day after is day 1' : 'that day is day 1'
  const explanation = [`${rule.days} calendar days from ${period.from}; ${which}, and the whole last day counts.`]
  if (rule.arguableDays) explanation.push(`Latest arguable: ${rule.arguableDays} days, which guidance also names.`)
  if (rule.roll) explanation.push(rollWords[rule.roll])
  return { ...untilEndOf(day, longest, rule.roll, period), explanation }
}

/** Business days of the rule's own calendar; the day of the anchor is day 0. */
export function countBusinessDays(rule: RuleOf<'business_days'>, period: Period): Counted {
  const { zone, options } = period
  const calendar = calendarOf(rule.calendar)
  const anchor = dayOf(period.startsAt, zone)
  const small = options.smallAgent ? rule.smallAgents : undefined
  const days = small && !small.arguable ? small.days : rule.days
  const explanation = [`${days} business days (${calendar.label}) from ${period.from}; that day is day 0.`]
  const last = businessDays(anchor, days, calendar)
  if (rule.until) {
    const { hour, minute } = rule.until
    explanation.push(`By ${hour}:${minute} of the last day (${zone}): what is filed later counts as the next day.`)
    return { conservativeDue: timeOn(last, hour, minute, zone), precision: 'instant', explanation, calendar }
  }
  const longest = small?.arguable ? businessDays(anchor, small.days, calendar) : last
  if (small)
    explanation.push(
      `Small processing agent, as declared: ${small.days} business days${small.arguable ? ' can be argued' : ''}.`,
    )
  return {
    conservativeDue: endOfDay(last, zone),
    latestArguable: endOfDay(longest, zone),
    precision: 'day',
    explanation,
    calendar,
  }
}

/** Months end with the same-numbered day of the later month, or its last. */
export function countMonths(rule: RuleOf<'months'>, period: Period): Counted {
  const day = monthsAfter(dayOf(period.startsAt, period.zone), rule.months)
  const explanation = [
    `${rule.months} month${rule.months === 1 ? '' : 's'} from ${period.from}: the same-numbered day, or the last of a shorter month.`,
  ]
  if (rule.roll) explanation.push(rollWords[rule.roll])
  const counted = { ...untilEndOf(day, day, rule.roll, period), explanation }
  return rule.relief ? withRelief(counted, rule.relief, period) : counted
}

/** Days after the end of the calendar year of the anchor. */
export function countAfterYear(rule: RuleOf<'days_after_year'>, period: Period): Counted {
  const day = daysAfterYear(dayOf(period.startsAt, period.zone), rule.days)
  const explanation = [`${rule.days} calendar days after the end of the calendar year of ${period.from}.`]
  return { ...untilEndOf(day, day, undefined, period), explanation }
}
