import type { Duty, Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'freshfromchina, morganlewis, cms'
const zone = 'Asia/Shanghai'
const content = fields(
  'S',
  'System',
  'Time',
  'Place',
  'Type',
  'Impact',
  'Measures',
  'Ransom',
  'Presumed cause',
  'Help needed',
)

function report(id: string, who: string, hours: number, recipient: string, notes: readonly string[]): Duty {
  return duty({
    id: `china-cac.${id}`,
    label: `Report: ${who}`,
    recipient,
    anchor: 'discovered',
    rule: { kind: 'hours', hours },
    zone,
    mark: 'S',
    source,
    threshold: `“Relatively major” or worse, as over 1,000,000 persons’ data; ${who}`,
    fields: content,
    canPhase: true,
    notes,
  })
}

export const china: Regime = {
  id: 'china-cac',
  version: 1,
  title: 'China, CAC Measures',
  law: 'CAC Measures on reporting of cybersecurity incidents, from 1 November 2025',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  inForceFrom: '2025-11-01',
  places: ['CN'],
  notes: [
    'Persons’ data by level: relatively major over 1 million, major over 10 million, particularly major over 100 million.',
    'Upward reports between authorities: 30 minutes. Hotline 12387.',
  ],
  duties: [
    report('cii', 'critical information infrastructure', 1, 'Protection department and police', []),
    report('state-body', 'central and state bodies', 2, 'Own cyberspace body', [
      'That body then reports upward within 1 h.',
    ]),
    report('operator', 'other operators', 4, 'Provincial cyberspace administration', []),
    duty({
      id: 'china-cac.summary',
      label: 'Summary after handling',
      recipient: 'Who received the report',
      anchor: 'handling_ended',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      zone,
      mark: 'S',
      source,
      threshold: 'An incident was reported',
      canPhase: false,
    }),
    duty({
      id: 'china-cac.pipl-57',
      label: 'PIPL: notify the authority and the people concerned',
      recipient: 'Protection department and people concerned',
      anchor: 'discovered',
      rule: { kind: 'no_number', words: 'Immediately' },
      zone,
      mark: 'M',
      source: 'PIPL Art. 57; not read',
      threshold: 'Leak, tampering or loss of personal information',
      canPhase: false,
    }),
  ],
}
