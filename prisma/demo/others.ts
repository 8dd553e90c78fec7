import type { IncidentKind, IncidentStatus, SeverityLevel } from '@/lib/incidents/model'

/** One of the smaller incidents around the main case, told in a few entries. */
export interface SmallIncident {
  readonly title: string
  readonly summary: string
  readonly kind: IncidentKind
  readonly severity: SeverityLevel
  readonly filedDaysAgo: number
  readonly program?: 'meeting-notes' | 'presence-study'
  readonly restricted?: true
  readonly drill?: true
  readonly exposure?: {
    readonly dataCategories: string[]
    readonly populations: string[]
    readonly intendedAudience: string
    readonly actualAudience: string
    readonly affectedLow?: number
    readonly affectedHigh?: number
  }
  /** Statuses that it went through, with hours after filing. */
  readonly path: readonly { readonly to: IncidentStatus; readonly afterHours: number; readonly reason: string }[]
  readonly notes: readonly { readonly afterHours: number; readonly text: string }[]
}

export const smallIncidents: readonly SmallIncident[] = [
  {
    title: 'Payroll archive reachable from the internet for six hours',
    summary:
      'A migration left the payroll archive of 2024 behind a link that needed no sign-in. Found by our own scan.',
    kind: 'data_exposure',
    severity: 0,
    filedDaysAgo: 71,
    exposure: {
      dataCategories: ['user.financial', 'user.government_id'],
      populations: ['Employees in three countries'],
      intendedAudience: 'Payroll, 14 people',
      actualAudience: 'Anyone with the link',
      affectedLow: 5120,
      affectedHigh: 5120,
    },
    path: [
      { to: 'investigating', afterHours: 0.2, reason: 'Two responders and counsel are on it.' },
      { to: 'contained', afterHours: 0.9, reason: 'The link answers nothing any more; checked from outside.' },
      { to: 'resolved', afterHours: 190, reason: 'Everyone affected has been told; the archive lies behind sign-in.' },
      { to: 'closed', afterHours: 700, reason: 'Review held; every action from it is done.' },
    ],
    notes: [
      {
        afterHours: 0.4,
        text: 'Server log holds 3 requests to the link besides our scan, all from one search crawler.',
      },
      {
        afterHours: 26,
        text: 'The crawler’s operator confirms in writing that the copy was deleted and never served.',
      },
    ],
  },
  {
    title: 'Performance notes forwarded outside by a mailbox rule',
    summary: 'A rule in a manager’s mailbox sends every message with “review” in the subject to a private address.',
    kind: 'unauthorised_access',
    severity: 1,
    filedDaysAgo: 3,
    restricted: true,
    exposure: {
      dataCategories: ['user.professional_information', 'user.contact'],
      populations: ['One department'],
      intendedAudience: 'The manager and HR',
      actualAudience: 'An address outside the company',
      affectedLow: 38,
      affectedHigh: 61,
    },
    path: [
      {
        to: 'investigating',
        afterHours: 0.5,
        reason: 'Mail team and counsel informed; the rule is preserved as evidence.',
      },
    ],
    notes: [
      {
        afterHours: 1,
        text: 'Rule disabled at 1 h after filing. The mailbox is on hold; its owner has not been told yet, as counsel asked.',
      },
      { afterHours: 22, text: 'First count: 412 messages were forwarded over eleven weeks.' },
    ],
  },
  {
    title: 'Laptop with interview recordings stolen from a train',
    summary: 'A contractor’s laptop held recordings of nineteen hiring interviews. The disk was not encrypted.',
    kind: 'loss',
    severity: 1,
    filedDaysAgo: 19,
    exposure: {
      dataCategories: ['user.biometrics.voice', 'user.professional_information', 'user.name'],
      populations: ['Applicants'],
      intendedAudience: 'The hiring team',
      actualAudience: 'Whoever has the laptop',
      affectedLow: 19,
      affectedHigh: 19,
    },
    path: [
      { to: 'investigating', afterHours: 1, reason: 'Police report made; contractor interviewed.' },
      { to: 'contained', afterHours: 3.5, reason: 'Accounts of the contractor closed, remote wipe queued.' },
    ],
    notes: [{ afterHours: 50, text: 'The wipe has not been acknowledged: the laptop has not been online since.' }],
  },
  {
    title: 'Meeting transcripts kept past the promised 30 days',
    summary:
      'The clean-up job of the transcription pilot has failed since its last deployment. The oldest transcript is 74 days old.',
    kind: 'policy',
    severity: 3,
    filedDaysAgo: 1.2,
    program: 'meeting-notes',
    exposure: {
      dataCategories: ['user.biometrics.voice', 'user.name'],
      populations: ['Employees in the pilot'],
      intendedAudience: 'Those who attended a meeting',
      actualAudience: 'Those who attended a meeting',
      affectedLow: 640,
      affectedHigh: 640,
    },
    path: [{ to: 'investigating', afterHours: 2, reason: 'The owner confirms that the job has not run.' }],
    notes: [
      {
        afterHours: 3,
        text: 'The job fails on a changed column name. A fix is in review; new transcripts are still being written.',
      },
      {
        afterHours: 20,
        text: 'Question to the owner: pause the pilot until the clean-up has run once and been checked?',
      },
    ],
  },
  {
    title: 'Presence study exported with badge numbers in clear',
    summary: 'A monthly export for facilities should carry pseudonyms. The October file carries badge numbers.',
    kind: 'data_exposure',
    severity: 3,
    filedDaysAgo: 33,
    program: 'presence-study',
    exposure: {
      dataCategories: ['user.location'],
      populations: ['Employees of one site'],
      intendedAudience: 'Nobody by number',
      actualAudience: 'Facilities, 6 people',
      affectedLow: 1180,
      affectedHigh: 1180,
    },
    path: [
      { to: 'investigating', afterHours: 4, reason: 'Confirmed in the file.' },
      { to: 'contained', afterHours: 9, reason: 'Waiting for six confirmations of deletion.' },
      { to: 'resolved', afterHours: 74, reason: 'All six copies are confirmed deleted; the export drops the column.' },
    ],
    notes: [{ afterHours: 30, text: 'Five of six recipients have confirmed in writing that the file is deleted.' }],
  },
  {
    title: 'Support ticket shows another customer’s attachment',
    summary: 'One ticket displayed an attachment that belongs to another customer. Reported by the recipient.',
    kind: 'integrity',
    severity: 4,
    filedDaysAgo: 6,
    path: [{ to: 'investigating', afterHours: 5, reason: 'Reproduced with test accounts.' }],
    notes: [
      {
        afterHours: 28,
        text: 'Cause found: two uploads in the same millisecond shared a name. Both customers have been told.',
      },
    ],
  },
  {
    title: 'Visitor list left in a meeting room printer',
    summary: 'Forty names and companies on two sheets, found in the morning by the cleaning staff.',
    kind: 'loss',
    severity: 4,
    filedDaysAgo: 12,
    path: [
      { to: 'contained', afterHours: 0.8, reason: 'Sheets are with reception; the printer asks for a badge now.' },
      { to: 'resolved', afterHours: 26, reason: 'Printing of visitor lists has been switched off.' },
    ],
    notes: [],
  },
  {
    title: 'Vendor announces a flaw in a log library that we do not use',
    summary: 'Filed for the record: our inventory shows no build with the library since 2023.',
    kind: 'third_party',
    severity: 5,
    filedDaysAgo: 9,
    path: [],
    notes: [{ afterHours: 2, text: 'Inventory searched over all build manifests; no hit.' }],
  },
  {
    title: 'A collector keeps sending after a pause',
    summary: 'Exercise for the night shift: find the collector, stop it, account for it by hand.',
    kind: 'misuse',
    severity: 2,
    filedDaysAgo: 0.4,
    drill: true,
    path: [{ to: 'investigating', afterHours: 0.3, reason: 'Night shift has taken it.' }],
    notes: [{ afterHours: 0.6, text: 'The batch job on the test host was started by hand, outside its unit file.' }],
  },
]
