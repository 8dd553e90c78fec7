/** One page for those who decide. */
export const leadershipBrief = {
  label: 'Leadership brief',
  purpose: 'One page: how bad and why, what is confirmed, likely and unknown, what falls due, what to decide.',
  audience: 'Leadership',
  audienceClass: 'internal',
  slots: [
    { label: 'Severity and why', line: 'Severity:' },
    { label: 'What is confirmed', line: 'Confirmed:' },
    { label: 'What is likely', line: 'Likely:' },
    { label: 'What is unknown', line: 'Unknown:' },
    { label: 'Which clocks run, and when they fall due', line: 'Clocks:' },
    { label: 'What has to be decided', line: 'Decisions needed:' },
    { label: 'Risks', line: 'Risks:' },
    { label: 'Options', line: 'Options:' },
  ],
  approvals: ['lead'],
  maxAgeHours: 8,
  maxWords: 600,
} as const

/** What those who answer the telephone say, and never say. */
export const qAndA = {
  label: 'Questions and answers',
  purpose: 'For those who are asked: each question with an answer from the record, or who answers it and by when.',
  audience: 'Spokespeople and those who answer calls',
  audienceClass: 'internal',
  slots: [
    { label: 'Questions, each with its answer', line: 'Q:' },
    { label: 'Words that lead back to what is known', line: 'Bridge lines:' },
    { label: 'Words that nobody says', line: 'Banned lines:' },
  ],
  approvals: ['comms', 'legal'],
  maxAgeHours: 24,
  maxWords: null,
} as const
