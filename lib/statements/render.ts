import type { Claim } from '@/lib/statements/claims'
import { parseDraft, type Rendered, renderDraft, type Wordings } from '@/lib/statements/tokens'

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

/** What own words are bound to, and the words, in order: `claim:key`, `courtesy` or `opinion`. */
export type Bindings = readonly (readonly [as: string, words: string])[]

/** Which words were marked as what: two texts that read alike are not the same if other claims carry them. */
export function bindingsOf(body: string): Bindings {
  return parseDraft(body).flatMap((part): Bindings => {
    if (part.type === 'linked') return [[`claim:${part.key}`, part.text]]
    return part.type === 'marked' ? [[part.as, part.text]] : []
  })
}

export function renderedTextOf(
  body: string,
  claims: readonly Pick<Claim, 'key' | 'wording'>[],
  earlier?: Wordings,
): string {
  return renderWith(body, claims, earlier).text
}
