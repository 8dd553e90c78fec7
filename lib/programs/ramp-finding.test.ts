import { expect, it } from 'vitest'
import { rampFinding } from '@/lib/programs/ramp-finding'
import type { RampRow } from '@/lib/programs/ramp-series'

const row = (minute: number, percent: number, move: RampRow['move'], violations = 0): RampRow => ({
  ...{ at: new Date(minute * 60_000), percent, move, violations, collecting: 0 },
})
const now = new Date(45 * 60_000)

it.each<[RampRow[], string]>([
  [[], 'The ramp has not begun'],
  [[row(0, 1, 'Start'), row(30, 10, 'Step')], 'At 10 % after 45 min, without a violation'],
  [[row(0, 1, 'Start'), row(30, 100, 'Step')], 'From 1 to 100 % in 30 min, without a violation'],
  [[row(0, 1, 'Start'), row(10, 1, null, 1)], 'At 1 % after 45 min, with 1 violation'],
  [[row(0, 1, 'Start'), row(30, 10, 'Step'), row(40, 0, 'Stop', 3)], 'Stopped at 10 %, with 3 violations'],
])('%#', (rows, finding) => expect(rampFinding(rows, now)).toBe(finding))
