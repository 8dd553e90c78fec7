import type { ClaimsByKey } from '@/lib/statements/lint/bound'
import { fold, placeIn } from '@/lib/statements/lint/fold'
import type { LintDocument, MarkSeverity, StructureRuleId } from '@/lib/statements/lint/model'
import type { Sentence } from '@/lib/statements/lint/sentences'

/** A document as the rules of structure read it. */
export interface Reading {
  readonly document: LintDocument
  readonly sentences: readonly Sentence[]
  readonly text: string
  readonly claims: ClaimsByKey
  /** On the command line there is no record: null then, and rules that compare with it find nothing. */
  readonly record: 'present' | 'absent'
  /** Of a text without a record: what the caller says of its sentences’ claim. */
  readonly stated: { readonly bound?: boolean | undefined; readonly strength?: number | undefined }
}

export interface Finding {
  /** Null: the text as a whole. */
  readonly sentence: Sentence | null
  /** Words within the rendered text; the whole sentence if absent. */
  readonly at?: readonly [start: number, end: number]
  readonly severity?: MarkSeverity
  /** What exactly, where the rule’s reason alone does not say it. */
  readonly detail?: string
  /** Stands for the sentence in the hash where there is none: what is waived then. */
  readonly about?: string
  readonly rewrite?: { readonly label: string; readonly body: string }
}

export interface StructureRule {
  readonly id: StructureRuleId
  readonly name: string
  readonly severity: MarkSeverity
  readonly reason: string
  readonly mend: string
  readonly find: (reading: Reading) => readonly Finding[]
}

/** The place of a pattern’s first match in a sentence as it reads once look-alikes are brought back, in the rendered text. */
export function placeOf(sentence: Sentence, pattern: RegExp): readonly [number, number] | undefined {
  const place = placeIn(fold(sentence.text), pattern)
  return place ? [sentence.start + place[0], sentence.start + place[1]] : undefined
}
