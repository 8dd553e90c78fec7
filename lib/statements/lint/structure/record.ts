import { boundValue, type Claim, type ClaimValue, isSufficient } from '@/lib/statements/claims'
import { isBound } from '@/lib/statements/lint/bound'
import type { Sentence } from '@/lib/statements/lint/sentences'
import type { Finding, Reading, StructureRule } from '@/lib/statements/lint/structure/rule'
import { canonicalJson } from '@/lib/timeline/canonical'

/** The first sentence that rests on the claim, where a mark about it is put. */
function sentenceOn({ sentences }: Reading, key: string): Sentence | null {
  return sentences.find(({ parts }) => parts.some((part) => isBound(part) && part.key === key)) ?? null
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)

/** Why a claim of this version no longer says what the record says; null while it does. */
function staleness(claim: Claim, { document: { available, now } }: Reading): string | null {
  if (!isSufficient(claim)) return null
  if (claim.validUntil !== null && Date.parse(claim.validUntil) <= Date.parse(now)) return 'It was drawn too long ago.'
  const fresh = available.find(({ key }) => key === claim.key)
  if (!fresh) return null
  if (!isSufficient(fresh)) return 'The record does not support it any more.'
  const essence = ({ value, evidence, strength }: Claim) => [boundValue(value), evidence, strength]
  return same(essence(claim), essence(fresh)) ? null : 'The record has a newer version of it.'
}

export const staleClaimRule: StructureRule = {
  id: 'S02',
  name: 'STALE_CLAIM',
  severity: 'block',
  reason: 'A claim of this text is not what the record says now.',
  mend: 'Draw the claims again.',
  find: (reading) =>
    reading.document.claims.flatMap((claim): Finding[] => {
      const detail = staleness(claim, reading)
      return detail ? [{ sentence: sentenceOn(reading, claim.key), detail, about: claim.key }] : []
    }),
}

const saysAsOf = /\bas (?:of|at)\b|\b\d{1,2}:\d{2}\b/i

export const crossAudienceRule: StructureRule = {
  id: 'S04',
  name: 'CROSS_AUDIENCE_CONFLICT',
  severity: 'block',
  reason: 'Two statements that stand say different things of the same matter.',
  mend: 'Say the same in both, or say in each as of when it holds.',
  find: (reading) =>
    reading.document.claims.flatMap((claim): Finding[] => {
      const other = reading.document.otherLive.find(
        ({ key, value }) =>
          key === claim.key &&
          claim.value !== null &&
          !same(boundValue(value as ClaimValue | null), boundValue(claim.value)),
      )
      if (!other) return []
      const sentence = sentenceOn(reading, claim.key)
      const shown = sentence !== null && saysAsOf.test(sentence.text)
      if (shown && Date.parse(other.asOf) !== Date.parse(claim.asOf)) return []
      return [{ sentence, detail: `${other.reference} says it differently.`, about: `${claim.key} ${other.reference}` }]
    }),
}

export const approvalRule: StructureRule = {
  id: 'S05',
  name: 'APPROVAL_HASH',
  severity: 'block',
  reason: 'An approval was given to another text than this.',
  mend: 'Have this text approved.',
  find: ({ document: { approvals } }) =>
    (approvals?.given ?? [])
      .filter(({ textHash }) => textHash !== approvals?.textHash)
      .filter(({ role }, i, others) => others.findIndex((other) => other.role === role) === i)
      .filter(
        ({ role }) => !approvals?.given.some((given) => given.role === role && given.textHash === approvals.textHash),
      )
      .map(({ role }) => ({ sentence: null, detail: `The approval by ${role} covers another version.`, about: role })),
}

export const slotRule: StructureRule = {
  id: 'S06',
  name: 'SLOT_MISSING',
  severity: 'block',
  reason: 'This kind of statement must say it.',
  mend: 'Fill it, or say that it is not known yet, who will answer and by when.',
  find: ({ document: { slots } }) =>
    slots
      .filter(({ filled }) => !filled)
      .map(({ label, offer }) => ({
        ...{ sentence: null, detail: `Missing: ${label}.`, about: label },
        ...(offer === undefined ? {} : { rewrite: { label: `Add: ${label}`, body: offer } }),
      })),
}
