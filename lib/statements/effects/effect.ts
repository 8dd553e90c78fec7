import type { ClaimKind, PublishedClaim, ValueOf } from '@/lib/statements/claims'
import type { EntryOf, ReadKind, RecordEntry } from '@/lib/statements/record'

/** What an entry does to what was published, and why, for people. */
export interface Effect {
  readonly state: 'stale' | 'contradicted'
  readonly reason: string
}

/** What the effect of an entry is judged by besides: the claim as it was published, and all entries of the timeline. */
export interface Around {
  readonly claim: PublishedClaim
  readonly entries: readonly RecordEntry[]
}

/** What each kind of entry does to a claim of one kind; what is not here does nothing to it. */
export type Effects<K extends ClaimKind> = {
  readonly [E in ReadKind]?: (value: ValueOf<K>, entry: EntryOf<E>, around: Around) => Effect | null
}

export const stale = (reason: string): Effect => ({ state: 'stale', reason })
export const contradicted = (reason: string): Effect => ({ state: 'contradicted', reason })

interface Range {
  readonly low: number
  readonly high: number
}

/**
 * One thing said of a range: the same again does nothing; a number outside of it, or any other where it was final,
 * contradicts it; another within it leaves it stale.
 */
export function byRange(said: Range & { final: boolean }, now: Range, what: string): Effect | null {
  if (said.low === now.low && said.high === now.high) return null
  if (said.final) return contradicted(`${what} was given as final and has changed.`)
  if (now.low > said.high || now.high < said.low) return contradicted(`${what} is now outside the published range.`)
  return stale(`${what} has changed since.`)
}
