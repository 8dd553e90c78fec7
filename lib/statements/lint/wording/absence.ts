import { absenceInOtherWords, deniedInOtherWords } from '@/lib/statements/lint/wording/other-words'
import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** Words that deny, or that say that nothing was found. Source: the craft guide’s list, patterns as it has them unless a comment says why not. */
export const absenceRules: readonly WordingRule[] = [
  {
    id: 'L01',
    name: 'ABSOLUTE_DENIAL',
    severity: 'block',
    match:
      /\b(?:no (?:one|body)|nobody|never|at no (?:point|time)|not? (?:a )?single|no (?:personal |employee |customer )?(?:data|information|records?|files?) (?:was|were|has been|have been)|impossible|completely (?:secure|safe)|fully secure|zero risk|under no circumstances)\b/i,
    // Added: denials in other words. Mended: a claim that stands beside a free denial permits nothing.
    also: deniedInOtherWords,
    boundWordsOnly: true,
    // Added: a claim of the record is one of absence; a final count is E5 too, and says nothing of access.
    permits: ({ bound, strength, reviewComplete }) => strength === 5 && (bound !== true || reviewComplete === true),
    context:
      'suppressed only if the bound claim has strength E5 (complete log coverage, completed review, independent check)',
    reason: 'One later log line turns it into a false statement. Courts and regulators read it as a warranty.',
    mend: 'Say what was reviewed, for when, and what that found: the claim does.',
  },
  {
    id: 'L02',
    name: 'NO_EVIDENCE_UNSCOPED',
    severity: 'block',
    match: /\bno (?:evidence|indication|sign|signs|suggestion|proof)\b/i,
    exempt:
      /\b(?:logs?|records?|audit|telemetry|review(?:ed)?|searched)\b(?=[\s\S]*\b(?:between|from|through|until|to|covering|as of|\d{4}-\d{2}-\d{2}|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))\b)/i,
    // Added: the same in other words. Mended: logs and dates that a claim's token names do not scope free words beside it.
    also: absenceInOtherWords,
    boundWordsOnly: true,
    context: 'the sentence must itself name what was reviewed AND a time window or as-of',
    reason: 'Readers take it as evidence of absence (Zou et al. 2019 advise against bare no-evidence wording).',
    mend: 'Name what was reviewed and the window or the moment that it covers.',
  },
  {
    id: 'L03',
    name: 'NO_EVIDENCE_REVIEW_OPEN',
    severity: 'block',
    match: /\bno (?:evidence|indication|sign|signs)\b/i,
    // Added: the same in other words. Mended: a finished review that stands beside free words speaks not for them.
    also: absenceInOtherWords,
    boundWordsOnly: true,
    permits: ({ reviewComplete }) => reviewComplete === true,
    context:
      'suppressed only if the bound claim’s review record is COMPLETE for the stated window; if the review is partial the allowed form says what part is done',
    reason: 'Absence wording needs a finished search.',
    mend: 'Bind the sentence to a finished review, or say which part has been reviewed so far.',
  },
]
