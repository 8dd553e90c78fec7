import type { ClaimKind, Strength } from '@/lib/statements/claims'

interface Allowed {
  readonly presence: string
  readonly absence: string
  readonly number: string
}

const nothingYet: Allowed = {
  presence: 'Inside only: “We are looking into a report that …”',
  absence: '“We do not yet know whether …”',
  number: 'None: “not yet known, first count due …”',
}

/** What may be said at each strength, after the craft guide's table (d3). Nobody is ever told “no one accessed it”. */
const allowedWording: Record<Strength, Allowed> = {
  0: nothingYet,
  1: nothingYet,
  2: {
    presence: '“So far we have seen …, in the part reviewed”',
    absence: '“We have reviewed N of M; we are still reviewing the rest.”',
    number: 'A range, with the method and as of when',
  },
  3: {
    presence: '“We have found that …”',
    absence: '“Our review of … for … found no …”, with its gaps',
    number: '“N as of …”',
  },
  4: {
    presence: '“We have confirmed …”',
    absence: '“Our review … found no indication of …”; without gaps only if there are none',
    number: '“N as of …, may change”, or final',
  },
  5: {
    presence: '“We have confirmed …”',
    absence: '“Complete access records for … show no …”',
    number: 'The final N',
  },
}

/** The form of words that a claim of this kind may take at a strength. */
export function allowedWords(kind: ClaimKind, strength: Strength): string {
  const allowed = allowedWording[strength]
  if (kind === 'no_indication_of_access') return allowed.absence
  return kind === 'number_affected' ? allowed.number : allowed.presence
}
