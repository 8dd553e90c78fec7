import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { leaseLeft, leaseLeftWords } from './lease-left'

describe('what is left of a lease', () => {
  it.each([
    [15_000, 0, 0, '15 s'],
    [15_000, 0, 14_001, '1 s'],
    [15_000, 0, 15_000, 'renewed or over'],
    [15_000, 15_000, 0, 'over'],
    [15_000, 16_000, 0, 'over'],
    [125_000, 0, 0, '2:05 min'],
    [3_729_000, 0, 0, '1:02:09 h'],
    [3_600_000, 0, 1, '1:00:00 h'],
  ])('ends at %d, read at %d, %d ms ago: %s', (endsAt, readAt, elapsed, words) => {
    expect(leaseLeftWords(leaseLeft(endsAt, readAt, elapsed))).toBe(words)
  })

  it('is counted from the server’s reading, not from this device’s clock', () => {
    const skewMs = 3_600_000
    expect(leaseLeft(skewMs + 9000, skewMs, 2000)).toEqual(leaseLeft(9000, 0, 2000))
  })
})

test('it never rises while a page stands, never shows less than is left, and is over only by the server’s word', () => {
  const ms = fc.integer({ min: 0, max: 7_200_000 })
  fc.assert(
    fc.property(ms, ms, ms, ms, (endsAt, readAt, first, more) => {
      const [before, after] = [leaseLeft(endsAt, readAt, first), leaseLeft(endsAt, readAt, first + more)]
      if (after.kind === 'left' && before.kind === 'left') expect(after.seconds).toBeLessThanOrEqual(before.seconds)
      if (after.kind === 'left') expect(before.kind).toBe('left')
      if (before.kind === 'left') expect(before.seconds * 1000).toBeGreaterThanOrEqual(endsAt - readAt - first)
      expect(after.kind === 'over').toBe(endsAt <= readAt)
    }),
  )
})

test('a clock that runs backwards adds nothing', () => {
  expect(leaseLeft(9000, 0, -5000)).toEqual({ kind: 'left', seconds: 9 })
})
