import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const source = 'Summary of a page of the PPC; databreachcost, bifrost'
const zone = 'Asia/Tokyo'
const recipient = 'Personal Information Protection Commission'
const threshold = 'Sensitive data; financial harm; wrongful purpose; or more than 1,000 people'
const counting = 'The day of awareness is day 1. That counting, and the move of a last day, are unchecked.'
const content = fields(
  'S',
  'Outline',
  'Items of data',
  'Number of people',
  'Cause',
  'Secondary harm',
  'Response to people',
  'Publication',
  'Prevention',
)

export const japan: Regime = {
  id: 'japan-appi',
  version: 1,
  title: 'Japan, APPI',
  law: 'Act on the Protection of Personal Information, Article 26',
  source,
  mark: 'M',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['JP'],
  notes: [counting],
  duties: [
    duty({
      id: 'japan-appi.preliminary',
      label: 'Preliminary report',
      recipient,
      anchor: 'aware',
      rule: { kind: 'calendar_days', days: 3, arguableDays: 5, firstDay: 'anchor', roll: 'japan' },
      zone,
      mark: 'S',
      source,
      threshold,
      fields: content,
      canPhase: true,
      notes: ['Promptly: the guideline says about 3 to 5 days. Suspicion is enough.'],
    }),
    duty({
      id: 'japan-appi.final',
      label: 'Final report',
      recipient,
      anchor: 'aware',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'anchor', roll: 'japan' },
      zone,
      mark: 'S',
      source,
      threshold: `${threshold}, other than by a wrongful purpose`,
      fields: content,
      canPhase: false,
    }),
    duty({
      id: 'japan-appi.final-wrongful',
      label: 'Final report, wrongful purpose',
      recipient,
      anchor: 'aware',
      rule: { kind: 'calendar_days', days: 60, firstDay: 'anchor', roll: 'japan' },
      zone,
      mark: 'S',
      source,
      threshold: 'Done for a wrongful purpose',
      fields: content,
      canPhase: false,
    }),
    duty({
      id: 'japan-appi.people',
      label: 'Tell the people concerned',
      recipient: 'People concerned',
      anchor: 'aware',
      rule: { kind: 'no_number', words: 'Promptly' },
      zone,
      mark: 'S',
      source,
      threshold,
      canPhase: false,
    }),
  ],
}
