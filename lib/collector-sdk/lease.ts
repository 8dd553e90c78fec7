import type { Reading } from './clock.ts'

/** How far the monotonic clock may run from true time. */
const clockDrift = 0.01
/** A larger step between wall and monotonic time means a suspended machine or a set clock: closed until the next grant. */
const jumpToleratedMs = 100

/** Counted from before the request left: the answer was read later than that, whatever the network did. */
function deadlineOf(sent: Reading, ttlMs: number): number {
  return sent.mono + ttlMs * (1 - clockDrift)
}

function jumped(before: Reading, now: Reading): boolean {
  return Math.abs(now.wall - now.mono - (before.wall - before.mono)) > jumpToleratedMs
}

/** What a lease request was granted. */
export interface Grant {
  readonly epoch: bigint
  readonly ttlMs: number
  readonly token?: string | undefined
}

/** Permission to collect until a moment. Starts closed, is never stored, and closes by itself. */
export class Lease {
  #deadline = Number.NEGATIVE_INFINITY
  #closedAt = Number.NEGATIVE_INFINITY
  #baseline: Reading | null = null
  #highest = 0n
  #token: string | null = null

  /** The proof of the lease that is open, for a guarded store; null without one. */
  get token(): string | null {
    return this.#token
  }

  /** The highest epoch seen. */
  get epoch(): bigint {
    return this.#highest
  }

  /** Take a grant. Ignored when its epoch is old or when it was asked for before the last close. */
  granted(sent: Reading, grant: Grant): boolean {
    if (grant.epoch < this.#highest || sent.mono < this.#closedAt) return false
    const deadline = deadlineOf(sent, grant.ttlMs)
    const later = grant.epoch > this.#highest ? deadline : Math.max(this.#deadline, deadline)
    this.#highest = grant.epoch
    this.#deadline = later
    this.#baseline = sent
    // Answers can overtake each other: the proof belongs to the grant whose deadline counts.
    if (later === deadline) this.#token = grant.token ?? null
    return true
  }

  /** Paused or denied for this epoch: the deadline is past at once. Returns false for old news. */
  stopped(now: Reading, epoch: bigint): boolean {
    if (epoch < this.#highest) return false
    this.#highest = epoch
    this.close(now)
    return true
  }

  /** The deadline is past at once, whatever the epoch: 401, 403, shutdown. */
  close(now: Reading): void {
    this.#deadline = Number.NEGATIVE_INFINITY
    this.#token = null
    this.#closedAt = now.mono
  }

  /** May a record be written at this moment? */
  open(now: Reading): boolean {
    if (now.mono >= this.#deadline) return false
    if (this.#baseline && jumped(this.#baseline, now)) {
      this.close(now)
      return false
    }
    return true
  }
}
