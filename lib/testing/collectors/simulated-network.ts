import type { Answer, Transport } from '@/lib/collector-sdk/transport'
import type { SimulatedGateway } from '@/lib/testing/collectors/simulated-gateway'
import type { VirtualTime } from '@/lib/testing/collectors/virtual-time'

export interface NetworkShape {
  /** One way; drawn anew for each message, so that messages overtake each other. */
  readonly longestDelayMs: number
  readonly loss: number
  readonly random: () => number
}

/** Between collectors and gateways; it keeps no promise at all. */
export class SimulatedNetwork {
  /** Nothing gets through any more, in either direction, but answers that are on their way. */
  cut = false
  /** When each collector first sent its confirmation of an epoch, by either of the two ways. */
  readonly confirmedAt = new Map<string, number>()
  /** When each collector was told that its token does not count. */
  readonly deniedAt = new Map<string, number>()
  readonly #streams = new Set<() => void>()

  constructor(
    private readonly time: VirtualTime,
    private readonly gateways: () => readonly SimulatedGateway[],
    private readonly shape: NetworkShape,
  ) {}

  transport(id: string): Transport {
    return {
      lease: (body, signal) => {
        const [report] = body.programs
        // What a collector calls "stopped" counts as its confirmation of that epoch once a gateway reads it.
        if (report?.phase === 'stopped') this.saidStopped(id, report.lastEpoch)
        return this.call(id, signal, (gateway) => gateway.lease(body))
      },
      confirm: (body, signal) => {
        this.saidStopped(id, body.epoch)
        return this.call(id, signal, (gateway) => gateway.confirm(body))
      },
      stream: (_, onNews, signal) => this.follow(id, onNews, signal),
    }
  }

  /** Streams that a killed gateway held are closed. */
  drop(): void {
    for (const end of [...this.#streams]) end()
  }

  private saidStopped(id: string, epoch: string): void {
    const key = `${id} ${epoch}`
    if (!this.confirmedAt.has(key)) this.confirmedAt.set(key, this.time.now)
  }

  private pick(): SimulatedGateway | undefined {
    const all = this.gateways()
    return all[Math.floor(this.shape.random() * all.length)]
  }

  private call<T>(
    id: string,
    signal: AbortSignal,
    serve: (gateway: SimulatedGateway) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      const gateway = this.pick()
      if (!gateway?.alive) return reject(new Error('connection refused'))
      this.carry(() => {
        serve(gateway).then(
          (answer) => {
            // An answer that has left arrives, even if the line is cut behind it.
            if (!gateway.alive || this.shape.random() < this.shape.loss) return
            this.time.after(this.delay(), () => {
              if (answer.status === 401 && !this.deniedAt.has(id)) this.deniedAt.set(id, this.time.now)
              resolve(answer)
            })
          },
          () => this.time.after(this.delay(), () => resolve({ status: 503, body: null, retryAfterMs: 50 })),
        )
      })
    })
  }

  private follow(id: string, onNews: Parameters<Transport['stream']>[1], signal: AbortSignal): Promise<number> {
    return new Promise((resolve) => {
      let open = true
      const end = () => {
        open = false
        this.#streams.delete(end)
        resolve(200)
      }
      signal.addEventListener('abort', end)
      this.#streams.add(end)
      const gateway = this.pick()
      if (!gateway?.alive) return end()
      this.carry(() => {
        const tell: Parameters<SimulatedGateway['follow']>[1] = (news) =>
          this.carry(() => {
            if (open) onNews(news)
          })
        gateway.follow(id, tell).catch(end)
      })
    })
  }

  private carry(deliver: () => void): void {
    if (this.cut || this.shape.random() < this.shape.loss) return
    this.time.after(this.delay(), () => {
      if (!this.cut) deliver()
    })
  }

  private delay(): number {
    return this.shape.longestDelayMs * this.shape.random() ** 2
  }
}
