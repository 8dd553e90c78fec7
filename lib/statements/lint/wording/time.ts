import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** When: words that age, clocks without a zone, promises without a date. Source: the craft guide’s list, patterns as it has them unless a comment says why not. */
export const timeRules: readonly WordingRule[] = [
  {
    id: 'L17',
    name: 'RELATIVE_TIME',
    severity: 'warn',
    match:
      /\b(?:today|yesterday|tomorrow|recently|currently|at (?:this|the present) time|at present|right now|last (?:week|month|night|year)|this (?:morning|week|month)|earlier|soon|shortly|immediately|promptly|quickly)\b/i,
    exempt:
      /\b\d{1,2}:\d{2}\b|\bas of\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/i,
    context: 'ok if an absolute date/time is in the same sentence',
    reason: 'Quoted days later, it is wrong.',
    mend: 'Give the date, or the time with its zone.',
  },
  {
    id: 'L18',
    name: 'CLOCK_NO_ZONE',
    severity: 'warn',
    // Mended: upper case alone is a zone ("10:42 that" is none), a.m. or p.m. may stand before it, and "11:00 to 15:30 UTC" shares one.
    match:
      /\b(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[apAP]\.?[mM]\.?)?(?!\.?\s*(?:(?:and|to|until|–|-)\s*\d{1,2}:\d{2}\s*)?(?:UTC|GMT|Z\b|[A-Z]{2,4}T\b|[+-]\d{2}:?\d{2})|\s?[apAP]\.?[mM])/,
    // Added: a full hour without minutes.
    also: [/\b(?:1[0-2]|[1-9])\s?[apAP]\.?[mM]\b\.?(?!\.?\s*(?:UTC|GMT|[A-Z]{2,4}T\b))/],
    context: 'every clock time carries a zone; UTC plus one local zone is best',
    reason: 'Ambiguous across offices; regulators count hours.',
    mend: 'Add the zone: UTC, and one local zone if it helps.',
  },
  {
    id: 'L19',
    name: 'COMMITMENT_NO_DATE',
    severity: 'warn',
    match: /\b(?:we|the company|our team) (?:will|plan to|intend to|are going to)\b/i,
    exempt:
      /\b(?:by|on|before|within|until|each|every)\s+(?:\d|one|two|three|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|day|week)/i,
    context: 'a promise needs a date or interval and an owner on the timeline (creates a tracked commitment)',
    reason: 'Untracked promises are the first thing that ages.',
    mend: 'Give a date or an interval, and track the promise with an owner.',
  },
]
