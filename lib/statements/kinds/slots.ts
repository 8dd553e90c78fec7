// Slots that several kinds share. Source: the table of kinds and required slots (c1) of the craft guide.

export const whatHappened = { label: 'What is confirmed', anyOf: ['what_happened'] } as const
export const whatWeDo = {
  label: 'What we are doing now',
  anyOf: ['pause_status', 'safeguard', 'investigation_ongoing'],
} as const
export const whichData = { label: 'Which data', anyOf: ['data_categories'] } as const
export const knownOfAccess = {
  label: 'What is known about access',
  anyOf: ['no_indication_of_access', 'access_not_known', 'access_observed'],
} as const
export const nextUpdate = { label: 'When the next update comes', line: 'Next update:' } as const
export const howMany = { label: 'How many', anyOf: ['number_affected'] } as const
export const contact = { label: 'Whom to ask', line: 'Contact:' } as const
