import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Delegated Regulation (EU) 2025/301, Art. 5, as reprinted by springlex'
const recipient = 'Financial supervisor'
const threshold = 'Major ICT incident (Delegated Regulation (EU) 2024/1772)'
const suspensions = ['Can’t meet it: tell the authority before it passes, with reasons (Art. 5(3))']
const relief = 'Weekend or bank holiday: noon of the next working day (Art. 5(4)).'
const notListed =
  'Not for credit institutions, central counterparties, trading venues and NIS2 essential or important entities (Art. 5(5)); the authority can switch it off for systemic ones (Art. 5(6)). The paragraphs from (4) on were read in secondary sources.'

export const dora: Regime = {
  id: 'dora',
  version: 1,
  title: 'DORA',
  law: 'Regulation (EU) 2022/2554, Article 19, and Delegated Regulation (EU) 2025/301, Article 5',
  source: `${source}; five repositories on Art. 5(4) to (6)`,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['EU', 'EEA'],
  notes: [
    'Pages that say “5 business days” for the final report or “72 h from detection” contradict the text.',
    'The fields are those of Art. 1 to 4 and of the template of Implementing Regulation (EU) 2025/302.',
  ],
  duties: [
    duty({
      id: 'dora.initial',
      label: 'Initial notification',
      recipient,
      anchor: 'classified_major',
      rule: {
        kind: 'double_limit',
        afterClassification: 4,
        afterAwareness: 24,
        relief: 'not_for_listed_entities',
      },
      mark: 'V',
      source,
      threshold,
      suspensions,
      fields: fields(
        'S',
        'LEI',
        'Type of incident',
        'Contacts',
        'Detection',
        'Classification criteria',
        'Member states hit',
        'Third-party origin',
      ),
      canPhase: true,
      notes: [
        'Classified later than 24 h after awareness: 4 h from classification only (Art. 5(2)).',
        relief,
        notListed,
      ],
    }),
    duty({
      id: 'dora.intermediate',
      label: 'Intermediate report',
      recipient,
      anchor: 'notified_authority',
      after: 'dora.initial',
      rule: { kind: 'hours', hours: 72, relief: 'not_for_listed_entities' },
      mark: 'V',
      source,
      threshold,
      suspensions,
      fields: fields('S', 'Recovery', 'Type of attack', 'Impact on clients'),
      canPhase: true,
      internalTargetHours: 48,
      notes: ['After the initial submission, even if nothing changed, and again on recovery.', relief, notListed],
    }),
    duty({
      id: 'dora.final',
      label: 'Final report',
      recipient,
      anchor: 'notified_authority',
      after: 'dora.intermediate',
      rule: { kind: 'months', months: 1, relief: 'for_all' },
      territory: 'eu',
      mark: 'V',
      source,
      threshold,
      suspensions,
      fields: fields('S', 'Root cause', 'Costs'),
      canPhase: false,
      notes: ['After the intermediate report, as last updated.', relief],
    }),
  ],
}
