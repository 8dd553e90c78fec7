import { type JudgmentKind, judgmentKinds } from '@/lib/clocks/model'
import { type Decision, refuse } from '@/lib/errors'

/** A judgment as the record has it. */
export interface Judgment {
  readonly seq: number
  readonly kind: JudgmentKind
  readonly regime: string | null
  readonly at: Date
  readonly supersedes: number | null
}

/** What responders may judge: what they saw. All else is for counsel. */
export const respondersJudge: readonly JudgmentKind[] = ['discovered', 'aware']

export function judgmentLabel(kind: string): string {
  return judgmentKinds.find((each) => each.kind === kind)?.label ?? kind
}

/** The judgments that no later one stands in place of. */
export function standing<J extends Pick<Judgment, 'seq' | 'supersedes'>>(judgments: readonly J[]): J[] {
  const replaced = new Set(judgments.map(({ supersedes }) => supersedes))
  return judgments.filter(({ seq }) => !replaced.has(seq))
}

export interface JudgmentFacts {
  readonly kind: JudgmentKind
  readonly regime: string | null
  readonly supersedes: number | null
  /** Whether the actor judges for counsel. */
  readonly asCounsel: boolean
  readonly recorded: readonly Judgment[]
}

/**
 * Of each kind and law one judgment stands. Another takes its place only by naming it, so that two people who judge at the
 * same time both see what the other wrote; and what counsel judges, a responder doesn't.
 */
export function decideJudgment({ kind, regime, supersedes, asCounsel, recorded }: JudgmentFacts): Decision {
  if (!asCounsel && !respondersJudge.includes(kind))
    return refuse('counsel_judges', `“${judgmentLabel(kind)}” is for counsel to record.`)
  const before = standing(recorded).find((judgment) => judgment.kind === kind && judgment.regime === regime)
  if ((before?.seq ?? null) === supersedes) return { ok: true }
  if (!before) return refuse('nothing_to_replace', 'The judgment that this one should replace is not there any more.')
  return refuse(
    'judged_already',
    `Entry ${before.seq} says “${judgmentLabel(kind)}” already. To change it, replace that judgment.`,
  )
}
