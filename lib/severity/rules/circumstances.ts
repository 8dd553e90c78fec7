import type { Part } from '../model'

interface Answer {
  readonly quarters: 0 | 1 | 2
  readonly label: string
}

const unknown = { quarters: 2, label: 'Not known' } as const

/**
 * CB, the circumstances of the breach, in quarters. [S] three copies of ENISA's Annex 3 agree; that data was not touched at
 * all counts as nothing, and that what is not known counts as the higher value. [D]
 */
export const circumstanceTable = {
  confidentiality: {
    no_evidence: { quarters: 0, label: 'Exposed, no access seen' },
    known_recipients: { quarters: 1, label: 'Disclosed to a known number of people' },
    unknown_recipients: { quarters: 2, label: 'Disclosed to nobody knows how many, or public' },
    unknown,
  },
  integrity: {
    not_altered: { quarters: 0, label: 'Nothing was changed' },
    no_wrong_use: { quarters: 0, label: 'Changed, no wrong use known' },
    recoverable: { quarters: 1, label: 'Changed and perhaps used, can be put right' },
    not_recoverable: { quarters: 2, label: 'Changed and perhaps used, can’t be put right' },
    unknown,
  },
  availability: {
    not_affected: { quarters: 0, label: 'Nothing is missing, or it is all back' },
    temporary: { quarters: 1, label: 'Missing for some time' },
    permanent: { quarters: 2, label: 'Lost for good' },
    unknown,
  },
  malice: {
    error: { quarters: 0, label: 'A mistake' },
    intentional: { quarters: 2, label: 'Intended: theft, sale, harm' },
    unknown,
  },
} as const satisfies Record<string, Record<string, Answer>>

export type Circumstance = keyof typeof circumstanceTable
export type Circumstances = { readonly [C in Circumstance]: keyof (typeof circumstanceTable)[C] }

export const circumstanceNames: readonly Circumstance[] = ['confidentiality', 'integrity', 'availability', 'malice']

/** One circumstance's share of CB, 0 to 2 quarters. */
export function scoreCircumstance<C extends Circumstance>(circumstance: C, answer: Circumstances[C]): Part {
  // The answer is one of this circumstance's own: the type of the input says so.
  const answers = circumstanceTable[circumstance] as Record<string, Answer>
  const found = answers[String(answer)]
  if (!found) throw new RangeError(`no answer ${String(answer)} to ${circumstance}`)
  return { quarters: found.quarters, assumed: answer === 'unknown', text: found.label }
}

/** Each circumstance with its share; CB is their sum, 0 to 2. */
export function scoreCircumstances(circumstances: Circumstances): Record<Circumstance, Part> {
  return {
    confidentiality: scoreCircumstance('confidentiality', circumstances.confidentiality),
    integrity: scoreCircumstance('integrity', circumstances.integrity),
    availability: scoreCircumstance('availability', circumstances.availability),
    malice: scoreCircumstance('malice', circumstances.malice),
  }
}
