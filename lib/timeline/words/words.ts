/** How an entry reads: a line that says what happened, the words that were written, and facts beside them. */
export interface Words {
  /** A short sentence without a full stop. Absent where the kind's name and the text say it all. */
  readonly title?: string
  /** Markdown, as somebody wrote it. */
  readonly text?: string
  readonly facts?: readonly Fact[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

/** Facts whose value is not empty. */
export function factsOf(...facts: readonly (readonly [label: string, value: string | null])[]): readonly Fact[] {
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
