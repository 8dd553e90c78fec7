import type { Claim } from '@/lib/statements/claims'
import type { LintBackground, LintDocument } from '@/lib/statements/lint/model'
import { audienceClassOf, type StatementKind } from '@/lib/statements/model'
import { renderWith } from '@/lib/statements/render'
import { missingSlots, slotLine } from '@/lib/statements/slots'
import { claimToken } from '@/lib/statements/tokens'

export interface LintedText {
  readonly kind: StatementKind
  /** The kind that a correction corrects: its readers are that kind's. */
  readonly originalKind: StatementKind | null
  readonly title: string
  readonly body: string
  /** The claims of this version, as it words them. */
  readonly claims: readonly Claim[]
}

/** A draft with what is known around it, as the rules read it. Runs on the server and, while somebody types, in the page. */
export function documentOf(
  { kind, originalKind, title, body, claims }: LintedText,
  background: LintBackground,
): LintDocument {
  const { earlier, ...known } = background
  const slots = missingSlots(kind, body).map((slot) => {
    const [first] = slot.anyOf ?? []
    return { label: slot.label, filled: false, offer: first ? claimToken(first) : slotLine(slot) }
  })
  const audienceClass = audienceClassOf(kind, originalKind)
  return { ...known, kind, audienceClass, title, claims, slots, parts: renderWith(body, claims, earlier).parts }
}
