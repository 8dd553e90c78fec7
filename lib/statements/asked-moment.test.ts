import { expect, it } from 'vitest'
import { askedMoment } from '@/lib/statements/asked-moment'

it.each([
  ['2026-11-23T20:00', '2026-11-23T20:00:00.000Z'],
  ['2026-11-23T20:00:05.25Z', '2026-11-23T20:00:05.250Z'],
  ['2026-11-23T20:00+01:00', '2026-11-23T19:00:00.000Z'],
  ['yesterday', undefined],
  ['2026-13-40T20:00', undefined],
  [undefined, undefined],
  [['2026-11-23T20:00', '2026-11-23T20:00'], undefined],
])('the moment %s is %s', (asked, at) => expect(askedMoment(asked)?.toISOString()).toBe(at))
