import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, type Required, requiredOf } from '@/lib/statements/coverage'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const october: Required = {
  from: '2026-10-01T00:00:00.000Z',
  to: '2026-10-31T00:00:00.000Z',
  sources: ['storage access logs'],
}
const log = (name: string, retainedFrom: string | null = '2026-01-01T00:00:00.000Z', recordsReads = true) => ({
  ...{ name, recordsReads, retainedFrom },
})
const whole = finding({ windowFrom: '2026-10-01T00:00:00.000Z', windowTo: '2026-10-31T00:00:00.000Z' })

describe('coverage is reviewed time × sources ÷ required', () => {
  it.each([
    ['all of it', whole, october, 100],
    ['the first half of the window', { ...whole, windowTo: '2026-10-16T00:00:00.000Z' }, october, 50],
    [
      'what its retention reaches',
      { ...whole, sources: [log('Storage access logs', '2026-10-16T00:00:00Z')] },
      october,
      50,
    ],
    ['one of two logs', whole, { ...october, sources: ['storage access logs', 'gateway log'] }, 50],
    ['both of two logs', { ...whole, sources: [log('Gateway  log'), log('storage access logs')] }, october, 100],
    ['a sample', { ...whole, sampled: { reviewed: 1, of: 3 } }, october, 33],
    ['what was entered, where that is less', { ...whole, coveragePercent: 60 }, october, 60],
    ['nothing, of a log that records only writes', { ...whole, sources: [log('diffs', null, false)] }, october, 0],
    ['its own window, where no bound is recorded', whole, { from: null, to: null, sources: [] }, 100],
    ['the moment, where the window is one', whole, { ...october, to: october.from }, 100],
  ])('%s', (_what, reviewed, required, percent) => {
    expect(coverageOf([reviewed], required)).toBe(percent)
  })

  it('adds up over reviews of different logs, and takes the fuller of two of the same', () => {
    const both = { ...october, sources: ['storage access logs', 'gateway log'] }
    expect(coverageOf([whole, { ...whole, sources: [log('gateway log')] }], both)).toBe(100)
    expect(coverageOf([whole, { ...whole, coveragePercent: 10 }], october)).toBe(100)
  })

  it('never falls when more is reviewed, nor rises when more is required', () => {
    const part = fc.record({
      coveragePercent: fc.integer({ min: 0, max: 100 }),
      source: fc.constantFrom('a', 'b', 'c'),
    })
    const reviews = fc.array(part, { maxLength: 5 })
    const made = (parts: { coveragePercent: number; source: string }[]) =>
      parts.map(({ coveragePercent, source }) => ({ ...whole, coveragePercent, sources: [log(source)] }))
    fc.assert(
      fc.property(reviews, part, fc.subarray(['a', 'b', 'c', 'd']), (given, more, sources) => {
        const required = { ...october, sources: ['a', 'b', 'c', ...sources] }
        const before = coverageOf(made(given), required)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(100)
        expect(coverageOf(made([...given, more]), required)).toBeGreaterThanOrEqual(before)
        expect(coverageOf(made(given), { ...required, sources: [...required.sources, 'e'] })).toBeLessThanOrEqual(
          before,
        )
      }),
    )
  })
})

describe('what is required', () => {
  it('is from when it began until it ended, as recorded last, in every log known to record reading', () => {
    const bounds = (which: string, from: string, to: string | null = null) => ({
      which,
      from,
      to,
      basis: 'log',
      text: '',
    })
    const required = requiredOf(
      view([
        ...opening,
        entry(5, 'finding.recorded', finding()),
        entry(6, 'log_source.found', { ...log('Gateway log'), text: '' }),
        entry(7, 'log_source.found', { ...log('diffs', null, false), text: '' }),
        entry(8, 'bounds.recorded', bounds('start', '2026-09-20T00:00:00.000Z')),
        entry(9, 'bounds.recorded', bounds('end', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z')),
      ]),
    )
    expect(required).toEqual({
      from: '2026-09-20T00:00:00.000Z',
      to: '2026-11-02T00:00:00.000Z',
      sources: ['gateway log', 'storage access logs'],
    })
  })
})
