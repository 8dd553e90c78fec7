import { contact, knownOfAccess, nextUpdate, whatHappened, whatWeDo, whichData } from '@/lib/statements/kinds/slots'

/** The first words to the outside. */
export const holding = {
  label: 'Holding statement',
  purpose: 'The first words to the outside: what is confirmed, what we do now, when more follows.',
  audience: 'Press and public',
  audienceClass: 'external',
  slots: [whatHappened, whatWeDo, nextUpdate, contact],
  approvals: ['comms', 'legal', 'security'],
  maxAgeHours: 24,
  maxWords: 80,
} as const

/** One question of one journalist. */
export const pressReply = {
  label: 'Press reply',
  purpose: 'Answers one question in two or three sentences that can be quoted, from what was said already.',
  audience: 'The journalist who asked',
  audienceClass: 'external',
  slots: [
    { label: 'The question', line: 'Question:' },
    { label: 'The spokesperson, with their role', line: 'Spokesperson:' },
    { label: 'When the answer is as of', line: 'As of:' },
    {
      label: 'An answer from the record',
      anyOf: [...whatHappened.anyOf, ...whichData.anyOf, 'exposure_scope', ...whatWeDo.anyOf, ...knownOfAccess.anyOf],
    },
  ],
  approvals: ['comms', 'legal'],
  maxAgeHours: 12,
  maxWords: null,
} as const

/** A customer company whose data or service is, or may be, concerned. */
export const customerNotice = {
  label: 'Customer notice',
  purpose: 'Tells one customer whether their data or service is in scope, what we owe them, and what to do.',
  audience: 'One customer, by name',
  audienceClass: 'external',
  slots: [
    { label: 'The customer whom it is for, and no other', line: 'Customer:' },
    { label: 'Whether they are in scope: yes, no or under review', line: 'In scope:' },
    whatHappened,
    { label: 'What the contract has us do', line: 'Contract duties:' },
    { label: 'What they should do', line: 'What you can do:' },
    { label: 'When the next update comes, and how often', line: 'Next update:' },
    contact,
  ],
  approvals: ['account', 'legal'],
  maxAgeHours: null,
  maxWords: null,
} as const
