import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'powerquant, glocert, sorena'
const recipient = 'CSIRT or competent authority'
const threshold =
  'Severe disruption or financial loss, caused or capable of being caused, or considerable damage to others'
const finalFields = fields(
  'S',
  'Description',
  'Severity and impact',
  'Threat type or root cause',
  'Mitigation',
  'Cross-border impact',
)

export const nis2: Regime = {
  id: 'nis2',
  version: 1,
  title: 'NIS2',
  law: 'Directive (EU) 2022/2555, Article 23',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['EU', 'EEA'],
  notes: [
    'National law differs. A status report on request. Recipients of the service are told where apt.',
    'Trust service providers: the notification within 24 h (unchecked).',
  ],
  duties: [
    duty({
      id: 'nis2.early-warning',
      label: 'Early warning',
      recipient,
      anchor: 'significant',
      rule: { kind: 'hours', hours: 24, excludedHour: true },
      mark: 'S',
      source,
      threshold,
      fields: fields('S', 'Suspected unlawful or malicious?', 'Cross-border impact?'),
      canPhase: true,
      internalTargetHours: 16,
    }),
    duty({
      id: 'nis2.notification',
      label: 'Incident notification',
      recipient,
      anchor: 'significant',
      rule: { kind: 'hours', hours: 72, excludedHour: true },
      mark: 'S',
      source,
      threshold,
      fields: fields('S', 'Update of the early warning', 'Initial severity and impact', 'Indicators of compromise'),
      canPhase: true,
      internalTargetHours: 48,
    }),
    duty({
      id: 'nis2.final',
      label: 'Final report, or progress report while it runs',
      recipient,
      anchor: 'notified_authority',
      after: 'nis2.notification',
      rule: { kind: 'months', months: 1, roll: 'eu' },
      territory: 'eu',
      mark: 'S',
      source,
      threshold,
      fields: finalFields,
      canPhase: true,
      notes: ['Counts from the notification itself, not from awareness. Still running by then: a progress report.'],
    }),
    duty({
      id: 'nis2.final-after-handling',
      label: 'Final report after a progress report',
      recipient,
      anchor: 'handling_ended',
      rule: { kind: 'months', months: 1, roll: 'eu' },
      territory: 'eu',
      mark: 'S',
      source,
      threshold: 'The incident was still running when the final report was due',
      fields: finalFields,
      canPhase: false,
    }),
  ],
}
