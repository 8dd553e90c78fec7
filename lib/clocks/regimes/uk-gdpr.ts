import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Two pages of ico.org.uk'

export const ukGdpr: Regime = {
  id: 'uk-gdpr',
  version: 1,
  title: 'UK GDPR',
  law: 'UK GDPR, Articles 33 and 34',
  source,
  mark: 'V',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['GB'],
  notes: [
    'The clock runs from discovery, not from the event (ICO).',
    'Reg. 1182/71 is taken not to bind the UK (unchecked), so there is no later date to argue.',
    'Keep a log of decisions not to report, and arrange cover out of hours.',
  ],
  duties: [
    duty({
      id: 'uk-gdpr.33',
      label: 'Notify the ICO',
      recipient: 'Information Commissioner’s Office',
      anchor: 'aware',
      rule: { kind: 'hours', hours: 72 },
      mark: 'V',
      source,
      threshold: 'Every breach, unless it is unlikely to result in a risk to people',
      fields: fields(
        'V',
        'Nature of the breach',
        'Numbers of people and records',
        'Contact',
        'Likely consequences',
        'Measures',
      ),
      canPhase: true,
      internalTargetHours: 48,
    }),
    duty({
      id: 'uk-gdpr.34',
      label: 'Tell the people concerned',
      recipient: 'People concerned, in plain language',
      anchor: 'aware',
      rule: { kind: 'no_number', words: 'Without undue delay' },
      mark: 'V',
      source,
      threshold: 'High risk to people',
      fields: fields('V', 'Nature of the breach', 'Contact', 'Likely consequences', 'Measures'),
      canPhase: false,
    }),
  ],
}
