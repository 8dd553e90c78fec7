import type { ConfirmRequest, LeaseReply, StreamNews } from '@/lib/collector-sdk/protocol'
import type { Answer, Transport } from '@/lib/collector-sdk/transport'
import type { VirtualTime } from '@/lib/testing/collectors/virtual-time'

export interface NetworkShape {
  readonly ttlMs: number
  /** One way; drawn anew for each message, so that messages overtake each other. */
  readonly longestDelayMs: number
  readonly loss: number
  readonly random: () => number
}

/** A gateway that keeps its rules, behind a network that keeps none. */
export class SimulatedGateway {
  epoch = 1n
  running = true
  /** Nothing gets through any more, in either direction, but answers that are on their way. */
  cut = false
  pausedAt: number | null = null
  readonly confirmed = new Map<string, number>()
  #onGrant: (() => void) | null = null
  readonly #listeners = new Set<(news: StreamNews) => void>()

  constructor(
    private readonly time: VirtualTime,
    private readonly net: NetworkShape,
  ) {}

  pause(): void {
    if (!this.running) return
    this.epoch += 1n
    this.running = false
    this.pausedAt = this.time.now
    for (const tell of this.#listeners) this.carry(() => tell(this.news()))
  }

  /** The database comes back as it was before the pause, and the gateway believes it. */
  restoreOldDatabase(): void {
    this.epoch = 1n
    this.running = true
  }

  /** Pause right after the next grant is read, and cut every line: the worst moment there is. */
  pauseAndCutAfterNextGrant(): void {
    this.#onGrant = () => {
      this.pause()
      this.cut = true
    }
  }

  transport(): Transport {
    return {
      lease: (_, signal) => this.call(signal, () => this.grant()),
      confirm: (body, signal) => {
        this.confirmed.set(body.collectorId, Math.min(this.time.now, this.confirmed.get(body.collectorId) ?? Infinity))
        return this.call(signal, () => this.confirm(body))
      },
      stream: (_, onNews, signal) => this.follow(onNews, signal),
    }
  }

  private grant(): Answer<LeaseReply> {
    const { ttlMs } = this.net
    const state = this.running ? ('collecting' as const) : ('stopped' as const)
    const programs = [{ slug: 'p', state, epoch: this.epoch.toString(), ttlMs, rate: 1 }]
    if (this.running) this.#onGrant?.()
    return { status: 200, body: { programs, renewAfterMs: ttlMs / 3 }, retryAfterMs: null }
  }

  private confirm(body: ConfirmRequest): Answer<null> {
    const status = body.epoch === this.epoch.toString() ? 200 : 409
    return { status, body: null, retryAfterMs: null }
  }

  private call<T>(signal: AbortSignal, serve: () => Answer<T>): Promise<Answer<T>> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      this.carry(() => {
        const answer = serve()
        // An answer that has left arrives, even if the line is cut behind it.
        if (this.net.random() >= this.net.loss) this.time.after(this.delay(), () => resolve(answer))
      })
    })
  }

  private follow(onNews: (news: StreamNews | null) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const tell = (news: StreamNews) => onNews(news)
      signal.addEventListener('abort', () => {
        this.#listeners.delete(tell)
        resolve()
      })
      this.carry(() => {
        this.#listeners.add(tell)
        this.carry(() => tell(this.news()))
      })
    })
  }

  private news(): StreamNews {
    const state = this.running ? 'collecting' : 'stopped'
    return { programs: [{ slug: 'p', state, epoch: this.epoch.toString(), ttlMs: this.net.ttlMs }], confirmWithinMs: 0 }
  }

  private carry(deliver: () => void): void {
    if (this.cut || this.net.random() < this.net.loss) return
    this.time.after(this.delay(), () => {
      if (!this.cut) deliver()
    })
  }

  private delay(): number {
    return this.net.longestDelayMs * this.net.random() ** 2
  }
}
