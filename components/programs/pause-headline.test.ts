import { expect, test } from 'vitest'
import { pauseHeadline } from '@/components/programs/pause-headline'

const facts = {
  phase: 'pausing' as const,
  known: 40,
  confirmed: 37,
  expired: 0,
  manual: 0,
  pending: 3,
  pauseCompletedAt: null,
}
const done = { ...facts, phase: 'paused' as const, pending: 0, pauseCompletedAt: new Date(0) }

test.each([
  [facts, 'Pausing: 37 of 40 confirmed'],
  [{ ...done, confirmed: 40 }, 'Paused: all 40 confirmed'],
  [{ ...done, confirmed: 38, expired: 2 }, 'Paused: 38 of 40 confirmed, 2 by the end of their lease'],
  [
    { ...done, confirmed: 37, expired: 2, manual: 1 },
    'Paused: 37 of 40 confirmed, 2 by the end of their lease, 1 by hand',
  ],
  [{ ...done, known: 0, confirmed: 0 }, 'Paused: no collector was known'],
])(
  'a program is called paused only when all are accounted for, and expired is not called confirmed',
  (progress, says) => {
    expect(pauseHeadline(progress)).toBe(says)
  },
)
