import { type Decision, refuse } from '@/lib/errors'
import { type Hidden, restoreTokens } from '@/lib/rephrase/placeholders'
import type { Claim } from '@/lib/statements/claims'
import { diffWords, splitRendered, type WordDiff } from '@/lib/statements/diff'
import type { LintBackground, Mark } from '@/lib/statements/lint/model'
import type { StatementKind } from '@/lib/statements/model'
import { previewDraft } from '@/lib/statements/preview'
import { stopsApproval } from '@/lib/statements/rules/blockers'

/** Other words for a draft, beside those that it has; a person takes them or leaves them. */
export interface Offer {
  readonly body: string
  readonly diff: WordDiff
  /** The rules that the other words break. */
  readonly marks: readonly Mark[]
  /** False where a rule stops them: they are shown then, and can't be taken. */
  readonly applicable: boolean
}

interface OfferedFor {
  readonly kind: StatementKind
  readonly body: string
  readonly available: readonly Claim[]
  readonly background: LintBackground & { readonly originalKind: StatementKind | null }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Whether the answer repeats a sentence of what the model was told. */
function echoes(answer: string, instruction: string): boolean {
  const said = plain(answer)
  return plain(instruction)
    .split(/(?<=\.) /)
    .some((sentence) => said.includes(sentence))
}

/** The model's answer as an offer: every claim, linked word, label and figure where it was, and every rule asked. */
export function decideOffer(
  { kind, body, available, background }: OfferedFor,
  hidden: Hidden,
  { answer, instruction }: { readonly answer: string; readonly instruction: string },
): Decision<{ offer: Offer }> {
  if (echoes(answer, instruction))
    return refuse(
      'model_answer_unfit',
      'The model’s answer can’t be used. It repeats what it was told. Nothing was changed.',
    )
  const restored = restoreTokens(body, hidden, answer)
  if (!restored.ok) return restored
  if (restored.body === body.trim()) return refuse('nothing_offered', 'The model has no other words for this text.')
  const read = (text: string) => previewDraft(kind, text, available, background.earlier, background)
  const [before, after] = [read(body), read(restored.body)]
  const diff = diffWords(splitRendered(before.rendered.parts), splitRendered(after.rendered.parts))
  const { marks } = after
  return { ok: true, offer: { body: restored.body, diff, marks, applicable: !marks.some(stopsApproval) } }
}
