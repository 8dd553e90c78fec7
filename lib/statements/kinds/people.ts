import { contact, knownOfAccess, whatHappened, whatWeDo, whichData } from '@/lib/statements/kinds/slots'

const whatYouCanDo = { label: 'What they can do', line: 'What you can do:' } as const

/** Staff whose data is concerned, and everybody who will be asked about it. */
export const employeeNotice = {
  label: 'Employee notice',
  purpose: 'Tells staff what happened to data about them, who could see it, and where to ask.',
  audience: 'Employees whose data is concerned',
  audienceClass: 'internal',
  slots: [
    whatHappened,
    whichData,
    { label: 'Who could see it', anyOf: ['exposure_scope'] },
    knownOfAccess,
    { label: 'Whether the program is paused, and what of it', anyOf: ['pause_status'], line: 'Program:' },
    whatYouCanDo,
    contact,
    { label: 'Reporting is safe', line: 'Speaking up:' },
  ],
  approvals: ['hr', 'legal', 'privacy'],
  maxAgeHours: 48,
  maxWords: null,
} as const

/** The union of what GDPR 34, HIPAA and California ask a notice to a person to say. */
export const affectedPersonNotice = {
  label: 'Notice to affected people',
  purpose: 'Tells each person concerned what happened, what may follow, and what they can do first.',
  audience: 'People whose data is concerned',
  audienceClass: 'external',
  slots: [
    whatHappened,
    { label: 'When it began', anyOf: ['start'] },
    { label: 'When it ended', anyOf: ['end'] },
    { label: 'When it was found', anyOf: ['discovery'] },
    whichData,
    { label: 'What may follow from it', line: 'Likely consequences:' },
    { label: 'What we did', anyOf: whatWeDo.anyOf, line: 'What we did:' },
    { ...whatYouCanDo, label: 'What they can do, first things first, as a numbered list', ranked: true },
    contact,
    { label: 'The authorities that they can turn to', line: 'Regulator contacts:' },
  ],
  approvals: ['legal', 'privacy'],
  maxAgeHours: null,
  maxWords: null,
} as const
