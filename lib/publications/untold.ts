import type { Recipient } from '@/lib/publications/queries/recipients'

type Told = Pick<Recipient, 'channel' | 'recipient' | 'sentAt'>

/** Of those whom the earlier words reached, each once: who has not got the later ones. */
export function notYetTold<T extends Told>(earlier: readonly T[], later: readonly Told[]): T[] {
  const key = ({ channel, recipient }: Told) => `${channel} ${recipient}`
  const told = new Set(later.filter(({ sentAt }) => sentAt !== null).map(key))
  const reached = new Map(earlier.filter(({ sentAt }) => sentAt !== null).map((one) => [key(one), one]))
  return [...reached.values()].filter((one) => !told.has(key(one)))
}
