import { type Claim, type ClaimKind, isSufficient } from '@/lib/statements/claims'
import { claimsOf, isBound } from '@/lib/statements/lint/bound'
import { fold } from '@/lib/statements/lint/fold'
import type { Sentence } from '@/lib/statements/lint/sentences'
import { beyondReview } from '@/lib/statements/lint/structure/review-window'
import { type Finding, placeOf, type Reading, type StructureRule } from '@/lib/statements/lint/structure/rule'
import { accessLadder, stepOf } from '@/lib/statements/lint/structure/terms'

/** Never allowed, whatever the record holds. */
const neverAllowed =
  /\b(?:no[ -]?one|nobody|none of \w+)\b(?: \w+){0,4} (?:accessed|opened|read|saw|seen|viewed|copied|downloaded|misused)\b|\b(?:your|the|all|our) (?:\w+ )?(?:data|information) (?:is|are|was|were|remains?) (?:safe|secure)\b|\b(?:no|zero|without(?:\sany)?) risk\b/i

/** Whether a sentence holds words that are said at no strength: nobody looked, the data is safe, there is no risk. */
export function isNeverSaid(text: string): boolean {
  return neverAllowed.test(fold(text).text)
}

/** Phrase classes of the table of allowed wording, with the least strength that each needs. */
const phraseClasses: readonly { readonly pattern: RegExp; readonly needs: number }[] = [
  { pattern: /\bcomplete (?:access )?(?:records?|logs?)\b/i, needs: 5 },
  { pattern: /\b(?:confirm(?:ed|s)?|proved?n?|verified|established beyond)\b/i, needs: 4 },
  { pattern: /\b(?:we|our \w+) (?:have |has )?(?:found|established|determined|identified|discovered)\b/i, needs: 3 },
  { pattern: /\b(?:no|not (?:\w+ ){0,3}any) (?:evidence|indications?|signs?)\b/i, needs: 3 },
  { pattern: /\bso far we have seen\b/i, needs: 2 },
  { pattern: /\d[\d,.]* (?:\w+ )?(?:people|employees?|persons|records?|accounts?|customers?|users?)\b/i, needs: 2 },
]

const doneWords =
  /\b(?:has|have|was|were|been|is|are) (?:now |already )?(?:\w+ly )?(?:deleted|removed|revoked|closed|encrypted|fixed|restored|contained|erased|rotated|restricted)\b/i

const stepOfAction = { list: 1, read: 2, copy: 3, export: 4 } as const

/** How far up the ladder the claim itself goes; null for claims that say nothing of access. */
function ladderOf({ value }: Claim): number | null {
  if (value?.kind === 'exposure_scope' || value?.kind === 'what_happened') return 0
  if (value?.kind !== 'access_observed') return null
  const steps = value.access?.actions.map((action) => stepOfAction[action]) ?? []
  return steps.length === 0 ? stepOfAction.read : Math.max(...steps)
}

/** Free and linked words of a sentence: what the drafter wrote. */
function ownWords({ parts, start, end, text }: Sentence): string {
  return parts
    .map((part) => {
      const [from, to] = [Math.max(part.start, start), Math.min(part.end, end)]
      return part.type === 'claim' || part.type === 'earlier' ? ' § ' : text.slice(from - start, to - start)
    })
    .join('')
}

const digits = (text: string) =>
  (text.match(/\d{1,3}(?:,\d{3})+|\d+/g) ?? []).map((figure) => figure.replaceAll(',', ''))
const counted = /(\d[\d,]*) (?:\w+ ){0,2}(?:people|employees?|persons|staff|records?|accounts?|customers?|users?)\b/gi

/** A count in linked words that the claim does not have. */
function otherCount(sentence: Sentence, claims: readonly Claim[]): string | null {
  const known = new Set(claims.flatMap(({ wording, value }) => digits(`${wording ?? ''} ${JSON.stringify(value)}`)))
  for (const part of sentence.parts)
    if (part.type === 'linked')
      for (const [, figure = ''] of part.text.matchAll(counted)) {
        const [plain = ''] = digits(figure)
        if (!known.has(plain)) return `The claim does not say ${figure}.`
      }
  return null
}

/** Words linked to a review of access that say more than it covers. */
function beyond({ parts, text }: Sentence, claims: readonly Claim[]): string | null {
  for (const part of parts)
    if (part.type === 'linked')
      for (const { key, value } of claims)
        if (key === part.key && value?.kind === 'no_indication_of_access') {
          const more = beyondReview(text, value)
          if (more) return more
        }
  return null
}

const hedged = /\b(?:whether|if|may|might|could|not yet know)\b/i

function tooHigh(words: string, claims: readonly Claim[]): string | null {
  const step = stepOf(words)
  const limits = claims.map(ladderOf).filter((limit) => limit !== null)
  if (step < 1 || limits.length === 0 || hedged.test(words)) return null
  const limit = Math.max(...limits)
  const [said, allowed] = [accessLadder[step]?.name, accessLadder[limit]?.name]
  return step > limit ? `“${said}” is a step above what the claim says: “${allowed}”.` : null
}

const aboutAccess: ReadonlySet<ClaimKind> = new Set([
  ...(['what_happened', 'exposure_scope', 'access_observed', 'no_indication_of_access', 'access_not_known'] as const),
])
/** What is opened besides data. */
const openedElse =
  /\bopened (?:an?|the|our) (?:\w+ )?(?:investigation|review|inquiry|enquiry|case|ticket|line|desk)\b/gi

/** Access asserted in words linked to a claim that says nothing of access. */
function accessElsewhere({ parts }: Sentence, claims: readonly Claim[]): string | null {
  for (const part of parts) {
    if (part.type !== 'linked' || hedged.test(part.text)) continue
    const kind = claims.find(({ key }) => key === part.key)?.kind
    const step = stepOf(fold(part.text).text.replace(openedElse, ' '))
    if (kind && !aboutAccess.has(kind) && step > 0)
      return `“${accessLadder[step]?.name}”: this claim says nothing of access.`
  }
  return null
}

/** A planned safeguard said as done. */
function notDone(words: string, claims: readonly Claim[]): boolean {
  return claims.some(({ value }) => value?.kind === 'safeguard' && value.state === 'planned') && doneWords.test(words)
}

function findingIn(sentence: Sentence, { claims, stated }: Reading): Finding | null {
  const words = fold(ownWords(sentence)).text
  const never = neverAllowed.exec(words)
  if (never) {
    const at = placeOf(sentence, neverAllowed)
    return { sentence, ...(at ? { at } : {}), detail: 'This is not said at any strength.' }
  }
  const bound = claimsOf(sentence, claims).filter((claim) => isSufficient(claim, 'internal'))
  const strength = bound.length > 0 ? Math.max(...bound.map((claim) => claim.strength)) : stated.strength
  if (strength === undefined) return null
  const above = phraseClasses.find(({ pattern, needs }) => needs > strength && pattern.test(words))
  if (above) {
    const at = placeOf(sentence, above.pattern)
    return { sentence, ...(at ? { at } : {}), detail: `These words need E${above.needs}; the claim has E${strength}.` }
  }
  if (notDone(words, bound)) return { sentence, detail: 'The safeguard is planned; it is not done.' }
  const detail =
    tooHigh(words, bound) ?? accessElsewhere(sentence, bound) ?? otherCount(sentence, bound) ?? beyond(sentence, bound)
  return detail ? { sentence, detail } : null
}

export const strengthRule: StructureRule = {
  id: 'S03',
  name: 'WORDING_ABOVE_STRENGTH',
  severity: 'block',
  reason: 'The words say more than the evidence carries.',
  mend: 'Step the words down to what the claim supports, or strengthen the record first.',
  find: (reading) =>
    reading.sentences.flatMap((sentence) => {
      const isRead = reading.record === 'absent' || sentence.parts.some(isBound) || isNeverSaid(sentence.text)
      return (isRead && findingIn(sentence, reading)) || []
    }),
}
