import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Regulation (EU) 2016/679; read in a public ledger of EUR-Lex'

export const gdpr: Regime = {
  id: 'gdpr',
  version: 1,
  title: 'GDPR',
  law: 'Regulation (EU) 2016/679, Articles 33 and 34',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['EU', 'EEA'],
  notes: [
    'Counts unauthorised access or disclosure inside the organisation too. Permission alone is not access, but no logs is not no access.',
    'Every breach goes into the register, notified or not: facts, effects, remedy (Art. 33(5)).',
    'Whether Reg. 1182/71 governs these hours is not settled in what was read; its Art. 3(4) roll-over is not for periods in hours.',
    'Works councils and rules on workers’ data may add duties (unchecked).',
  ],
  duties: [
    duty({
      id: 'gdpr.33',
      label: 'Notify the supervisory authority',
      recipient: 'Competent supervisory authority; the lead authority where processing is cross-border',
      anchor: 'aware',
      rule: { kind: 'hours', hours: 72, excludedHour: true },
      mark: 'S',
      source: `${source}, Art. 33(1), (3), (4)`,
      threshold: 'Every breach, unless it is unlikely to result in a risk to people',
      fields: fields(
        'S',
        'Nature of the breach',
        'Categories and approximate number of people',
        'Categories and approximate number of records',
        'Data protection officer or other contact',
        'Likely consequences',
        'Measures taken or proposed, also to mitigate',
        'Reasons for the delay, after 72 h',
      ),
      canPhase: true,
      internalTargetHours: 48,
      notes: [
        'Without undue delay and, where feasible, within 72 h of awareness: reasonable certainty that personal data were compromised.',
        'Continuous hours: weekends and holidays count. Later needs reasons. Phases without undue further delay.',
      ],
    }),
    duty({
      id: 'gdpr.33-2',
      label: 'Processor: notify the controller',
      recipient: 'Controller',
      anchor: 'aware',
      rule: { kind: 'no_number', words: 'Without undue delay' },
      mark: 'M',
      source: 'Regulation (EU) 2016/679, Art. 33(2); not read',
      threshold: 'Any breach that a processor becomes aware of',
      canPhase: true,
    }),
    duty({
      id: 'gdpr.34',
      label: 'Tell the people concerned',
      recipient:
        'People concerned, in plain language; a public notice as effective where each would take disproportionate effort',
      anchor: 'aware',
      rule: { kind: 'no_number', words: 'Without undue delay' },
      mark: 'S',
      source: `${source}, Art. 34`,
      threshold: 'High risk to people',
      exclusions: [
        'Protection applied to the affected data makes them unintelligible',
        'Later measures end the high risk',
      ],
      fields: fields('S', 'Nature of the breach', 'Contact', 'Likely consequences', 'Measures'),
      canPhase: false,
    }),
  ],
}
