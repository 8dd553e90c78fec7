import { type Claim, isSufficient } from '@/lib/statements/claims'
import type { SentenceContext } from '@/lib/statements/lint/model'
import type { PlacedPart, Sentence } from '@/lib/statements/lint/sentences'

const pauseStates = ['pausing', 'paused', 'resumed'] as const
const causeStates = ['hypothesis', 'supported', 'confirmed'] as const
/** What the signed permission of a program governs. */
const pauseScope = 'collection'

function pauseFields(value: Readonly<Record<string, unknown>>): SentenceContext {
  const pauseState = pauseStates.find((state) => state === value.state)
  if (!pauseState || typeof value.pausedAt !== 'string') return {}
  const scope = typeof value.scope === 'string' ? value.scope : pauseScope
  return { pauseState, pauseScope: scope, pauseAt: value.pausedAt }
}

/** The fields of one claim that the rules ask for. What the claim does not carry is not granted. */
export function fieldsOf(claim: Claim): SentenceContext {
  const kind: string = claim.kind
  const value: Readonly<Record<string, unknown>> = { ...claim.value }
  const base = { bound: true, strength: claim.strength }
  if (!isSufficient(claim)) return base
  const cause = causeStates.find((state) => state === value.state)
  return {
    ...base,
    ...(kind === 'no_indication_of_access' ? { reviewComplete: true } : {}),
    ...('final' in claim && claim.final === true ? { final: true } : {}),
    ...(kind === 'exposure_scope' && claim.strength >= 4 ? { bounded: true } : {}),
    ...(kind === 'safeguard' && value.state === 'verified' ? { verified: true } : {}),
    ...(kind === 'cause' && cause ? { cause } : {}),
    ...(kind === 'pause_status' ? pauseFields(value) : {}),
  }
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
