/** How far a collector's clock may run from true time: 1 %. */
const clockDrift = 0.01
/** Covers timer granularity and the clock jump that a collector tolerates before it closes (100 ms). */
const leaseMarginMs = 250

/**
 * How long after a pause commits every lease is certainly over: W = (ttl + c)·(1 + ρ) + margin.
 * `maxTtlMs` is the longest ttl that may still be out, not the ttl that is granted now.
 */
export function leaseWaitMs(maxTtlMs: number, checkGapMs: number): number {
  return Math.ceil((maxTtlMs + checkGapMs) * (1 + clockDrift) + leaseMarginMs)
}

/** The moment from which a collector that said nothing counts as expired. */
export function leasesOverAt(pausedAt: Date, maxTtlMs: number, checkGapMs: number): Date {
  return new Date(pausedAt.getTime() + leaseWaitMs(maxTtlMs, checkGapMs))
}

/** T again, out of the wait that was counted from it: what stands on record of a pause is the wait. */
export function boundOfWaitMs(waitMs: number): number {
  // The wait was rounded up to a millisecond; a division falls short of a whole one by less than this.
  return Math.floor((waitMs - leaseMarginMs) / (1 + clockDrift) + 1e-6)
}

/** Grants of this long may be unwritten when a gateway is killed: a second of heartbeats, and tries that failed before. */
const unwrittenMs = 5000

/**
 * Until when a collector may hold a lease, whose last written grant (or enrolment) was at `since`. A renewal comes after
 * a third of the ttl, so one that was not written counts with the heartbeats that a killed gateway had in memory.
 */
export function leaseOutUntil(since: Date, maxTtlMs: number, checkGapMs: number): Date {
  return new Date(since.getTime() + leaseWaitMs(maxTtlMs, checkGapMs) + Math.ceil(maxTtlMs / 3) + unwrittenMs)
}

/** The promise made in public: no record later than this after a pause, T = ttl + c. */
export function stopBoundMs(maxTtlMs: number, checkGapMs: number): number {
  return maxTtlMs + checkGapMs
}
