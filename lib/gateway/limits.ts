import { TooMany } from '@/lib/errors'

/** What one token may do, so that one program's collectors never crowd out another's. 0 is no limit. */
export interface TokenLimits {
  readonly requestsPerSecond: number
  readonly streams: number
}

export const noLimits: TokenLimits = { requestsPerSecond: 0, streams: 0 }

/** A fleet may come all at once: so many seconds' worth of requests may be made in one go. */
const burstSeconds = 3

interface Allowance {
  left: number
  at: number
}

/** Some seconds, other ones for each that asks: they don't come back all together. */
export function spreadSeconds(from: number, to: number): number {
  return from + Math.floor(Math.random() * (to - from + 1))
}

/** Counts the requests of each token. An allowance fills up by so much a second. */
export class RequestLimit {
  readonly #allowances = new Map<string, Allowance>()

  constructor(private readonly perSecond: number) {}

  /** Takes one request off the token's allowance; throws TooMany when nothing is left. */
  take(tokenId: string, nowMs = performance.now()): void {
    if (this.perSecond === 0) return
    const most = this.perSecond * burstSeconds
    const known = this.#allowances.get(tokenId)
    const allowance = known ?? { left: most, at: nowMs }
    if (!known) this.#allowances.set(tokenId, allowance)
    allowance.left = Math.min(most, allowance.left + ((nowMs - allowance.at) / 1000) * this.perSecond)
    allowance.at = nowMs
    if (allowance.left < 1) throw new TooMany(spreadSeconds(1, burstSeconds), 'This token makes too many requests.')
    allowance.left -= 1
  }
}
