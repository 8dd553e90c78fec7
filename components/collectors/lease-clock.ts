const everyMs = 500

/** One timer for every countdown of the page, on a clock that nobody sets. */
let nowMs = 0
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** When this browser first saw a reading of the server's. */
let arrival = { reading: '', atMs: 0 }

export const leaseClock = {
  subscribe(listener: () => void): () => void {
    nowMs = performance.now()
    listeners.add(listener)
    timer ??= setInterval(() => {
      nowMs = performance.now()
      for (const each of listeners) each()
    }, everyMs)
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  },
  now: (): number | null => nowMs,
  /** On the server, and until the page runs: no countdown that stands still. */
  none: (): number | null => null,
  /** How long the page has shown this reading, in ms. */
  since(reading: string): number {
    if (arrival.reading !== reading) arrival = { reading, atMs: performance.now() }
    return nowMs - arrival.atMs
  },
}
