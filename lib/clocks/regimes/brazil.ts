import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'martinelli, bastilhocoelho, mattosfilho'
const zone = 'America/Sao_Paulo'
const threshold =
  'Can significantly affect interests, and at least one of: sensitive data, children or elderly people, financial data, authentication data, professional secrecy, large scale'
const threeDays = {
  kind: 'business_days',
  days: 3,
  calendar: 'br',
  smallAgents: { days: 6, arguable: false },
} as const

export const brazil: Regime = {
  id: 'brazil-lgpd',
  version: 1,
  title: 'Brazil, LGPD',
  law: 'LGPD, and Resolution CD/ANPD 15/2024',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['BR'],
  notes: ['Small processing agents have twice the time.', 'Keep the record for at least 5 years (unchecked).'],
  duties: [
    duty({
      id: 'brazil-lgpd.anpd',
      label: 'Notify the ANPD',
      recipient: 'ANPD',
      anchor: 'aware',
      rule: threeDays,
      zone,
      mark: 'S',
      source,
      threshold,
      fields: fields('S', 'The 12 topics of the ANPD'),
      canPhase: true,
      notes: ['From knowing that the incident affected personal data.'],
    }),
    duty({
      id: 'brazil-lgpd.people',
      label: 'Tell the people concerned',
      recipient: 'People concerned; a public notice of at least 90 days where each can’t be told',
      anchor: 'aware',
      rule: threeDays,
      zone,
      mark: 'S',
      source,
      threshold,
      fields: fields('S', 'The 7 topics for people'),
      canPhase: false,
    }),
    duty({
      id: 'brazil-lgpd.supplement',
      label: 'Supplement the notification',
      recipient: 'ANPD',
      anchor: 'notified_authority',
      after: 'brazil-lgpd.anpd',
      rule: { kind: 'business_days', days: 20, calendar: 'br', smallAgents: { days: 40, arguable: true } },
      zone,
      mark: 'S',
      source,
      threshold: 'The notification was incomplete',
      canPhase: false,
      notes: ['That small agents have twice these days too was not read: it is only argued.'],
    }),
  ],
}
