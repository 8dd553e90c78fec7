import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const zone = 'Asia/Kolkata'

export const indiaCertIn: Regime = {
  id: 'india-cert-in',
  version: 1,
  title: 'India, CERT-In',
  law: 'Directions of CERT-In under section 70B of the IT Act, 2022',
  source: 'argus-p',
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['IN'],
  notes: ['CERT-In works around the clock: holidays count.'],
  duties: [
    duty({
      id: 'india-cert-in.report',
      label: 'Report to CERT-In',
      recipient: 'CERT-In',
      anchor: 'aware',
      rule: { kind: 'hours', hours: 6 },
      zone,
      mark: 'S',
      source: 'argus-p',
      threshold: 'Listed types of incident, any entity',
      fields: fields('S', 'Its form; more later'),
      canPhase: true,
      internalTargetHours: 4,
      notes: ['From noticing it, or being told.'],
    }),
  ],
}

const source = 'Secondary sources on rule 7; getastra on its dates'
const withoutDelay = { kind: 'no_number', words: 'Without delay' } as const
const everyBreach = 'Any personal data breach'
const first = fields('S', 'Nature', 'Extent', 'Time', 'Likely impact')

export const indiaDpdp: Regime = {
  id: 'india-dpdp',
  version: 1,
  title: 'India, DPDP Rules',
  law: 'Digital Personal Data Protection Rules 2025, rule 7',
  source,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'not_in_force',
  inForceFrom: '2027-05-14',
  places: ['IN'],
  notes: ['The duty phases in; one secondary source names 14 May 2027 for the whole of it.'],
  duties: [
    duty({
      id: 'india-dpdp.first',
      label: 'First notice to the Board',
      recipient: 'Data Protection Board',
      anchor: 'aware',
      rule: withoutDelay,
      zone,
      mark: 'S',
      source,
      threshold: everyBreach,
      fields: first,
      canPhase: true,
    }),
    duty({
      id: 'india-dpdp.details',
      label: 'Details to the Board',
      recipient: 'Data Protection Board',
      anchor: 'aware',
      rule: { kind: 'hours', hours: 72 },
      zone,
      mark: 'S',
      source,
      threshold: everyBreach,
      suspensions: ['The Board may extend it'],
      fields: fields('S', 'Mitigation', 'Facts', 'Findings on the cause', 'Remedy', 'Notices given'),
      canPhase: true,
      internalTargetHours: 48,
    }),
    duty({
      id: 'india-dpdp.people',
      label: 'Tell the people concerned',
      recipient: 'People concerned',
      anchor: 'aware',
      rule: withoutDelay,
      zone,
      mark: 'S',
      source,
      threshold: everyBreach,
      fields: first,
      canPhase: false,
    }),
  ],
}
