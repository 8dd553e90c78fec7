import { isWorkingDay } from '@/lib/clocks/calendars'
import { dayOf, rollForward, timeOn } from '@/lib/clocks/counting'
import type { Relief } from '@/lib/clocks/model'
import type { Counted, Period } from '@/lib/clocks/period'

/**
 * DORA RTS Art. 5(4): what is due on a weekend or holiday may be submitted by noon of the next working day; not the
 * initial and intermediate reports of Art. 5(5) entities, nor where the authority took it away (5(6)). It lengthens, so it
 * is only ever the latest arguable date, and only for an entity that was declared to have it.
 */
export function withRelief(counted: Counted, relief: Relief, period: Period): Counted {
  const due = counted.conservativeDue
  if (!due) return counted
  const day = dayOf(due, period.zone)
  if (isWorkingDay(day, period.calendar)) return counted
  const refusal = whyNone(relief, period)
  if (refusal) return { ...counted, explanation: [...counted.explanation, refusal] }
  const noon = timeOn(rollForward(day, period.calendar), 12, 0, period.zone)
  return {
    ...counted,
    latestArguable: noon,
    explanation: [
      ...counted.explanation,
      'Latest arguable: RTS 2025/301 Art. 5(4), noon of the next working day, as this falls on a weekend or holiday.',
    ],
    ...(period.calendar ? { calendar: period.calendar } : {}),
  }
}

function whyNone(relief: Relief, { options }: Period): string | null {
  if (!options.relief)
    return 'Falls on a weekend or holiday. The relief of RTS 2025/301 Art. 5(4) is not counted: nobody declared whether the entity has it.'
  if (options.relief.switchedOff) return 'No weekend relief: the authority took it away (RTS 2025/301 Art. 5(6)).'
  if (relief === 'not_for_listed_entities' && options.relief.entity === 'listed')
    return 'No weekend relief: the entity is one of RTS 2025/301 Art. 5(5).'
  return null
}
