import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { ExposureTimes } from '@/lib/measures/model'
import { exposedMs, exposedTogetherMs, exposureOf, percentilesOf, timeToPauseMs } from '@/lib/measures/rules'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour))
const filed: ExposureTimes = { filedAt: at(12), startedAt: null, detectedAt: null, containedAt: null }

describe('an exposure', () => {
  test.each([
    ['the filing, when nothing else is known', {}, [], 12, 'filed', null, null],
    ['when it was noticed', { detectedAt: at(11) }, [], 11, 'noticed', null, null],
    ['when it started, as recorded', { startedAt: at(3), detectedAt: at(11) }, [], 3, 'started', null, null],
    [
      'the earliest, when the record contradicts itself',
      { startedAt: at(11), detectedAt: at(10) },
      [],
      10,
      'noticed',
      null,
      null,
    ],
    [
      'the record, where it agrees with another',
      { startedAt: at(11), detectedAt: at(11) },
      [],
      11,
      'started',
      null,
      null,
    ],
    ['containment', { containedAt: at(15) }, [], 12, 'filed', 15, 'contained'],
    ['the pause of its program, before containment', { containedAt: at(15) }, [at(13)], 12, 'filed', 13, 'stopped'],
    ['containment, before the pause', { containedAt: at(15) }, [at(16)], 12, 'filed', 15, 'contained'],
    ['the last of the pauses', {}, [at(13), at(14)], 12, 'filed', 14, 'stopped'],
    ['nothing, while one program may collect', {}, [at(13), null], 12, 'filed', null, null],
    ['nothing that was before it', {}, [at(9)], 12, 'filed', null, null],
    ['the pause of those that did not stand before', {}, [at(9), at(14)], 12, 'filed', 14, 'stopped'],
    [
      'its beginning, when it was contained before it was filed',
      { containedAt: at(10) },
      [],
      12,
      'filed',
      12,
      'contained',
    ],
  ] as const)('goes from or to %s', (_, times, stops, from, since, until, ended) => {
    const expected = { from: at(from), since, until: until === null ? null : at(until), ended }
    expect(exposureOf({ ...filed, ...times }, stops)).toEqual(expected)
  })

  const moment = fc.date({ min: at(0), max: at(24), noInvalidDate: true })
  const times = fc.record({
    filedAt: moment,
    startedAt: fc.option(moment),
    detectedAt: fc.option(moment),
    containedAt: fc.option(moment),
  })
  const stops = fc.array(fc.oneof(moment, fc.constant(null)), { maxLength: 4 })

  it('begins no later than anything that is known, and does not end before', () => {
    fc.assert(
      fc.property(times, stops, (given, stopped) => {
        const { from, until, ended } = exposureOf(given, stopped)
        for (const known of [given.filedAt, given.startedAt, given.detectedAt])
          if (known) expect(from <= known).toBe(true)
        if (until) expect(until >= from).toBe(true)
        expect(ended === null).toBe(until === null)
      }),
    )
  })

  it('never gets longer by a containment, nor by the order of the programs', () => {
    fc.assert(
      fc.property(times, stops, (given, stopped) => {
        const now = at(25)
        const length = exposedMs(exposureOf(given, stopped), now)
        expect(exposedMs(exposureOf({ ...given, containedAt: null }, stopped), now)).toBeGreaterThanOrEqual(length)
        expect(exposureOf(given, stopped.toReversed())).toEqual(exposureOf(given, stopped))
      }),
    )
  })

  it('counts hours that several share once', () => {
    const one = { from: at(1), until: at(4) }
    const hours = (...exposures: { from: Date; until: Date | null }[]) =>
      exposedTogetherMs(exposures, at(10)) / 3_600_000
    expect(hours()).toBe(0)
    expect(hours(one, one)).toBe(3)
    expect(hours(one, { from: at(3), until: at(5) })).toBe(4)
    expect(hours({ from: at(6), until: at(7) }, one)).toBe(4)
    expect(hours(one, { from: at(2), until: at(3) }, { from: at(8), until: null })).toBe(5)
    fc.assert(
      fc.property(fc.array(fc.record({ from: moment, until: fc.option(moment) })), (exposures) => {
        const now = at(24)
        const each = exposures.map((exposure) => exposedMs(exposure, now))
        const together = exposedTogetherMs(exposures, now)
        expect(together).toBeLessThanOrEqual(each.reduce((sum, ms) => sum + ms, 0))
        expect(together).toBeGreaterThanOrEqual(Math.max(0, ...each))
        expect(exposedTogetherMs(exposures.toReversed(), now)).toBe(together)
      }),
    )
  })
})

describe('the time to a pause', () => {
  test.each([
    ['from filing to the last account', at(13), 3_600_000],
    ['nothing while a collector is not accounted for', null, null],
    ['nothing for a program that stood already', at(11), null],
    ['zero at the same moment', at(12), 0],
  ])('is %s', (_, completedAt, expected) => {
    expect(timeToPauseMs(at(12), completedAt)).toBe(expected)
  })
})

describe('percentiles', () => {
  test.each([
    [[], null, null],
    [[7], 7, 7],
    [[4, 2], 3, 3.8],
    [[10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5.5, 9.1],
  ])('of %j', (values, median, p90) => {
    const found = percentilesOf(values)
    expect(found.count).toBe(values.length)
    if (median === null) expect(found).toEqual({ median, p90, count: 0 })
    else {
      expect(found.median).toBeCloseTo(median)
      expect(found.p90).toBeCloseTo(p90 ?? Number.NaN)
    }
  })

  it('lie within the values, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer(), (values, seed) => {
        const { median, p90 } = percentilesOf(values)
        const turned = values.map((_, i) => values[(i + (Math.abs(seed) % values.length)) % values.length] ?? 0)
        expect(percentilesOf(turned)).toEqual({ median, p90, count: values.length })
        expect(median).toBeGreaterThanOrEqual(Math.min(...values))
        expect(p90).toBeGreaterThanOrEqual(median ?? 0)
        expect(p90).toBeLessThanOrEqual(Math.max(...values))
      }),
    )
  })
})
