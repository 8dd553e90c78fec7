import { contact, howMany, whatHappened, whichData } from '@/lib/statements/kinds/slots'

/** The fields that GDPR 33(3) and the common part of the EDPB’s template ask for, in one phase. */
export const regulatorNotification = {
  label: 'Regulator notification',
  purpose: 'Gives an authority what its rules ask for, field by field, with what is not known yet.',
  audience: 'The competent authority',
  audienceClass: 'regulator',
  slots: [
    { label: 'The rules that it is made under', line: 'Regime:' },
    { label: 'The phase: initial, update or final', line: 'Phase:' },
    { label: 'Why it comes when it comes', line: 'Reasons for delay:' },
    whatHappened,
    { label: 'When it was found', anyOf: ['discovery'] },
    whichData,
    { ...howMany, label: 'How many people and records' },
    { label: 'What may follow from it', line: 'Likely consequences:' },
    { label: 'What was done and is planned', line: 'Measures:' },
    contact,
  ],
  approvals: ['legal', 'privacy'],
  maxAgeHours: null,
  maxWords: null,
} as const

/** Puts right, in the open, what was said. Approvals and age are those of the kind that it corrects, and legal’s. */
export const correction = {
  label: 'Correction',
  purpose: 'Says what we said, what is right, since when we know, why it changed, and what follows for advice.',
  audience: 'Everybody who received what it corrects',
  audienceClass: 'external',
  slots: [
    { label: 'What we said, word for word, with its version and time', line: 'What we said:', quotes: true },
    { label: 'What is right, by claims', line: 'What is right:', bound: true },
    { label: 'Since when we know', line: 'Known since:' },
    { label: 'Why it changed', line: 'Why it changed:' },
    { label: 'Who was told the earlier words', line: 'Who was told:' },
    { label: 'What follows for the advice given', line: 'Effect on advice:' },
  ],
  approvals: ['legal'],
  maxAgeHours: 24,
  maxWords: null,
} as const
