import type { Clock } from './clock.ts'
import { pauseFor } from './clock.ts'
import type { Transport } from './transport.ts'

/** Faults that can be switched on while a collector runs, to see how it stops all the same. */
export interface Faults {
  /** Nothing reaches the gateway, nothing is heard from it. */
  cut: boolean
  /** Each message takes this much longer. */
  delayMs: number
}

/** A transport that fails on demand. */
export function faultyTransport(transport: Transport, faults: Faults, clock: Clock): Transport {
  async function through<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
    if (faults.delayMs > 0) await pauseFor(clock, faults.delayMs, signal)
    if (faults.cut) throw new Error('cut off')
    const answer = await call()
    if (faults.cut) throw new Error('cut off')
    return answer
  }
  return {
    lease: (body, signal) => through(signal, () => transport.lease(body, signal)),
    confirm: (body, signal) => through(signal, () => transport.confirm(body, signal)),
    stream: (collectorId, onNews, signal) =>
      through(signal, () =>
        transport.stream(
          collectorId,
          (news) => {
            if (faults.cut) return
            if (faults.delayMs === 0) onNews(news)
            else clock.after(faults.delayMs, () => onNews(news))
          },
          signal,
        ),
      ),
  }
}
