import { describe, expect, it } from 'vitest'
import { readLocalTime } from './local-time'

describe('a wall-clock time with its zone', () => {
  it.each([
    ['2026-11-23T14:03', 'UTC', '2026-11-23T14:03:00.000Z'],
    ['2026-11-23T14:03:10', 'Asia/Kolkata', '2026-11-23T08:33:10.000Z'],
    ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, at) => {
    expect(readLocalTime(text, zone)).toEqual({ ok: true, at })
  })

  it('asks which one where clocks were set back', () => {
    const twice = ['2026-10-25T02:30', 'Europe/Berlin'] as const
    expect(readLocalTime(...twice)).toEqual({ ok: false, problem: 'twice' })
    expect(readLocalTime(...twice, 'earlier')).toEqual({ ok: true, at: '2026-10-25T00:30:00.000Z' })
    expect(readLocalTime(...twice, 'later')).toEqual({ ok: true, at: '2026-10-25T01:30:00.000Z' })
  })

  it('refuses a time that clocks skipped', () => {
    expect(readLocalTime('2026-03-29T02:30', 'Europe/Berlin', 'earlier')).toEqual({ ok: false, problem: 'skipped' })
  })

  it.each(['', 'yesterday', '2026-13-01T10:00', '2026-02-30T10:00'])('refuses %o', (text) => {
    expect(readLocalTime(text, 'UTC')).toEqual({ ok: false, problem: 'malformed' })
  })

  it('refuses a zone that there is not', () => {
    expect(readLocalTime('2026-11-23T14:03', 'Moon/Base')).toEqual({ ok: false, problem: 'zone' })
  })
})
