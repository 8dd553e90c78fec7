import { type Claim, type ClaimKind, isSufficient } from '@/lib/statements/claims'
import type { Rewrite, RuleId } from '@/lib/statements/lint/model'
import { claimToken } from '@/lib/statements/tokens'

interface Offer {
  readonly label: string
  /** Kinds of claim that say it as far as the record carries, best first. */
  readonly kinds: readonly ClaimKind[]
}

const review: Offer = { label: 'Name the review', kinds: ['no_indication_of_access'] }
const unknown: Offer = { label: 'Say what is not known yet', kinds: ['access_not_known'] }
const observed: Offer = { label: 'Say what was found', kinds: ['access_observed'] }

/** What the record can say in place of a sentence, by rule, in the order in which it is offered. */
const offers: Readonly<Partial<Record<RuleId, readonly Offer[]>>> = {
  L01: [observed, review, unknown],
  L02: [observed, review, unknown],
  L03: [observed, review, unknown],
  L04: [{ label: 'Use the counted number', kinds: ['number_affected', 'exposure_scope'] }],
  L05: [{ label: 'Use the recorded figure', kinds: ['number_affected', 'data_categories', 'exposure_scope'] }],
  L06: [{ label: 'Say the recorded scope', kinds: ['exposure_scope'] }],
  L07: [{ label: 'Say what was done', kinds: ['safeguard', 'pause_status'] }],
  L08: [unknown],
  L10: [{ label: 'Say what happened', kinds: ['what_happened'] }],
  L12: [{ label: 'Say the safeguard as it stands', kinds: ['safeguard'] }],
  L13: [{ label: 'Say how far the cause is known', kinds: ['cause', 'investigation_ongoing'] }],
  L16: [{ label: 'Say it as found', kinds: ['access_observed', 'what_happened'] }],
  L22: [{ label: 'Say which pause', kinds: ['pause_status'] }],
}

/** The token that says it from the record, where the record supports one. `text` picks among several of a kind. */
export function offerFromRecord(rule: RuleId, available: readonly Claim[], text: string): Rewrite | null {
  for (const { label, kinds } of offers[rule] ?? [])
    for (const kind of kinds) {
      const candidates = available.filter((claim) => claim.kind === kind && isSufficient(claim))
      const named = candidates.find(({ value }) => value?.kind === 'pause_status' && text.includes(value.program))
      const claim = named ?? candidates[0]
      if (claim) return { label, body: claimToken(claim.key) }
    }
  return null
}
