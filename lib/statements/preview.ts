import type { Claim, ClaimKind } from '@/lib/statements/claims'
import { type LintBackground, type Mark, noBackground } from '@/lib/statements/lint/model'
import type { StatementKind } from '@/lib/statements/model'
import { renderWith } from '@/lib/statements/render'
import { marksOn, openWarnings, textBlockers } from '@/lib/statements/rules/blockers'
import type { Blocker } from '@/lib/statements/rules/facts'
import { claimsNamedIn, type Rendered, type Wordings } from '@/lib/statements/tokens'
import { countSaid } from '@/lib/statements/words'

export interface Preview {
  readonly rendered: Rendered
  /** The claims that the text uses, in order of their markers. */
  readonly claims: readonly Claim[]
  /** What the rules of wording mark, by place in the rendered text. */
  readonly marks: readonly Mark[]
  /** What would keep this text from being submitted. */
  readonly blockers: readonly Blocker[]
  /** Words of what is said, without next update and contact. */
  readonly words: number
}

/** Stands in for a claim that the record knows nothing of, such as the pause of a program that is not linked. */
function notOnRecord(key: string, kind: ClaimKind): Claim {
  const missing = [`The record holds nothing for “${key}”.`]
  const nothing = { value: null, asOf: '', evidence: [], validUntil: null, strength: 0, wording: null } as const
  return { ...nothing, key, kind, missing, evidence: [], final: false, classification: 'public' }
}

/** What a draft would read as and what stands in its way, from claims that were drawn already: for the page's script. */
export function previewDraft(
  kind: StatementKind,
  body: string,
  available: readonly Claim[],
  earlier: Wordings = {},
  { originalKind, ...known }: { originalKind: StatementKind | null } & LintBackground = {
    originalKind: null,
    ...noBackground,
  },
): Preview {
  const used = claimsNamedIn(body).map(
    ({ key, kind }) => available.find((claim) => claim.key === key) ?? notOnRecord(key, kind),
  )
  const rendered = renderWith(body, used, earlier)
  const words = countSaid(rendered.text)
  const text = { kind, originalKind, title: '', body, claims: used }
  const marks = marksOn(text, { ...known, available, earlier })
  return { rendered, claims: used, marks, blockers: [...textBlockers(text, marks), ...openWarnings(marks)], words }
}
