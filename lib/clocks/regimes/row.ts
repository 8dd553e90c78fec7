import type { ContentField, Duty, Mark } from '@/lib/clocks/model'

/** The day on which the table of regimes was last read against its sources. */
export const tableReviewedOn = '2026-11-23'

type Optional = 'exclusions' | 'suspensions' | 'fields' | 'notes'

/** A duty of a row, with what most rows leave empty filled in. */
export function duty(row: Omit<Duty, Optional> & Partial<Pick<Duty, Optional>>): Duty {
  return { exclusions: [], suspensions: [], fields: [], notes: [], ...row }
}

/** What a notice holds, all from one source. */
export function fields(mark: Mark, ...labels: readonly string[]): readonly ContentField[] {
  return labels.map((label) => ({ label, mark }))
}
