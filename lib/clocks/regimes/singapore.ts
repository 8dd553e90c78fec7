import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'bakermckenzie, and sorena quoting the PDPC; the 500 and the regulations at sso.agc.gov.sg'
const threshold = 'Significant harm (prescribed data), or 500 people or more'
const zone = 'Asia/Singapore'
const content = fields(
  'M',
  'When and how it became known',
  'Chronology',
  'How it happened',
  'Number of people',
  'Personal data',
  'Potential harm',
  'Remedy',
  'Plan to tell people, or why not',
  'Contact',
)

export const singapore: Regime = {
  id: 'singapore-pdpa',
  version: 1,
  title: 'Singapore, PDPA',
  law: 'Personal Data Protection Act 2012, section 26D',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['SG'],
  notes: ['Three calendar days: the day after the determination is day 1, and nothing moves a last day on a weekend.'],
  duties: [
    duty({
      id: 'singapore-pdpa.assessment',
      label: 'Finish the assessment',
      recipient: 'Ourselves',
      anchor: 'discovered',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      zone,
      mark: 'S',
      source,
      threshold: 'Reason to believe that a breach occurred',
      canPhase: false,
      notes: ['Expected within 30 days.'],
    }),
    duty({
      id: 'singapore-pdpa.pdpc',
      label: 'Notify the PDPC',
      recipient: 'Personal Data Protection Commission',
      anchor: 'assessed_notifiable',
      rule: { kind: 'calendar_days', days: 3, firstDay: 'next' },
      zone,
      mark: 'S',
      source,
      threshold,
      fields: content,
      canPhase: true,
      internalTargetHours: 48,
    }),
    duty({
      id: 'singapore-pdpa.people',
      label: 'Tell the people concerned',
      recipient: 'People concerned, with or after the Commission',
      anchor: 'assessed_notifiable',
      rule: { kind: 'no_number', words: 'As soon as practicable' },
      zone,
      mark: 'S',
      source,
      threshold: 'Significant harm',
      canPhase: false,
    }),
  ],
}
