export type LocalTimeProblem = 'malformed' | 'zone' | 'skipped' | 'twice'

/** After this message a form asks which of the two is meant. */
export const shownTwice = 'Clocks in this zone show this time twice. Say whether it was the first or the second time.'

/** What the form says of each problem with a time. */
export const localTimeProblems: Readonly<Record<LocalTimeProblem, string>> = {
  malformed: 'Enter a date and a time.',
  zone: 'Enter a time zone such as UTC or Europe/Berlin.',
  skipped: 'Clocks in this zone skip this time when they are set forward. Enter one that existed.',
  twice: shownTwice,
}
