import { type Claim, type ClaimKind, isSufficient } from '@/lib/statements/claims'
import type { StatementKind } from '@/lib/statements/model'
import { sayInstant } from '@/lib/statements/phrases'
import { claimToken } from '@/lib/statements/tokens'

/** What may be said of access, best supported first; a draft starts with the first that the record supports. */
const accessKinds: readonly ClaimKind[] = ['access_observed', 'no_indication_of_access', 'access_not_known']

function tokensOf(claims: readonly Claim[], ...kinds: readonly ClaimKind[]): string {
  return claims
    .filter((claim) => kinds.includes(claim.kind) && isSufficient(claim))
    .map(({ key }) => claimToken(key))
    .join(' ')
}

function accessToken(claims: readonly Claim[]): string {
  const kind = accessKinds.find((kind) => claims.some((claim) => claim.kind === kind && isSufficient(claim)))
  return claimToken(kind ?? 'access_not_known')
}

const joined = (...lines: string[]) => lines.filter((line) => line !== '').join('\n')

const firstDraft: { readonly [K in StatementKind]: (claims: readonly Claim[]) => string } = {
  holding: (claims) =>
    `${joined(
      `${claimToken('what_happened')} ${accessToken(claims)}`,
      tokensOf(claims, 'pause_status', 'investigation_ongoing'),
    )}\n\nNext update:\nContact:`,
  employee_notice: (claims) =>
    `${joined(
      claimToken('what_happened'),
      claimToken('data_categories'),
      claimToken('exposure_scope'),
      accessToken(claims),
      tokensOf(claims, 'pause_status', 'investigation_ongoing'),
    )}\n\nWhat you can do:\nContact:\nSpeaking up:`,
  press_reply: (claims) =>
    `Question:\n\n${claimToken('what_happened')} ${tokensOf(claims, 'investigation_ongoing')}`.trimEnd() +
    '\n\nSpokesperson:',
}

/** The text that a new statement of a kind starts from: its claims as tokens, and the lines that it must have. */
export function draftBody(kind: StatementKind, claims: readonly Claim[]): string {
  return firstDraft[kind](claims)
}

/**
 * The text that a correction starts from: what was said and when, that it no longer holds, and what the record says now.
 * `fallen` are the keys of the claims that no longer hold; times are ISO.
 */
export function correctionBody(
  kind: StatementKind,
  said: { readonly publishedAt: string; readonly fallen: readonly string[]; readonly now: string },
  claims: readonly Claim[],
): string {
  const quotes = said.fallen.map((key) => `{{earlier:${key}}}`).join(' ')
  const opening = `At ${sayInstant(said.publishedAt, said.now)} we said: ${quotes} That no longer holds.`
  return `${opening}\n\n${draftBody(kind, claims)}`
}
