import type { JudgmentKind } from '@/lib/clocks/model'

/** How a clock is stored: whether it still counts, and how it ended. How near it is follows from the time alone. */
export type StoredState = 'anchor_missing' | 'running' | 'met' | 'late' | 'not_required' | 'superseded'

/** How a clock stands for who looks at it. */
export type ShownState = StoredState | 'soon' | 'overdue' | 'no_number'

/** A clock as lists show it. */
export interface ClockRow {
  readonly id: string
  readonly regime: string
  readonly duty: string
  readonly title: string
  readonly version: number
  readonly state: StoredState
  readonly missing: readonly string[]
  readonly startsAt: Date | null
  readonly due: Date | null
  /** For counsel alone; null for everybody else, whatever was counted. */
  readonly latestArguable: Date | null
}

/** Less than a quarter of the time is left: `soon`. Past its date: `overdue`, whatever might be argued. */
export function shownState(
  { state, startsAt, due }: Pick<ClockRow, 'state' | 'startsAt' | 'due'>,
  now: Date,
): ShownState {
  if (state !== 'running') return state
  if (!due || !startsAt) return 'no_number'
  if (now > due) return 'overdue'
  return (due.getTime() - now.getTime()) * 4 < due.getTime() - startsAt.getTime() ? 'soon' : 'running'
}

/** How a clock was counted, as far as it may be told: what argues for a later date is for counsel. */
export function toldExplanation(lines: readonly string[], asCounsel: boolean): readonly string[] {
  return asCounsel ? lines : lines.filter((line) => !/argu(able|ed)/i.test(line))
}

export interface JudgmentRow {
  readonly seq: number
  readonly kind: JudgmentKind
  readonly regime: string | null
  readonly at: Date
  readonly reason: string
  readonly supersedes: number | null
  readonly byName: string
  readonly recordedAt: Date
}
