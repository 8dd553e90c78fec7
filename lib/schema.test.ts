import { describe, expect, it } from 'vitest'
import { instant, line, text, timeZone } from '@/lib/schema'

describe('an instant', () => {
  it('is what calendars agree on', () => {
    expect(instant.parse('2026-11-23T14:00:00+01:00')).toEqual(new Date('2026-11-23T13:00:00Z'))
    expect(instant.parse('1900-01-01T00:00:00Z').getUTCFullYear()).toBe(1900)
  })

  it.each([
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-05:00',
    '1899-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    'now',
  ])('is not %s', (given) => expect(instant.safeParse(given).success).toBe(false))
})

it('a time zone is one that exists', () => {
  expect(timeZone.parse('Europe/Berlin')).toBe('Europe/Berlin')
  expect(timeZone.safeParse('Nowhere/Land').success).toBe(false)
})

describe('text', () => {
  it('is trimmed, composed and has one kind of line end', () => {
    expect(text(1, 20).parse('  e\u0301\r\nx ')).toBe('\u00E9\nx')
  })

  it.each(['a\u0000b', 'a\u202Eb', 'a\u200Bb', 'a\uD800b'])(
    'holds no control, bidi mark, zero-width or lone surrogate (%j)',
    (given) => {
      expect(text(1, 20).safeParse(given).success).toBe(false)
    },
  )

  it('is one line where one is asked for', () => {
    expect(line(1, 20).safeParse('a\nb').success).toBe(false)
  })
})
