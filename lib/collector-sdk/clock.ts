/** Two clocks and a timer; tests put virtual ones here. Milliseconds. */
export interface Clock {
  /** Never steps. It may stand still while the machine sleeps: the wall clock shows that. */
  mono(): number
  wall(): number
  /** Calls `fn` once after `ms`; the returned function cancels. */
  after(ms: number, fn: () => void): () => void
}

/** One reading of both clocks. */
export interface Reading {
  readonly mono: number
  readonly wall: number
}

export const systemClock: Clock = {
  mono: () => performance.now(),
  wall: () => Date.now(),
  after(ms, fn) {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

export function read(clock: Clock): Reading {
  return { mono: clock.mono(), wall: clock.wall() }
}

/** Waits `ms`, or less when the signal aborts. */
export function pauseFor(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      cancel()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const cancel = clock.after(ms, done)
    signal.addEventListener('abort', done)
  })
}
