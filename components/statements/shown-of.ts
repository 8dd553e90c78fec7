import type { Recheck } from '@/lib/statements/bindings'
import { type Claim, claimKindWords, isSufficient } from '@/lib/statements/claims'
import { documentRange, placesOf } from '@/lib/statements/editor/places'
import type { Mark } from '@/lib/statements/lint/model'
import type { Rendered, Wordings } from '@/lib/statements/tokens'
import type { Shown } from './editor/shown-marks'

export interface ReadDraft {
  readonly body: string
  readonly rendered: Rendered
  /** The claims that the text uses. */
  readonly claims: readonly Claim[]
  readonly earlier: Wordings
  readonly recheck: readonly Recheck[]
  readonly marks: readonly Mark[]
}

function troubleOf(claim: Claim, recheck: readonly Recheck[]): string {
  if (!isSufficient(claim)) return 'Unsupported'
  return recheck.some(({ key }) => key === claim.key) ? 'Needs re-check' : ''
}

/** How the editor shows a draft: the claims' words, numbers and strengths, and where the marks stand in its document. */
export function shownOf({ body, rendered, claims, earlier, recheck, marks }: ReadDraft): Shown {
  const numbered = claims.map((claim, at) => ({ claim, number: at + 1, trouble: troubleOf(claim, recheck) }))
  const tokens = numbered.map(({ claim, number, trouble }) => {
    const name = `Claim ${number}, ${claimKindWords[claim.kind]}`
    const look = { text: claim.wording ?? claimKindWords[claim.kind], marker: `[${number}] E${claim.strength}` }
    return [`claim:${claim.key}`, { ...look, name, trouble }] as const
  })
  const quotes = Object.entries(earlier).map(([key, words]) => {
    const look = { text: `“${words ?? '[nothing was said]'}”`, name: 'Said earlier', marker: '', trouble: '' }
    return [`earlier:${key}`, look] as const
  })
  const places = placesOf(body, rendered.parts)
  return {
    tokens: Object.fromEntries([...tokens, ...quotes]),
    linked: Object.fromEntries(
      numbered.map(({ claim, number, trouble }) => [claim.key, `[${number}]${trouble && ` ⚠ ${trouble}`}`]),
    ),
    marks: marks.flatMap(({ start, end, severity, waived }) => {
      const range = waived ? null : documentRange(places, { from: start, to: end })
      return range ? [{ ...range, severity }] : []
    }),
  }
}
