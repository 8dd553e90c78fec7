import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Form 8-K as quoted by two repositories; cooleypubco, goodwin'
const rule = {
  kind: 'business_days',
  days: 4,
  calendar: 'us-federal',
  until: { hour: 17, minute: 30 },
} as const

export const sec: Regime = {
  id: 'sec-8k',
  version: 1,
  title: 'SEC Form 8-K, Item 1.05',
  law: 'Form 8-K Item 1.05 and General Instruction B.1; Regulation S-T Rule 13(a)(2)',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['US'],
  notes: [
    'Materiality is to be determined without unreasonable delay after discovery. Not material, or undecided: Item 8.01 (staff view of 2024).',
    'A petition to rescind (File 4-856, May 2025) was pending and the rule in force as of August 2026.',
  ],
  duties: [
    duty({
      id: 'sec-8k.1-05',
      label: 'File Item 1.05',
      recipient: 'EDGAR, public',
      anchor: 'determined_material',
      rule,
      zone: 'America/New_York',
      mark: 'S',
      source,
      threshold: 'Material to the registrant',
      suspensions: ['Attorney General: 30, 30 and 60 days', 'FCC route: at most 7 business days'],
      fields: fields(
        'S',
        'Material aspects of nature, scope and timing',
        'Material impact, or what is reasonably likely, with financial condition',
        'What is not yet determined',
      ),
      canPhase: true,
      internalTargetHours: 48,
      notes: [
        'Determined on a Saturday, Sunday or holiday: the period starts on and includes the first business day after.',
        'Technical detail that would impede the response need not be given.',
      ],
    }),
    duty({
      id: 'sec-8k.amendment',
      label: 'Amend Item 1.05',
      recipient: 'EDGAR, public',
      anchor: 'information_available',
      rule,
      zone: 'America/New_York',
      mark: 'S',
      source,
      threshold: 'What the first filing called not determined or unavailable is now known',
      fields: fields('S', 'The missing information'),
      canPhase: false,
    }),
  ],
}
