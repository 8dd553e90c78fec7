import type { Clock } from '@/lib/collector-sdk/clock'

/** True time, in milliseconds, moved by events alone. Ties run in the order in which they were planned. */
export class VirtualTime {
  now = 0
  #queue: { at: number; order: number; fn: () => void }[] = []
  #order = 0

  at(at: number, fn: () => void): () => void {
    this.#order += 1
    const entry = { at: Math.max(at, this.now), order: this.#order, fn }
    let i = this.#queue.length
    while (i > 0 && (this.#queue[i - 1]?.at ?? 0) > entry.at) i -= 1
    this.#queue.splice(i, 0, entry)
    return () => {
      entry.fn = () => undefined
    }
  }

  after(ms: number, fn: () => void): () => void {
    return this.at(this.now + ms, fn)
  }

  /** Run until `end`; between two events everything that was awaited gets its turn. */
  async run(end: number): Promise<void> {
    await settle()
    for (let next = this.#queue.shift(); next && next.at <= end; next = this.#queue.shift()) {
      this.now = next.at
      next.fn()
      await settle()
    }
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export interface ClockShape {
  /** Local seconds for each true second: within 1 ± 0.01. */
  readonly rate: number
  /** How far the wall clock is off. */
  readonly skewMs: number
  /** The machine sleeps from `at` for `ms`: its monotonic clock stands still, its timers too. */
  readonly sleep: { readonly at: number; readonly ms: number } | null
}

/** A collector's own clocks. */
export function driftingClock(time: VirtualTime, shape: ClockShape): Clock {
  const { rate, skewMs, sleep } = shape
  const slept = () => (sleep ? Math.min(Math.max(time.now - sleep.at, 0), sleep.ms) : 0)
  const mono = () => rate * (time.now - slept())
  return {
    mono,
    wall: () => rate * time.now + skewMs,
    after(ms, fn) {
      const due = mono() + ms
      let cancelled = false
      const fire = () => {
        if (cancelled) return
        const missing = due - mono()
        if (missing > 1e-6) time.after(Math.max(missing / rate, 1), fire)
        else fn()
      }
      time.after(ms / rate, fire)
      return () => {
        cancelled = true
      }
    },
  }
}

/** A small deterministic generator (mulberry32): numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
