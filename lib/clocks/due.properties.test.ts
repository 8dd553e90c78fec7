import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { alertsOf } from '@/lib/clocks/alerts'
import { anchorKeys } from '@/lib/clocks/anchors'
import { calendarIds, calendarOf, isWorkingDay } from '@/lib/clocks/calendars'
import { businessDays, dayOf, elapsedHours, euHours, monthsAfter, rollForward } from '@/lib/clocks/counting'
import { dueOf } from '@/lib/clocks/due'
import type { AnchorKey, CountingOptions, Duty } from '@/lib/clocks/model'
import { regimes } from '@/lib/clocks/regimes/registry'

const duties = regimes.flatMap((regime) => regime.duties)
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const

const at = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2032-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const anyDuty = fc.constantFrom(...duties)
const anyCalendar = fc.constantFrom(...calendarIds)
const anyOptions: fc.Arbitrary<CountingOptions> = fc
  .record({
    zone: fc.constantFrom(...zones),
    calendar: fc.option(anyCalendar, { nil: null }),
    relief: fc.constantFrom(null, { entity: 'listed' as const }, { entity: 'other' as const }),
    smallAgent: fc.boolean(),
  })
  .map(({ zone, calendar, relief, smallAgent }) => ({
    zone,
    smallAgent,
    ...(calendar ? { calendar } : {}),
    ...(relief ? { relief } : {}),
  }))

/** All anchors of the duty at one moment, but awareness the given hours earlier. */
function dueFrom(duty: Duty, start: Date, options: CountingOptions, aware = start) {
  const anchors = new Map<AnchorKey, Date>(anchorKeys(duty).map((key) => [key, start]))
  if (duty.rule.kind === 'double_limit') anchors.set('aware', aware)
  return dueOf(duty, Object.fromEntries(anchors), options)
}

const holds = (property: fc.IProperty<never> | ReturnType<typeof fc.property>) => fc.assert(property, { numRuns: 400 })

describe('every duty', () => {
  it('is never due before its anchor', () => {
    holds(
      fc.property(anyDuty, at, anyOptions, (duty, start, options) => {
        const { conservativeDue } = dueFrom(duty, start, options)
        return conservativeDue === null || conservativeDue >= start
      }),
    )
  })

  it('has a latest arguable date only after its conservative one', () => {
    holds(
      fc.property(anyDuty, at, anyOptions, (duty, start, options) => {
        const { conservativeDue, latestArguable } = dueFrom(duty, start, options)
        return !latestArguable || (conservativeDue !== null && latestArguable > conservativeDue)
      }),
    )
  })

  it('is never due earlier from a later anchor', () => {
    holds(
      fc.property(anyDuty, at, at, anyOptions, (duty, one, other, options) => {
        const [first, second] = one <= other ? [one, other] : [other, one]
        const aware = elapsedHours(first, -30)
        const a = dueFrom(duty, first, options, aware).conservativeDue
        const b = dueFrom(duty, second, options, aware).conservativeDue
        return a === null || b === null || a <= b
      }),
    )
  })

  it('has no alert date that any option lengthens, but a declared small agent', () => {
    holds(
      fc.property(anyDuty, at, anyOptions, (duty, start, { zone, smallAgent, ...rest }) => {
        const bare = dueFrom(duty, start, { zone }).conservativeDue
        return bare?.getTime() === dueFrom(duty, start, { zone, ...rest }).conservativeDue?.getTime()
      }),
    )
  })

  it('has a date or names what is missing, or is one without a number', () => {
    holds(
      fc.property(anyDuty, at, anyOptions, (duty, start, options) => {
        const full = dueFrom(duty, start, options)
        expect(full.missing).toEqual([])
        expect(full.conservativeDue === null).toBe(duty.rule.kind === 'no_number')
        const none = dueOf(duty, {}, options)
        expect([none.conservativeDue, none.missing, none.anchored]).toEqual([null, anchorKeys(duty), []])
      }),
    )
  })

  it('alerts in order, after its anchor and before it is due', () => {
    holds(
      fc.property(anyDuty, at, anyOptions, (duty, start, options) => {
        const due = dueFrom(duty, start, options)
        const times = alertsOf(duty, due).map((alert) => alert.at.getTime())
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(times.every((time) => time >= start.getTime() && time <= (due.conservativeDue?.getTime() ?? 0))).toBe(
          true,
        )
        expect(times.length === 0).toBe(due.conservativeDue === null)
      }),
    )
  })
})

describe('counting', () => {
  it('never puts plain hours after those of Reg. 1182/71, which differ by an hour at most', () => {
    holds(
      fc.property(at, fc.integer({ min: 1, max: 200 }), fc.constantFrom(...zones), (start, hours, zone) => {
        const ahead = euHours(start, hours, zone).getTime() - elapsedHours(start, hours).getTime()
        return ahead > 0 && ahead <= 3_600_000
      }),
    )
  })

  it('lands business days and roll-overs on working days, and passes exactly so many', () => {
    holds(
      fc.property(at, fc.integer({ min: 1, max: 45 }), anyCalendar, (start, days, id) => {
        const calendar = calendarOf(id)
        const from = dayOf(start, 'UTC')
        const last = businessDays(from, days, calendar)
        expect(isWorkingDay(last, calendar)).toBe(true)
        expect(isWorkingDay(rollForward(from, calendar), calendar)).toBe(true)
        const passed = Array.from({ length: from.until(last).days }, (_, index) => from.add({ days: index + 1 }))
        expect(passed.filter((day) => isWorkingDay(day, calendar))).toHaveLength(days)
      }),
    )
  })

  it('ends months on the same number, or on the last of a shorter month', () => {
    holds(
      fc.property(at, fc.integer({ min: 1, max: 24 }), (start, months) => {
        const from = dayOf(start, 'UTC')
        const last = monthsAfter(from, months)
        const isSame = last.day === from.day
        expect(isSame || (last.day === last.daysInMonth && last.day < from.day)).toBe(true)
        expect(Temporal.PlainDate.compare(last, from)).toBe(1)
      }),
    )
  })
})
