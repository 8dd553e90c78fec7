/** When the collector under test may record, by what it was really told. Times are milliseconds on the kit's own clock. */
interface Span {
  /** The answer left. */
  readonly from: number
  /** One ttl after the question had arrived, or the moment at which a stop was told. */
  until: number
  readonly epoch: bigint
}

interface Confirmed {
  readonly at: number
  readonly epoch: bigint
}

/** Two connections of one process are read in any order: what was sent this shortly before may be seen after. */
const orderMs = 100

/** The kit's own account of every grant and stop; it knows nothing of how the collector counts. */
export class Permission {
  readonly #spans: Span[] = []
  readonly #confirmed: Confirmed[] = []
  readonly stops: { readonly at: number; readonly epoch: bigint }[] = []
  #highest = 0n

  /** A grant left at `answeredAt` for a question that arrived at `askedAt`. One of an old epoch permits nothing. */
  granted(grant: { askedAt: number; answeredAt: number; ttlMs: number; epoch: bigint }): void {
    if (grant.epoch < this.#highest) return
    this.#highest = grant.epoch
    const until = grant.askedAt + grant.ttlMs
    if (until > grant.answeredAt) this.#spans.push({ from: grant.answeredAt, until, epoch: grant.epoch })
  }

  /** A stop left for the collector on a connection that carries. */
  told(at: number, epoch: bigint): void {
    if (epoch < this.#highest) return
    this.#highest = epoch
    this.stops.push({ at, epoch })
    this.closed(at)
  }

  /** 401, 403, or a machine that slept: over at once. */
  closed(at: number): void {
    for (const span of this.#spans) span.until = Math.min(span.until, at)
  }

  confirmed(at: number, epoch: bigint): void {
    this.#confirmed.push({ at, epoch })
  }

  /** The end of the last permission so far; null before the first. */
  get lastUntil(): number | null {
    return this.#spans.length === 0 ? null : Math.max(...this.#spans.map((span) => span.until))
  }

  /** How much later than permitted a record was seen: 0 for one in time, Infinity for one before any grant. */
  lateness(at: number): number {
    const begun = this.#spans.filter((span) => span.from <= at)
    return Math.max(0, Math.min(...begun.map((span) => at - span.until)))
  }

  /** Whether a record was seen after "stopped" had been said, and before the next grant. */
  afterConfirming(at: number): boolean {
    return this.#confirmed.some(
      (said) => at > said.at + orderMs && !this.#spans.some((span) => span.from > said.at && span.from <= at),
    )
  }

  /** Confirmed epochs that no stop had been told for. */
  unfounded(): bigint[] {
    const founded = (said: Confirmed) => this.stops.some(({ at, epoch }) => epoch === said.epoch && at <= said.at)
    return this.#confirmed.filter((said) => !founded(said)).map((said) => said.epoch)
  }
}
