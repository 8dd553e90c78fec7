import { expect, test } from 'vitest'
import { formatDuration, formatRelative, formatTime, isZone } from './time'

test.each([
  ['2026-11-23T14:03:10.500Z', 'UTC', 'datetime', '23 Nov 2026, 14:03 UTC'],
  ['2026-11-23T14:03:10.500Z', 'UTC', 'seconds', '23 Nov 2026, 14:03:10 UTC'],
  ['2026-11-23T14:03:10.500Z', 'UTC', 'time', '14:03:10 UTC'],
  ['2026-11-23T14:03:10.500Z', 'UTC', 'date', '23 Nov 2026'],
  ['2026-11-23T14:03:10.500Z', 'Asia/Kolkata', 'datetime', '23 Nov 2026, 19:33 +05:30'],
  ['2026-11-23T14:03:10.500Z', 'America/New_York', 'datetime', '23 Nov 2026, 09:03 -05:00'],
  ['2026-07-01T23:30:00Z', 'Europe/London', 'datetime', '2 Jul 2026, 00:30 +01:00'],
  ['2026-11-23T00:00:00Z', 'Europe/London', 'time', '00:00:00 +00:00'],
] as const)('%s in %s as %s reads %s', (at, zone, style, text) => {
  expect(formatTime(at, zone, style)).toBe(text)
})

test('both sides of the hour that comes twice are told apart by their offset', () => {
  expect(formatTime('2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('25 Oct 2026, 02:30 +02:00')
  expect(formatTime('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe('25 Oct 2026, 02:30 +01:00')
})

test('a zone that does not exist is known as such', () => {
  expect(isZone('Asia/Kolkata')).toBe(true)
  expect(isZone('Nowhere/Else')).toBe(false)
})

test.each([
  [-5, '0 s'],
  [45_000, '45 s'],
  [72 * 60_000, '1 h 12 min'],
  [3_600_000 + 5000, '1 h'],
  [50 * 3_600_000, '2 d 2 h'],
])('%d ms lasts %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('relative times name one unit', () => {
  const now = Date.parse('2026-11-23T14:00:00Z')
  expect(formatRelative('2026-11-23T13:48:00Z', now)).toBe('12 min ago')
  expect(formatRelative('2026-11-23T14:18:30Z', now)).toBe('in 18 min')
  expect(formatRelative('2026-11-23T14:00:02Z', now)).toBe('just now')
})
