import type { Claim, ClaimKind, ClaimValue } from '@/lib/statements/claims'
import { deriveAll } from '@/lib/statements/derive'
import { type LintDocument, noBackground } from '@/lib/statements/lint/model'
import { renderWith } from '@/lib/statements/render'
import { wordClaim } from '@/lib/statements/wording'
import { reviewedRecord } from '@/lib/testing/statements/facts'

const asOf = '2026-11-03T14:00:00.000Z'

/** A claim of the kind as the record would draw it at that strength. */
export function drawnClaim(kind: ClaimKind, value: object, change: Partial<Claim> = {}): Claim {
  const strength = change.strength ?? 4
  // Tests give the fields of the kind that they name.
  const whole = { kind, ...value } as unknown as ClaimValue
  const wording = wordClaim(kind, whole, strength, asOf)
  const drawn = { key: kind, kind, value: whole, asOf, evidence: [1], validUntil: null, strength }
  return { ...drawn, final: false, classification: 'public', missing: [], wording, ...change }
}

/** A document of that draft on the model record with its finished review, changed as asked. */
export function lintable(body: string, change: Partial<LintDocument> = {}): LintDocument {
  const available = change.available ?? deriveAll(reviewedRecord)
  const claims = change.claims ?? available
  const earlier = { no_indication_of_access: 'There is no indication of improper access. Nobody looked.' }
  return {
    ...noBackground,
    ...{ kind: 'holding', audienceClass: 'external', title: 'Holding statement', now: '2026-11-03T15:00:00.000Z' },
    slots: [],
    parts: renderWith(body, claims, earlier).parts,
    ...change,
    ...{ claims, available },
  }
}
