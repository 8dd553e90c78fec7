import { elapsedHours, euHours } from '@/lib/clocks/counting'
import type { Counted, Period, RuleOf } from '@/lib/clocks/period'
import { withRelief } from '@/lib/clocks/relief'
import { formatTime } from '@/lib/time'

/** Exact hours; what lengthens them by an arguable reading stands beside, never in their place. */
export function countHours(rule: RuleOf<'hours'>, period: Period): Counted {
  const due = elapsedHours(period.startsAt, rule.hours)
  const plain: Counted = {
    conservativeDue: due,
    precision: 'instant',
    explanation: [`${rule.hours} h from ${period.from}, as exact elapsed time.`],
  }
  if (rule.relief) return withRelief(plain, rule.relief, period)
  if (!rule.excludedHour) return plain
  return {
    ...plain,
    latestArguable: euHours(period.startsAt, rule.hours, period.zone),
    explanation: [
      ...plain.explanation,
      'Latest arguable: Reg. 1182/71 Art. 3(1), the hour in which it happened is not counted.',
    ],
  }
}

/** DORA RTS Art. 5(1)(a): the earlier of the two limits; Art. 5(2): classified after the second, the first alone. */
export function countDoubleLimit(rule: RuleOf<'double_limit'>, period: Period): Counted {
  const { startsAt, from, zone } = period
  const first = elapsedHours(startsAt, rule.afterClassification)
  const second = elapsedHours(period.aware, rule.afterAwareness)
  const isLate = startsAt > second
  const aware = `Aware, ${formatTime(period.aware, zone)}`
  const line = isLate
    ? `${rule.afterClassification} h from ${from}: classified more than ${rule.afterAwareness} h after ${aware}.`
    : `The earlier of ${rule.afterClassification} h from ${from}, and ${rule.afterAwareness} h from ${aware}.`
  const due = isLate || first < second ? first : second
  return withRelief({ conservativeDue: due, precision: 'instant', explanation: [line] }, rule.relief, period)
}
