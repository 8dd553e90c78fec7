/** When the gateway's parts act; tests put virtual time here. Milliseconds. */
export interface Timing {
  now(): number
  /** Calls `fn` once after `ms`, at 0 as soon as what has arrived was taken in; the returned function cancels. */
  after(ms: number, fn: () => void): () => void
}

export const realTiming: Timing = {
  now: () => performance.now(),
  after(ms, fn) {
    if (ms > 0) {
      const timer = setTimeout(fn, ms)
      return () => clearTimeout(timer)
    }
    const soon = setImmediate(fn)
    return () => clearImmediate(soon)
  },
}
