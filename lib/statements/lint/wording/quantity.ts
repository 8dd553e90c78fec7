import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** How many, and how far. Source: the craft guide’s list, patterns as it has them unless a comment says why not. */
export const quantityRules: readonly WordingRule[] = [
  {
    id: 'L04',
    name: 'NUMBER_NO_ASOF',
    severity: 'block',
    match:
      /\b(?:\d{1,3}(?:,\d{3})+|\d{2,}|(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions)) (?:current |former |of )?(?:employees?|people|persons|individuals|staff|accounts?|records?|users?|contractors?|customers?)\b/i,
    // Added: words between the figure and the people, and people that the list does not name.
    also: [
      /\b\d{1,3}(?:,\d{3})+ (?:\w+ ){0,3}(?:employees?|people|students?|patients?|members?|clients?|residents?|citizens?)\b/i,
    ],
    exempt: /\bas of\b|\bas at\b|\bby \d{1,2}:\d{2}\b/i,
    permits: ({ final }) => final === true,
    context: 'suppressed if the bound claim is marked final (count cannot change)',
    reason: 'Counts move; SEC/GDPR filings then get compared with the press line.',
    mend: 'Say as of when the number was counted.',
  },
  {
    id: 'L05',
    name: 'UNQUANTIFIED',
    severity: 'warn',
    // Mended: “how many” asks for the figure.
    match:
      /\b(?:certain|some|various|several|(?<!how )many|a number of|limited number of|small (?:number|subset|portion) of|handful of|vast majority of|most)\s+(?:of\s+)?(?:our\s+|the\s+)?(?:\w+\s+){0,2}(?:employees?|people|individuals|data|information|records?|files?|accounts?|systems?|users?)\b/i,
    // Added: a sentence that says why there is no figure yet, as the guide’s context asks.
    exempt: /\b\d|\bnot yet (?:known|counted|clear)\b|\b(?:still counting|being counted)\b/i,
    context: 'ok if the same sentence carries a figure, or says why no figure exists yet',
    reason: 'The SEC’s 2024 Avaya order turned on a "limited number" phrase that omitted known files.',
    mend: 'Give the figure, or say why there is none yet.',
  },
  {
    id: 'L06',
    name: 'MINIMIZER',
    severity: 'warn',
    match: /\b(?:only|merely|just|simply|minor|isolated|limited to|low[- ]risk|harmless|glitch|hiccup)\b/i,
    permits: ({ bounded }) => bounded === true,
    context: 'suppressed if the bound scope claim is verified at both bounds',
    reason: 'Downplays before scope is known.',
    mend: 'Say what the scope is; verify both its ends before you call it limited.',
  },
]
