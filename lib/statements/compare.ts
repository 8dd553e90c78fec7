import type { Claim } from '@/lib/statements/claims'
import { diffWords, splitRendered, type WordDiff } from '@/lib/statements/diff'
import { renderWith } from '@/lib/statements/render'
import type { Wordings } from '@/lib/statements/tokens'

interface Comparable {
  readonly number: number
  readonly body: string
  readonly claims: readonly Claim[]
}

export interface Comparison {
  readonly from: number
  readonly to: number
  readonly diff: WordDiff
}

/** The word diff of two versions as they read, if the address names two that exist; else of the last two, if there are two. */
export function compareVersions(
  versions: readonly Comparable[],
  from: unknown,
  to: unknown,
  earlier: Wordings,
): Comparison | null {
  const byNumber = (asked: unknown) => versions.find(({ number }) => String(number) === asked)
  const before = byNumber(from) ?? versions.at(-2)
  const after = byNumber(to) ?? versions.at(-1)
  if (!before || !after || before.number >= after.number) return null
  const pieces = ({ body, claims }: Comparable) => splitRendered(renderWith(body, claims, earlier).parts)
  return { from: before.number, to: after.number, diff: diffWords(pieces(before), pieces(after)) }
}
