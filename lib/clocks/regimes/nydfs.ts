import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = '23 NYCRR 500.17 at law.cornell.edu, (a) and (b)'
const payments = '23 NYCRR 500.17(c); jonesday'
const recipient = 'Superintendent, through the portal'
const zone = 'America/New_York'

export const nydfs: Regime = {
  id: 'nydfs',
  version: 1,
  title: 'NYDFS 500.17',
  law: '23 NYCRR 500.17',
  source: `${source}; ${payments}`,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['US-NY'],
  notes: ['The incident may be at the covered entity, an affiliate or a service provider.'],
  duties: [
    duty({
      id: 'nydfs.notice',
      label: 'Notify the superintendent',
      recipient,
      anchor: 'determined_incident',
      rule: { kind: 'hours', hours: 72 },
      zone,
      mark: 'V',
      source,
      threshold: 'A cybersecurity incident as defined',
      fields: fields('V', 'The form of the portal'),
      canPhase: true,
      internalTargetHours: 48,
    }),
    duty({
      id: 'nydfs.update',
      label: 'Keep the notice up to date',
      recipient,
      anchor: 'determined_incident',
      rule: { kind: 'no_number', words: 'A continuing duty to update' },
      zone,
      mark: 'V',
      source,
      threshold: 'A notice was given',
      canPhase: true,
    }),
    duty({
      id: 'nydfs.payment',
      label: 'Report an extortion payment',
      recipient,
      anchor: 'extortion_payment',
      rule: { kind: 'hours', hours: 24 },
      zone,
      mark: 'S',
      source: payments,
      threshold: 'An extortion payment was made',
      canPhase: true,
    }),
    duty({
      id: 'nydfs.payment-reasons',
      label: 'Explain an extortion payment in writing',
      recipient,
      anchor: 'extortion_payment',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      zone,
      mark: 'S',
      source: payments,
      threshold: 'An extortion payment was made',
      fields: fields('S', 'Reasons', 'Alternatives considered', 'Diligence done'),
      canPhase: false,
    }),
  ],
}
