import { canonicalJson } from '@/lib/timeline/canonical'
import type { Answers } from '../answers'
import type { SeverityEvents } from '../events'
import { assembleInput } from './assemble'
import type { RecordedFacts } from './recorded'
import { type SeverityInput, suggestSeverity } from './suggest'

/** ENISA 2013 with the stages and modifiers of docs/severity.md; another reading of any of them is another version. */
const method = 'enisa-2013+stages-2'

export type SuggestionEntry = SeverityEvents['severity.suggested']

export interface SuggestionGround {
  readonly facts: RecordedFacts
  readonly answers: Answers
  /** Null before anybody answered. */
  readonly answeredIn: number | null
  readonly peopleThreshold: number
  readonly because: readonly number[]
  readonly replaces: number | null
}

/** The entry that a suggestion is recorded as; null while nobody has said what data it is. */
export function suggestionEntry({
  facts,
  answers,
  answeredIn,
  peopleThreshold,
  ...place
}: SuggestionGround): SuggestionEntry | null {
  const input = assembleInput(facts, answers, { peopleThreshold, answeredIn })
  if (!input) return null
  const suggestion = suggestSeverity(input)
  const cited = [...new Set(suggestion.rationale.flatMap(({ seqs }) => seqs))].sort((a, b) => a - b)
  return { method, answers, answeredIn, input, suggestion, cited, ...place }
}

const asked = ({ cites: _, ...input }: SeverityInput) => canonicalJson(input)

/** What has just been written to the timeline, as far as a suggestion may fall by it. */
export interface Written {
  readonly seq: number
  readonly kind: string
  /** The entry that it corrects or impugns. */
  readonly against: number | null
}

/**
 * The entries by which the last suggestion no longer stands: an entry that it cites was corrected or impugned, or the method
 * would now be asked something else. None: it stands.
 */
export function fallenBy(last: SuggestionEntry, next: SuggestionEntry, written: readonly Written[]): readonly number[] {
  const superseding = written.filter(({ against }) => against !== null && last.cited.includes(against))
  if (superseding.length > 0) return superseding.map(({ seq }) => seq)
  return asked(last.input) === asked(next.input) ? [] : written.map(({ seq }) => seq)
}
