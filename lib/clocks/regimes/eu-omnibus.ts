import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

/** Not law: present so that a workplace sees it coming, and off. */
export const euOmnibus: Regime = {
  id: 'eu-omnibus',
  version: 1,
  title: 'EU Digital Omnibus (96 h)',
  law: 'Proposal of 19 November 2025 to amend GDPR Art. 33',
  source: 'Several secondary sources on the proposal',
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'proposal',
  places: ['EU', 'EEA'],
  notes: [
    'Not law. The EDPB and EDPS opinion was positive on this point; no adoption was found in pages up to June 2026. The 72 h of GDPR Art. 33 stand.',
  ],
  duties: [
    duty({
      id: 'eu-omnibus.33',
      label: 'Notify the supervisory authority, as proposed',
      recipient: 'Single entry point (ENISA)',
      anchor: 'aware',
      rule: { kind: 'hours', hours: 96 },
      mark: 'S',
      source: 'Several secondary sources on the proposal',
      threshold: 'High risk to people only',
      fields: fields('S', 'The common template'),
      canPhase: true,
    }),
  ],
}

/** A form and no deadline of its own: the regulator form is laid out to map to it. */
export const edpbTemplate: Regime = {
  id: 'edpb-template',
  version: 1,
  title: 'EDPB common template',
  law: 'EDPB template for notifications, adopted 10 June 2026, in consultation to 5 August 2026',
  source: 'pinsentmasons, hayes, agenceurope',
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'proposal',
  places: ['EU', 'EEA'],
  notes: [
    'Some 125 questions: notification type, controller, reporter and data protection officer, nature with times and duration, measures before, consequences, mitigation, communications.',
    'Its start date is to be set. It names no deadline of its own.',
  ],
  duties: [],
}
