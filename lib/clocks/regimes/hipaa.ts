import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = '45 CFR 164.404(c) and 164.408, reprinted; the rest from secondary sources'
const threshold = 'Breach of unsecured PHI: presumed, unless four factors show a low probability of compromise'
const content = fields(
  'V',
  'What happened, with the dates of breach and discovery',
  'Types of PHI',
  'Steps that people should take',
  'What the entity does',
  'Contact: toll-free number, e-mail, web or post',
)
const days60 = { kind: 'calendar_days', days: 60, firstDay: 'next' } as const
const suspensions = ['A law-enforcement official asks for delay (unchecked)']

export const hipaa: Regime = {
  id: 'hipaa',
  version: 1,
  title: 'HIPAA',
  law: '45 CFR 164.404 to 164.408',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['US'],
  notes: [
    'Discovery is the first day on which it was known, or would have been with diligence, by any of the workforce or an agent.',
    'Plain language. The days are the outer limit of “without unreasonable delay”.',
  ],
  duties: [
    duty({
      id: 'hipaa.people',
      label: 'Tell the people concerned',
      recipient: 'People concerned',
      anchor: 'discovered',
      territory: 'us',
      rule: days60,
      mark: 'S',
      source,
      threshold,
      suspensions,
      fields: content,
      canPhase: false,
    }),
    duty({
      id: 'hipaa.media',
      label: 'Tell the media',
      recipient: 'Prominent media of the state',
      anchor: 'discovered',
      territory: 'us',
      rule: days60,
      mark: 'S',
      source,
      threshold: 'More than 500 residents of one state',
      suspensions,
      fields: content,
      canPhase: false,
    }),
    duty({
      id: 'hipaa.hhs-500',
      label: 'Notify HHS, 500 people or more',
      recipient: 'US Department of Health and Human Services',
      anchor: 'discovered',
      territory: 'us',
      rule: days60,
      mark: 'V',
      source,
      threshold: '500 people or more; together with the notice to people',
      suspensions,
      canPhase: false,
    }),
    duty({
      id: 'hipaa.hhs-fewer',
      label: 'Notify HHS, fewer than 500 people',
      recipient: 'US Department of Health and Human Services',
      anchor: 'discovered',
      territory: 'us',
      rule: { kind: 'days_after_year', days: 60 },
      mark: 'V',
      source,
      threshold: 'Fewer than 500 people',
      canPhase: false,
    }),
  ],
}
