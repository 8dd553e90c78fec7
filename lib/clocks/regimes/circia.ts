import type { Regime } from '@/lib/clocks/model'
import { duty, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Secondary sources on the slipping final rule'

/** Not in force: present and off, and no clock of it may start. */
export const circia: Regime = {
  id: 'circia',
  version: 1,
  title: 'CIRCIA',
  law: 'Cyber Incident Reporting for Critical Infrastructure Act; final rule not in force',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'not_in_force',
  places: ['US'],
  notes: [
    'The final rule slid from October 2025 to May 2026 and further (town halls were halted in March 2026). Nothing later was found.',
  ],
  duties: [
    duty({
      id: 'circia.incident',
      label: 'Report a covered incident',
      recipient: 'CISA',
      anchor: 'reasonable_grounds',
      rule: { kind: 'hours', hours: 72 },
      mark: 'S',
      source,
      threshold: 'Covered entity and covered incident',
      canPhase: true,
      notes: ['Supplements follow.'],
    }),
    duty({
      id: 'circia.payment',
      label: 'Report a ransom payment',
      recipient: 'CISA',
      anchor: 'extortion_payment',
      rule: { kind: 'hours', hours: 24 },
      mark: 'S',
      source,
      threshold: 'A covered entity paid a ransom',
      canPhase: true,
    }),
  ],
}
