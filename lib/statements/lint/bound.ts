import { type Claim, isSufficient } from '@/lib/statements/claims'
import type { SentenceContext } from '@/lib/statements/lint/model'
import type { PlacedPart, Sentence } from '@/lib/statements/lint/sentences'

/** What the claim’s value says of itself, by kind. A value that is not sufficient grants nothing. */
function valueFields({ value, strength }: Claim): SentenceContext {
  if (value?.kind === 'no_indication_of_access') return { reviewComplete: true }
  if (value?.kind === 'exposure_scope') {
    const bothEnds = Boolean(value.start && value.end)
    return { reachOnly: true, ...(strength >= 4 && bothEnds ? { bounded: true } : {}) }
  }
  if (value?.kind === 'what_happened') return { reachOnly: true }
  if (value?.kind === 'number_affected') return value.final ? { final: true } : {}
  if (value?.kind === 'safeguard') return value.state === 'verified' ? { verified: true } : {}
  if (value?.kind === 'cause') return { cause: value.state }
  if (value?.kind !== 'pause_status') return {}
  return { pauseState: value.state, pauseScope: value.scope ?? 'collection', pauseAt: value.pausedAt }
}

/** The fields of one claim that the rules ask for. What the claim does not carry is not granted. */
export function fieldsOf(claim: Claim): SentenceContext {
  const base = { bound: true, strength: claim.strength, ...(claim.final ? { final: true } : {}) }
  return isSufficient(claim, 'internal') ? { ...base, ...valueFields(claim) } : base
}

/** Parts that rest on a claim: its token, or free words linked to it. */
export type BoundPart = Extract<PlacedPart, { type: 'claim' | 'linked' }>

export function isBound(part: PlacedPart): part is BoundPart {
  return part.type === 'claim' || part.type === 'linked'
}

export type ClaimsByKey = ReadonlyMap<string, Claim>

/** The claims that a sentence rests on, each once. */
export function claimsOf(sentence: Sentence, claims: ClaimsByKey): Claim[] {
  const keys = new Set(sentence.parts.filter(isBound).map(({ key }) => key))
  return [...keys].flatMap((key) => claims.get(key) ?? [])
}
