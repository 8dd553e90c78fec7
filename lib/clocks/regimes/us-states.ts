import type { Regime } from '@/lib/clocks/model'
import { duty, fields, tableReviewedOn } from '@/lib/clocks/regimes/row'

const acquired =
  'Unauthorised acquisition of computerised personal information as defined (unencrypted, or with its key)'

const californiaSource = 'dataprotectionreport, dailyjournal, mvalaw on SB 446'
const pacific = 'America/Los_Angeles'

export const california: Regime = {
  id: 'california',
  version: 1,
  title: 'California',
  law: 'Civil Code 1798.82 as amended by SB 446, from 1 January 2026',
  source: californiaSource,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  inForceFrom: '2026-01-01',
  places: ['US-CA'],
  notes: ['The CCPA itself (1798.150) is a route to damages, not a clock (unchecked).'],
  duties: [
    duty({
      id: 'california.people',
      label: 'Tell residents',
      recipient: 'Residents',
      anchor: 'discovered',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      zone: pacific,
      mark: 'S',
      source: californiaSource,
      threshold: acquired,
      suspensions: ['Law enforcement asks for delay', 'To find the scope or restore integrity'],
      fields: [
        ...fields(
          'S',
          'What Happened',
          'What Information Was Involved',
          'What We Are Doing',
          'What You Can Do',
          'For More Information',
        ),
        ...fields(
          'M',
          'Dates',
          'Contacts of agencies',
          'Offer against identity theft, where SSN or driver’s licence are involved',
        ),
      ],
      canPhase: false,
      notes: ['Discovery, or being notified of the breach.'],
    }),
    duty({
      id: 'california.ag',
      label: 'Send a sample to the Attorney General',
      recipient: 'Attorney General',
      anchor: 'notified_people',
      after: 'california.people',
      rule: { kind: 'calendar_days', days: 15, firstDay: 'next' },
      zone: pacific,
      mark: 'S',
      source: californiaSource,
      threshold: 'More than 500 residents',
      fields: fields('M', 'A sample of the notice'),
      canPhase: false,
    }),
  ],
}

const newYorkSource = 'workplaceprivacyreport, shrm; the exception as read in a bill version of 2017'

export const newYork: Regime = {
  id: 'new-york',
  version: 1,
  title: 'New York',
  law: 'General Business Law 899-aa',
  source: newYorkSource,
  mark: 'S',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  inForceFrom: '2024-12-21',
  places: ['US-NY'],
  notes: [],
  duties: [
    duty({
      id: 'new-york.notice',
      label: 'Tell residents and the state',
      recipient: 'Residents, Attorney General, Department of State, State Police, and NYDFS where it applies',
      anchor: 'discovered',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      zone: 'America/New_York',
      mark: 'S',
      source: newYorkSource,
      threshold: 'Access to, or acquisition of, private information',
      exclusions: ['Access in good faith by an employee for business purposes, if not misused'],
      suspensions: ['Law enforcement asks for delay: the only one left'],
      canPhase: false,
    }),
  ],
}

const texasSource = 'mondaq'
const central = 'America/Chicago'

export const texas: Regime = {
  id: 'texas',
  version: 1,
  title: 'Texas',
  law: 'Business and Commerce Code 521.053',
  source: texasSource,
  mark: 'M',
  reviewedOn: tableReviewedOn,
  status: 'in_force',
  places: ['US-TX'],
  notes: [],
  duties: [
    duty({
      id: 'texas.ag',
      label: 'Notify the Attorney General',
      recipient: 'Attorney General, through its form',
      anchor: 'determined_incident',
      rule: { kind: 'calendar_days', days: 30, firstDay: 'next' },
      zone: central,
      mark: 'S',
      source: texasSource,
      threshold: '250 residents or more',
      canPhase: false,
    }),
    duty({
      id: 'texas.people',
      label: 'Tell residents',
      recipient: 'Residents',
      anchor: 'determined_incident',
      rule: { kind: 'calendar_days', days: 60, firstDay: 'next' },
      zone: central,
      mark: 'M',
      source: 'Not checked',
      threshold: 'Residents whose sensitive personal information was acquired (unchecked)',
      canPhase: false,
    }),
  ],
}
