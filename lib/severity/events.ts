import type { Answers } from './answers'
import type { Suggestion } from './model'
import type { SeverityInput } from './rules/suggest'

/** What is recorded of suggestions of severity, and of the workplace's number of people. */
export interface SeverityEvents {
  'severity.suggested': {
    /** The version of the method, so that a suggestion can be computed again as it was. */
    readonly method: string
    readonly answers: Answers
    /** The entry in which the answers were given: this one, or an earlier one that the record has moved on from. */
    readonly answeredIn: number | null
    readonly input: SeverityInput
    readonly suggestion: Suggestion
    /** Every entry that the reasons rest on. */
    readonly cited: readonly number[]
    /** The entries that made the system suggest anew; none where somebody asked. */
    readonly because: readonly number[]
    /** The suggestion that this one takes the place of. */
    readonly replaces: number | null
  }
  'severity.threshold_changed': { readonly from: number; readonly to: number; readonly reason: string }
}
