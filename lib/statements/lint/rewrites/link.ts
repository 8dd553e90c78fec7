import { type Claim, type ClaimKind, isSufficient } from '@/lib/statements/claims'
import type { LintDocument, Rewrite } from '@/lib/statements/lint/model'
import type { Sentence } from '@/lib/statements/lint/sentences'
import { linkedWords } from '@/lib/statements/tokens'

/** Which claim a free sentence speaks of, by its words. */
const subjects: readonly { readonly pattern: RegExp; readonly kinds: readonly ClaimKind[] }[] = [
  { pattern: /\b(?:paused|suspended|halted|resumed|restarted|on hold)\b/i, kinds: ['pause_status'] },
  { pattern: /\b(?:ended|closed|stopped)\b/i, kinds: ['end', 'safeguard'] },
  { pattern: /\b(?:began|started|since)\b/i, kinds: ['start'] },
  { pattern: /\b(?:removed|revoked|deleted|encrypted|restricted|fixed)\b/i, kinds: ['safeguard'] },
  { pattern: /\b(?:learned|learnt|detected|discovered)\b/i, kinds: ['discovery', 'what_happened'] },
  { pattern: /\b(?:regulator|authority|notified|informed)\b/i, kinds: ['notification'] },
  { pattern: /\b(?:cause[ds]?|because)\b/i, kinds: ['cause'] },
  {
    pattern: /\d[\d,]* (?:\w+ )?(?:people|employees?|records?|accounts?|users?|customers?)\b/i,
    kinds: ['number_affected'],
  },
  { pattern: /\b(?:reachable|visible|could be)\b/i, kinds: ['exposure_scope'] },
  { pattern: /\b(?:included?s?|contain(?:s|ed)?|fields)\b/i, kinds: ['data_categories'] },
]

function claimFor(text: string, available: readonly Claim[]): Claim | undefined {
  for (const { pattern, kinds } of subjects) {
    if (!pattern.test(text)) continue
    const found = available.find((claim) => kinds.includes(claim.kind) && isSufficient(claim))
    if (found) return found
  }
  return undefined
}

/** Links a free sentence to the claim that it seems to speak of; the person judges whether it does. */
export function offerLink({ sentence, document }: { sentence: Sentence; document: LintDocument }): Rewrite | null {
  const claim = claimFor(sentence.text, document.available)
  if (!claim || sentence.parts.length > 1 || /[[\]{}\n]/.test(sentence.text)) return null
  return { label: `Link it to a claim: ${claim.key}`, body: linkedWords(claim.key, sentence.text) }
}
