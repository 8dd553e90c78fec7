import { leaseWaitMs } from '@/lib/programs/rules/lease-time'

/** Whoever verifies tokens may keep the published keys this long. */
export const keysCachedForMs = 60_000
/** A gateway reads the keys anew after this long. */
export const keysReadEveryMs = 10_000
/** A new key is published this long before it signs, so that every cache has it by then. */
const publishedAheadMs = 2 * (keysCachedForMs + keysReadEveryMs)
/** No grant lives longer: the longest lease and gap that a program can have (an hour, a minute), and a second of rounding. */
const longestGrantMs = leaseWaitMs(3_600_000, 60_000) + 1000

export interface KeyTimes {
  readonly kid: string
  readonly signsFrom: Date
  readonly verifiesUntil: Date | null
}

/** The key that signs now: the last that has begun to, among those that still verify. */
export function signerAt<K extends KeyTimes>(keys: readonly K[], now: Date): K | null {
  const begun = keys.filter((key) => key.signsFrom <= now && verifies(key, now))
  return begun.reduce<K | null>((last, key) => (last && last.signsFrom > key.signsFrom ? last : key), null)
}

/** The keys that the world is shown: those that verify now, the one that signs next included. */
export function published<K extends KeyTimes>(keys: readonly K[], now: Date): K[] {
  return keys.filter((key) => verifies(key, now))
}

/**
 * When the new key begins and the old one ends. They overlap: the old key signs until every cache has the new one, and
 * verifies until its last token has expired. A key that got out ends at once, and what it signed is refused.
 */
export function rotationAt(now: Date, compromised: boolean): { signsFrom: Date; verifiesUntil: Date } {
  if (compromised) return { signsFrom: now, verifiesUntil: now }
  const signsFrom = new Date(now.getTime() + publishedAheadMs)
  return { signsFrom, verifiesUntil: new Date(signsFrom.getTime() + longestGrantMs) }
}

function verifies({ verifiesUntil }: KeyTimes, now: Date): boolean {
  return verifiesUntil === null || verifiesUntil > now
}
