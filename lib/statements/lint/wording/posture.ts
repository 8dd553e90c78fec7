import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** Words that strike an attitude in place of a fact. Source: the craft guide’s list, patterns as it has them unless a comment says why not. */
export const postureRules: readonly WordingRule[] = [
  {
    id: 'L07',
    name: 'CARE_BOILERPLATE',
    severity: 'warn',
    match:
      /\btakes? (?:\w+ ){0,6}(?:privacy|security|protection|trust|matter|issue)(?: (?:and|of) \w+)*(?: \w+){0,5} (?:very |extremely |incredibly )?seriously\b|\b(?:top|highest|utmost|number one) priority\b|\bof (?:the )?utmost importance\b|\bcommitted to (?:protecting|safeguarding)\b/i,
    context: 'replace with a verifiable act (what, who, when)',
    reason: 'Carries no fact and reads as spin next to a failure.',
    mend: 'Name an act that can be checked: who did what, when.',
  },
  {
    id: 'L08',
    name: 'ABUNDANCE_OF_CAUTION',
    severity: 'block',
    match: /\b(?:out of|in) an? (?:abundance|excess) of caution\b|\bpurely (?:as a )?precaution(?:ary)?\b/i,
    context: 'say the real reason: required by law X, or chosen because fact Y is unknown',
    reason: 'Implies notice was optional; false when a law compels it.',
    mend: 'Say the real reason: which law requires it, or which fact is not known yet.',
  },
  {
    id: 'L10',
    name: 'MISTAKES_WERE_MADE',
    severity: 'warn',
    match:
      /\b(?:mistakes? (?:was|were) made|an? (?:issue|incident|event|situation|matter) (?:occurred|arose|took place|happened|was identified)|fell short)\b/i,
    context: 'rewrite with subject + verb + object',
    reason: 'Agentless event nouns.',
    mend: 'Write who did what to what.',
  },
  {
    id: 'L11',
    name: 'NEVER_AGAIN',
    severity: 'block',
    match:
      /\b(?:will|can|could) (?:never|not) (?:happen|occur|recur)\b|\bensure (?:that )?(?:this|it|such \w+) (?:never|does not|doesn.t|cannot|won.t)\b|\bguarantee\b/i,
    context: 'replace by a dated, owned action',
    reason: 'Unverifiable promise.',
    mend: 'Name an action with a date and an owner instead.',
  },
  {
    id: 'L14',
    name: 'BLAME',
    severity: 'block',
    match:
      /\b(?:rogue|careless|negligent|disgruntled|malicious) (?:employee|insider|contractor|engineer|vendor|actor)s?\b|\b(?:an? |the )(?:individual|single|junior) (?:employee|engineer|contractor)\b|\b(?:highly )?sophisticated (?:attack|actor|attacker|hackers?)\b|\b(?:their|the vendor.s) (?:fault|failure)\b/i,
    context:
      'name systems and controls, not persons; attribution needs a law-enforcement or forensic source and legal approval',
    reason: 'Unfair, often wrong, and conflicts with blameless review.',
    mend: 'Name systems and controls, not persons. Attribution needs a forensic source and counsel’s approval.',
  },
  {
    id: 'L20',
    name: 'SORRY_IF',
    severity: 'warn',
    match:
      /\b(?:sorry|apologi[sz]e|regret)\b[^.]*\b(?:if|any (?:inconvenience|concern|confusion|upset)|may have caused)\b/i,
    context: 'apologise for the act, without "if" or "any inconvenience"',
    reason: 'Conditional apology shifts the problem to the reader.',
    mend: 'Apologise for the act, without “if” and without “any inconvenience”.',
  },
]
