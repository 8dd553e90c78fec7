import { type Decision, refuse } from '@/lib/errors'
import type { Mark, MarkSeverity, RuleId } from '@/lib/statements/lint/model'
import { isNeverSaid } from '@/lib/statements/lint/structure/strength'
import { lintedText, marksOn } from '@/lib/statements/rules/blockers'
import type { StatementFacts } from '@/lib/statements/rules/facts'

/**
 * What no waiver reaches: absence without a finished review (nobody may say it, counsel neither), claims that moved on,
 * approvals of another text, and parts that the kind must have. Nor words that are said at no strength.
 */
const neverWaived: ReadonlySet<RuleId> = new Set(['L03', 'S02', 'S05', 'S06'])

/** Whether a mark can be set aside at all. */
export function isWaivable({ rule, sentenceText }: Pick<Mark, 'rule' | 'sentenceText'>): boolean {
  return !neverWaived.has(rule) && !(rule === 'S03' && isNeverSaid(sentenceText))
}

/** The mark that is meant, on the text that stands now: one that is gone, or of another sentence, is not found. */
export function findMark(facts: StatementFacts, rule: RuleId, sentenceHash: string): Mark | undefined {
  return marksOn(lintedText(facts), facts.lint).find(
    (mark) => mark.rule === rule && mark.sentenceHash === sentenceHash && !mark.waived,
  )
}

/**
 * Counsel waives what blocks, a drafter dismisses what warns; each for one sentence, as long as the text is open. Nobody
 * waives a rule for words of their own.
 */
export function decideSetAside(
  { state, authorIds }: Pick<StatementFacts, 'state' | 'authorIds'>,
  mark: Mark | undefined,
  by: { readonly personId: string; readonly severity: MarkSeverity },
): Decision<{ mark: Mark }> {
  if (state !== 'draft' && state !== 'in_review') return refuse('not_open', 'This text is not open any more.')
  if (!mark) return refuse('no_such_mark', 'The text has no such mark any more. Look at it again.')
  if (!isWaivable(mark)) return refuse('not_waivable', `${mark.rule} can’t be set aside: ${mark.mend}`)
  if (mark.severity !== by.severity)
    return by.severity === 'warn'
      ? refuse('blocks', `${mark.rule} blocks: counsel waives it with a reason, or you mend the sentence.`)
      : refuse('warns', `${mark.rule} only warns: whoever drafts mends or dismisses it.`)
  if (by.severity === 'block' && authorIds.includes(by.personId))
    return refuse('author_waives', 'You wrote this text; another counsel must waive the rule.')
  return { ok: true, mark }
}
