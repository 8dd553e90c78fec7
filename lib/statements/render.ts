import type { Claim } from '@/lib/statements/claims'
import { type Rendered, renderDraft, type Wordings } from '@/lib/statements/tokens'

/** Words by key of the claims of one version. */
function wordingsOf(claims: readonly Pick<Claim, 'key' | 'wording'>[]): Wordings {
  return Object.fromEntries(claims.map(({ key, wording }) => [key, wording]))
}

/** A draft with its claims' words in place; what a reader of the statement would get. */
export function renderWith(
  body: string,
  claims: readonly Pick<Claim, 'key' | 'wording'>[],
  earlier: Wordings = {},
): Rendered {
  return renderDraft(body, wordingsOf(claims), earlier)
}

export function renderedTextOf(
  body: string,
  claims: readonly Pick<Claim, 'key' | 'wording'>[],
  earlier?: Wordings,
): string {
  return renderWith(body, claims, earlier).text
}
