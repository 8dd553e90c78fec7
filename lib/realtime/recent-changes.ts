import type { Change } from '@/lib/realtime/topics'

/** How far back it can tell what changed. */
const keptMs = 10 * 60_000
/** How far the clocks of the processes that write a page and that follow for it may be apart. */
const clocksApartMs = 2_000

/**
 * What changed lately, the last change of each topic alone. A page is read first and followed afterwards: what was
 * committed in between is found here. Times are milliseconds of this machine's clock.
 */
export class RecentChanges {
  readonly #last = new Map<string, { readonly change: Change; readonly atMs: number }>()
  #startedMs = Number.POSITIVE_INFINITY

  /** Everything is heard from here on; nothing is known of what was before. */
  startAt(atMs: number): void {
    this.#last.clear()
    this.#startedMs = atMs
  }

  add(change: Change, atMs: number): void {
    const key = `${change.topic} ${change.for ?? ''}`
    this.#last.delete(key)
    this.#last.set(key, { change, atMs })
    for (const [oldest, { atMs: thenMs }] of this.#last) {
      if (atMs - thenMs <= keptMs) break
      this.#last.delete(oldest)
    }
  }

  /** What changed since then; null where that is further back than it can tell. */
  since(sinceMs: number, nowMs: number): Change[] | null {
    const fromMs = sinceMs - clocksApartMs
    if (fromMs < Math.max(this.#startedMs, nowMs - keptMs)) return null
    return [...this.#last.values()].filter(({ atMs }) => atMs >= fromMs).map(({ change }) => change)
  }
}
