import { boundValue, type Claim } from '@/lib/statements/claims'
import { type RecordEntry, type RecordView, readImpugned, type SaidClaim } from '@/lib/statements/record'
import { claimStandingAt } from '@/lib/statements/standing'
import { canonicalJson } from '@/lib/timeline/canonical'

type Said = Pick<Claim, 'key' | 'value' | 'evidence'>

/** The entry that contradicts a published claim, if that still counts and nothing recorded since bears the claim out. */
function against(said: SaidClaim, { evidence }: Said, entries: readonly RecordEntry[], now: string): number | null {
  const { state, bySeq } = claimStandingAt({ ...said, validUntil: null }, entries, now)
  if (state !== 'contradicted' || bySeq === null) return null
  const borneOut = evidence.some((seq) => seq > bySeq) || readImpugned(entries).has(bySeq)
  return borneOut ? null : bySeq
}

/**
 * Why a line is frozen, for people: a statement said the same and is contradicted. It is said again only when the record
 * holds something else, or later evidence for the same; empty where it is not frozen.
 */
export function frozenBecause({ said = [], entries, now }: RecordView, claim: Said): string[] {
  if (claim.value === null) return []
  const value = canonicalJson(boundValue(claim.value))
  const alike = said.filter(({ key, value: then }) => key === claim.key && canonicalJson(boundValue(then)) === value)
  for (const line of alike) {
    const bySeq = against(line, claim, entries, now)
    if (bySeq !== null)
      return [
        `${line.reference} said this, and entry ${bySeq} contradicts it: the line is frozen. Record what holds now.`,
      ]
  }
  return []
}
