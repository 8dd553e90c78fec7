import type { ClaimKind, ClaimValue, PublishedClaim } from '@/lib/statements/claims'
import { accessEffects } from '@/lib/statements/effects/access'
import { type Around, type Effect, type Effects, stale } from '@/lib/statements/effects/effect'
import { exposureEffects } from '@/lib/statements/effects/exposure'
import { factEffects } from '@/lib/statements/effects/facts'
import { programEffects } from '@/lib/statements/effects/programs'
import type { StatementKind } from '@/lib/statements/model'
import type { ReadKind, RecordEntry } from '@/lib/statements/record'

/** What each kind of entry does to a published claim of each kind; what is not here does nothing to it. */
const effects: { readonly [K in ClaimKind]: Effects<K> } = {
  ...accessEffects,
  ...exposureEffects,
  ...factEffects,
  ...programEffects,
}

/** What each kind of entry does to a statement of a kind as a whole, whatever it claims. */
const wholeEffects: { readonly [K in StatementKind]?: { readonly [E in ReadKind]?: string } } = {
  leadership_brief: { 'severity.changed': 'The severity has changed since.' },
  regulator_notification: { 'judgment.recorded': 'A judgment from which a clock runs was recorded since.' },
}

type Judge = (value: ClaimValue, entry: RecordEntry, around: Around) => Effect | null

function byTable(kind: ClaimKind, entry: RecordEntry, around: Around): Effect | null {
  if (entry.kind === 'unrelated') return null
  // The table pairs each entry kind with its own payload, and the value with its claim kind; TypeScript can't follow both at once.
  const effect = effects[kind][entry.kind] as Judge | undefined
  return effect?.(around.claim.value, entry, around) ?? null
}

/** What one entry does to one published claim. Evidence that is corrected or impugned leaves all that rests on it stale. */
export function effectOn(claim: PublishedClaim, entry: RecordEntry, entries: readonly RecordEntry[]): Effect | null {
  if (entry.corrects !== null && claim.evidence.includes(entry.corrects))
    return stale(`Entry ${entry.corrects}, on which it rests, was corrected.`)
  if (entry.kind === 'evidence.impugned' && claim.evidence.includes(entry.payload.entry))
    return stale(`Entry ${entry.payload.entry}, on which it rests, no longer counts as it did.`)
  return byTable(claim.value.kind, entry, { claim, entries })
}

/** What one entry does to a statement of this kind as a whole. */
export function effectOnWhole(kind: StatementKind, entry: RecordEntry): Effect | null {
  const reason = entry.kind === 'unrelated' ? undefined : wholeEffects[kind]?.[entry.kind]
  return reason === undefined ? null : stale(reason)
}
