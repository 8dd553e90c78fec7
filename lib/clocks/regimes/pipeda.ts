import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Page of priv.gc.ca, its heading read; the rest from secondary sources'
const asSoon = { kind: 'no_number', words: 'As soon as feasible' } as const
const threshold = 'Real risk of significant harm: sensitivity × probability of misuse'
const content = fields(
  'S',
  'Circumstances and cause',
  'Day or period',
  'Information concerned',
  'Number of people',
  'Steps to reduce the risk',
  'Steps to notify people',
  'Contact',
)

export const pipeda: Regime = {
  id: 'pipeda',
  version: 1,
  title: 'PIPEDA',
  law: 'Personal Information Protection and Electronic Documents Act (Canada), Division 1.1',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['CA'],
  notes: [
    'Keep a record of every breach for 24 months.',
    'Data of employees of a firm that is not federally regulated are outside PIPEDA; Québec and Alberta have duties of their own (unchecked).',
  ],
  duties: [
    duty({
      id: 'pipeda.opc',
      label: 'Report to the Privacy Commissioner',
      recipient: 'Office of the Privacy Commissioner of Canada',
      anchor: 'assessed_notifiable',
      rule: asSoon,
      mark: 'S',
      source,
      threshold,
      fields: content,
      canPhase: true,
    }),
    duty({
      id: 'pipeda.people',
      label: 'Tell people, and bodies that can reduce the harm',
      recipient: 'People concerned; bodies that can reduce harm',
      anchor: 'assessed_notifiable',
      rule: asSoon,
      mark: 'S',
      source,
      threshold,
      fields: content,
      canPhase: false,
    }),
  ],
}
