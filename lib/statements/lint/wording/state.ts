import { pauseIsScoped } from '@/lib/statements/lint/wording/pause-scope'
import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** What was done, by whom, why, and how sure that is. Source: the craft guide’s list, patterns as it has them unless a comment says why not. */
export const stateRules: readonly WordingRule[] = [
  {
    id: 'L09',
    name: 'PASSIVE_NO_AGENT',
    severity: 'warn',
    match:
      /\b(?:was|were|been|being|is|are|got)\s+(?:\w+ly\s+)?(?:exposed|shared|disclosed|misconfigured|granted|left|made (?:available|accessible|visible)|accessed|copied|lost|deleted|impacted|compromised|involved)\b(?![^.]*\bby\b)/i,
    // Added: the guide lets a sentence pass that says that the actor is not yet known; nor is one hidden where the act is not known.
    exempt: /\b(?:do not yet know|not yet (?:known|clear)) (?:who|whether)\b/i,
    context: 'name the actor ("we", team, named vendor) or state that the actor is not yet known',
    reason: 'Hides who did what; retext-passive misses regular -ed verbs, so ship this pattern.',
    mend: 'Name who did it (we, the team, the vendor), or say that it is not yet known who.',
  },
  {
    id: 'L12',
    name: 'SAFEGUARD_UNVERIFIED',
    severity: 'block',
    match:
      /\b(?:has|have|had) (?:now |since |already )?been (?:fully )?(?:fixed|resolved|secured|contained|remediated|deleted|removed|revoked|closed|encrypted|restored|mitigated)\b|\b(?:is|are) (?:now )?(?:secure|safe|contained|encrypted|protected|anonymi[sz]ed)\b/i,
    permits: ({ verified }) => verified === true,
    context:
      'suppressed only if the bound safeguard claim has a verification record (who tested, how, when) newer than the last change',
    reason: '"Done" and "tested" are different facts.',
    mend: 'Say what was done and when; say “tested” only when somebody has tested it since the last change.',
  },
  {
    id: 'L13',
    name: 'CAUSE_SPECULATION',
    severity: 'block',
    match:
      /\b(?:likely|probably|apparently|presumably|possibly|seems? to (?:have )?be(?:en)?|appears? to (?:have )?be(?:en)?|we (?:believe|think|suspect))\b[^.]{0,60}\b(?:caus\w+|due to|result(?:ed)? (?:of|from)|because|human error|misconfigur\w+|bug|root cause)\b|\b(?:caused by|due to|the result of) (?:a |an )?(?:human error|simple error|software bug|technical (?:issue|error|glitch))\b/i,
    permits: ({ cause }) => cause === 'confirmed',
    context:
      'suppressed only if the cause claim is CONFIRMED; otherwise the allowed form is "we are investigating the cause"',
    reason: 'First-day causes are often wrong.',
    mend: 'Until the cause is confirmed, say that it is being investigated.',
  },
  {
    id: 'L15',
    name: 'HEDGE_STACK',
    severity: 'warn',
    // Mended: the month of May is no hedge.
    match:
      /\b(?:(?<!\d )may(?! \d)|might|could|potentially|possibly|perhaps|appears?|seems?|believed|suspected|likely)\b[^.]*\b(?:(?<!\d )may(?! \d)|might|could|potentially|possibly|perhaps|appears?|seems?|believed|suspected|likely)\b/i,
    context: 'one hedge per sentence at most, and it must match the claim’s strength',
    reason: 'Two hedges hide which part is unknown.',
    mend: 'Keep one hedge, the one that matches what the claim supports.',
  },
  {
    id: 'L16',
    name: 'HYPOTHETICAL_FOR_KNOWN',
    severity: 'block',
    match: /\b(?:may|might|could) (?:have (?:been )?|be |affect|result|include|contain)/i,
    // Added: that data could be reached is itself what such a claim confirms, no hypothesis; of several claims none may be confirmed.
    permits: ({ strength, reachOnly }, text) =>
      strength === undefined || strength < 4 || (reachOnly === true && !/\b(?:may|might|could have)\b/i.test(text)),
    allMustPermit: true,
    context: 'flag only if the bound claim is already CONFIRMED (strength E4 or more)',
    reason: 'Presenting a known event as a risk was the core of the SEC’s 2024 Unisys order.',
    mend: 'The record confirms it: say that it happened.',
  },
  {
    id: 'L22',
    name: 'PAUSE_UNSCOPED',
    severity: 'block',
    match: /\b(?:paused|suspended|halted|stopped|on hold|resumed|restarted)\b/i,
    permits: pauseIsScoped,
    context:
      'must be bound to a pause/resume event carrying program, scope (collection/processing/training/sharing), time, and it must equal the current state',
    reason: '"Paused collection" and "paused training" differ; a resume contradicts the line.',
    mend: 'Bind it to the pause: which program, what was paused, when.',
  },
]
