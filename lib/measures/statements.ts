import type { Percentiles } from '@/lib/measures/model'

export const statementMeasures = ['corrections', 'contradicted'] as const
export type StatementMeasure = (typeof statementMeasures)[number]

export const statementMeasureTitles: Readonly<Record<StatementMeasure, string>> = {
  corrections: 'Contradicted to corrected',
  contradicted: 'Claims contradicted',
}

/** What each figure means; the pages print it under the figure. */
export const statementMeasureDefinitions: Readonly<Record<StatementMeasure, string>> = {
  corrections:
    'From the entry that contradicts a published statement to the publication of what corrects it. Those that still wait have no length yet.',
  contradicted:
    'Of all claims that were published, those that an entry contradicted when their statement first fell. A claim counts once for each statement that says it.',
}

/** `waiting`: contradicted statements that nothing published corrects yet. */
export interface CorrectionFigure extends Percentiles {
  readonly waiting: number
}

/** Claims published within the window, and those of them that were contradicted. */
export interface ContradictedFigure {
  readonly claims: number
  readonly contradicted: number
  readonly statements: number
}
