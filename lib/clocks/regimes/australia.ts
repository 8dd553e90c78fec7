import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Form of the OAIC, reprinted; allens'
const content = fields(
  'V',
  'Identity and contact',
  'Description',
  'Kinds of information',
  'Steps that people should take',
)
const asSoon = { kind: 'no_number', words: 'As soon as practicable' } as const
const exclusions = ['Remedy that averts the likely serious harm', 'Employee records of private employers (unchecked)']
const threshold = 'Likely serious harm that remedy did not avert'

export const australia: Regime = {
  id: 'australia-ndb',
  version: 1,
  title: 'Australia, Notifiable Data Breaches',
  law: 'Privacy Act 1988, Part IIIC',
  source,
  mark: 'M',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['AU'],
  notes: ['The employee records exemption may matter where the data are those of staff (unchecked).'],
  duties: [
    duty({
      id: 'australia-ndb.assessment',
      label: 'Finish the assessment',
      recipient: 'Ourselves',
      anchor: 'discovered',
      territory: 'australia',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      mark: 'M',
      source: 'Not checked',
      threshold: 'Suspicion of an eligible data breach',
      canPhase: false,
      notes: ['All reasonable steps to finish within 30 days of the suspicion.'],
    }),
    duty({
      id: 'australia-ndb.oaic',
      label: 'Statement to the OAIC',
      recipient: 'Office of the Australian Information Commissioner',
      anchor: 'reasonable_grounds',
      rule: asSoon,
      mark: 'V',
      source,
      threshold,
      exclusions,
      fields: content,
      canPhase: true,
    }),
    duty({
      id: 'australia-ndb.people',
      label: 'Tell the people concerned',
      recipient: 'People concerned, after the statement',
      anchor: 'reasonable_grounds',
      rule: asSoon,
      mark: 'S',
      source,
      threshold,
      exclusions,
      fields: content,
      canPhase: false,
    }),
  ],
}
