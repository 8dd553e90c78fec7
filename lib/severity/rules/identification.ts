import type { Part } from '../model'

/** How easily one identifier leads to a person, in quarters of EI. */
interface Degree {
  readonly quarters: 1 | 2 | 3 | 4
  readonly label: string
}

/**
 * Ease of identification for each identifier: 1 quarter negligible, 2 limited, 3 significant, 4 maximum. [S] after ENISA's
 * Annex 2; the last two rows [D].
 */
export const identifierKinds = {
  full_name: {
    label: 'Full name',
    degrees: {
      common: { quarters: 1, label: 'Common, in a whole country' },
      rarer: { quarters: 2, label: 'Rarer, in a whole country' },
      small_town: { quarters: 3, label: 'In a small town' },
      combined: { quarters: 4, label: 'In a small place, or with a birth date, e-mail or address' },
    },
  },
  national_id: {
    label: 'National or ID number',
    degrees: {
      no_lookup: { quarters: 1, label: 'Nobody can look it up' },
      birth_date: { quarters: 2, label: 'With a birth date' },
      email_or_employer: { quarters: 3, label: 'With an e-mail address or the employer' },
      name_or_registry: { quarters: 4, label: 'With a name, or in a registry' },
    },
  },
  phone_or_address: {
    label: 'Phone number or address',
    degrees: {
      unlisted: { quarters: 1, label: 'Not listed' },
      unlisted_small_area: { quarters: 2, label: 'Not listed, in a small area' },
      listed: { quarters: 4, label: 'Listed' },
    },
  },
  email: {
    label: 'E-mail address',
    degrees: {
      not_searchable: { quarters: 1, label: 'Without a name, not to be found by searching' },
      social_media: { quarters: 3, label: 'Found through social media' },
      name_searchable: { quarters: 4, label: 'With the full name, and to be found' },
    },
  },
  photo: {
    label: 'Photo',
    degrees: {
      unclear: { quarters: 1, label: 'Unclear' },
      place_clues: { quarters: 2, label: 'With clues to a place' },
      clear: { quarters: 3, label: 'Clear' },
      linked_profile: { quarters: 4, label: 'Clear, with a profile linked' },
    },
  },
  internal_id: {
    label: 'Employee number or pseudonym',
    degrees: {
      key_destroyed: { quarters: 1, label: 'The key is destroyed' },
      key_other_team: { quarters: 2, label: 'Another team holds the key' },
      key_searchable: { quarters: 3, label: 'Those who had access can search the key' },
      directory_open: { quarters: 4, label: 'Those who had access can look it up in the directory' },
    },
  },
  overall: {
    label: 'All that is in the data, taken together',
    degrees: {
      negligible: { quarters: 1, label: 'Hardly at all' },
      limited: { quarters: 2, label: 'With much effort' },
      significant: { quarters: 3, label: 'With little effort' },
      maximum: { quarters: 4, label: 'At once: names, or what leads to them' },
    },
  },
} as const satisfies Record<string, { label: string; degrees: Record<string, Degree> }>

export type IdentifierKind = keyof typeof identifierKinds

/** An identifier in the data; no degree where it is not known how far it leads. */
export type Identifier = {
  readonly [K in IdentifierKind]: {
    readonly kind: K
    readonly degree: keyof (typeof identifierKinds)[K]['degrees'] | null
  }
}[IdentifierKind]

export interface Identification {
  readonly identifiers: readonly Identifier[]
  /** What identifies nobody alone, and more beside an identifier. */
  readonly alongside: readonly ('birth_date' | 'employer')[]
}

interface Eased {
  readonly quarters: number
  readonly assumed: boolean
  readonly text: string
}

function eased({ kind, degree }: Identifier): Eased {
  const { label } = identifierKinds[kind]
  if (degree === null) return { quarters: 4, assumed: true, text: `${label}: how far it leads is not known` }
  const degrees: Record<string, Degree> = identifierKinds[kind].degrees
  const found = degrees[degree]
  if (!found) throw new RangeError(`no degree ${degree} of ${kind}`)
  return { quarters: found.quarters, assumed: false, text: `${label}: ${found.label}` }
}

/** What identifiers are worth together, as the table's own rows say it. [S] */
function combined({ identifiers, alongside }: Identification): Eased[] {
  const has = (kind: IdentifierKind) => identifiers.some((identifier) => identifier.kind === kind)
  const beside = (what: (typeof alongside)[number]) => alongside.includes(what)
  const together: Eased[] = []
  const add = (quarters: number, text: string) => together.push({ quarters, assumed: false, text })
  if (has('full_name') && (has('email') || has('phone_or_address') || beside('birth_date')))
    add(4, 'A full name together with an e-mail address, an address or a birth date')
  if (has('national_id') && has('full_name')) add(4, 'An ID number together with a name')
  if (has('national_id') && (has('email') || beside('employer')))
    add(3, 'An ID number together with an e-mail address or the employer')
  if (has('national_id') && beside('birth_date')) add(2, 'An ID number together with a birth date')
  return together
}

/**
 * EI, the ease of identification: the highest over all identifiers in the data and over what they are together. With none
 * named it is not known, and the highest is assumed. The answer's `quarters` are EI × 4.
 */
export function scoreIdentification(identification: Identification): Part {
  const all = [...combined(identification), ...identification.identifiers.map(eased)]
  if (all.length === 0) return { quarters: 4, assumed: true, text: 'How easily people can be named is not known' }
  return all.reduce((most, one) => (one.quarters > most.quarters ? one : most))
}
