import { retryDelayMs } from './backoff.ts'
import type { Clock } from './clock.ts'
import { pauseFor } from './clock.ts'
import type { ConfirmRequest } from './protocol.ts'
import type { Answer, Transport } from './transport.ts'

export interface Confirming {
  readonly clock: Clock
  readonly random: () => number
  readonly transport: Transport
  readonly ttlMs: () => number
  /** The message as it stands when it is sent. */
  readonly message: (epoch: bigint) => ConfirmRequest
  /** Resolves when no write is under way. */
  readonly settled: () => Promise<void>
  readonly signal: AbortSignal
}

/** A write that has passed its guard gets this long to end before the stop is confirmed with a count of what is left. */
const settleMs = 2000

/** Tells the gateway, once for each epoch and until it has answered, that this collector stopped. */
export class Confirmation {
  #epoch = 0n
  readonly #deps: Confirming

  constructor(deps: Confirming) {
    this.#deps = deps
  }

  stopped(epoch: bigint, withinMs: number): void {
    if (epoch <= this.#epoch) return
    this.#epoch = epoch
    void this.send(epoch, withinMs)
  }

  private async send(epoch: bigint, withinMs: number): Promise<void> {
    const { clock, random, signal } = this.#deps
    await Promise.race([this.#deps.settled(), pauseFor(clock, settleMs, signal)])
    if (withinMs > 0) await pauseFor(clock, withinMs * random(), signal)
    for (let failures = 0; this.#epoch === epoch && !signal.aborted; failures += 1) {
      const answer = await this.ask(epoch)
      if (answer && (answer.status === 200 || answer.status === 409)) return
      const delay = retryDelayMs(failures, this.#deps.ttlMs(), answer?.retryAfterMs ?? null, random)
      await pauseFor(clock, delay, signal)
    }
  }

  /** Null when there was no answer within a ttl: a dead connection must not end the telling. */
  private async ask(epoch: bigint): Promise<Answer<unknown> | null> {
    const { clock, transport, signal } = this.#deps
    const timeout = new AbortController()
    const cancel = clock.after(this.#deps.ttlMs(), () => timeout.abort())
    try {
      return await transport.confirm(this.#deps.message(epoch), AbortSignal.any([timeout.signal, signal]))
    } catch {
      return null
    } finally {
      cancel()
    }
  }
}
