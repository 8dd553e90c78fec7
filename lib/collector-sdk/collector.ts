import { renewalDelayMs, retryDelayMs } from './backoff.ts'
import type { Clock } from './clock.ts'
import { pauseFor, read, systemClock } from './clock.ts'
import { Confirmation } from './confirmation.ts'
import { Lease } from './lease.ts'
import { followNews } from './news.ts'
import type { LeaseRequest, ProgramGrant, StreamNews } from './protocol.ts'
import type { Transport } from './transport.ts'
import { httpTransport } from './transport.ts'
import type { Write } from './writes.ts'
import { Writes } from './writes.ts'

export interface CollectorOptions<T> {
  readonly gatewayUrl: string
  readonly token: string
  /** Names this collector for ever, across boots. */
  readonly collectorId: string
  /** The program's slug. */
  readonly program: string
  /** The version of the software around it, 1 to 60 printable ASCII characters: shown beside its name. */
  readonly version?: string
  /** Stores one record. It must call `guard()` right before the durable write. */
  readonly write: Write<T>
  /** Records kept back by the caller, for the report. */
  readonly buffered?: () => number
}

/** What tests replace. */
export interface World {
  readonly clock: Clock
  readonly transport: Transport
  readonly random: () => number
  readonly bootId: string
}

export interface Collector<T> {
  /** Writes the record while collection is permitted, else drops it. */
  record(record: T): Promise<'written' | 'dropped'>
  /** Whether a record would be let through now. */
  readonly collecting: boolean
  /** Resolves when every loop has ended; collection is closed at once. */
  close(): Promise<void>
}

const unknownTtlMs = 3000

/** A collector that obeys one program: starts closed, records only on a lease, stops by itself without one. */
export function createCollector<T>(options: CollectorOptions<T>, world: Partial<World> = {}): Collector<T> {
  return new LeasedCollector(options, {
    clock: world.clock ?? systemClock,
    transport: world.transport ?? httpTransport(options.gatewayUrl, options.token),
    random: world.random ?? Math.random,
    bootId: world.bootId ?? crypto.randomUUID(),
  })
}

class LeasedCollector<T> implements Collector<T> {
  readonly #lease: Lease
  readonly #writes: Writes<T>
  readonly #confirmation: Confirmation
  readonly #end = new AbortController()
  readonly #loops: Promise<void>
  #wake = new AbortController()
  #seq = 0
  #ttlMs = unknownTtlMs
  readonly #options: CollectorOptions<T>
  readonly #world: World

  constructor(options: CollectorOptions<T>, world: World) {
    this.#options = options
    this.#world = world
    const { clock, transport, random } = world
    this.#lease = new Lease()
    this.#writes = new Writes(
      options.write,
      () => this.collecting,
      () => clock.wall(),
      () => this.#lease.token,
    )
    const signal = this.#end.signal
    this.#confirmation = new Confirmation({
      clock,
      random,
      transport,
      signal,
      ttlMs: () => this.#ttlMs,
      message: (epoch) => this.confirmMessage(epoch),
      settled: () => this.#writes.settled(),
    })
    const news = followNews({ clock, random, transport, signal }, options.collectorId, {
      news: (news) => this.hear(news),
      denied: () => this.#lease.close(read(clock)),
    })
    this.#loops = Promise.all([this.renew(), news]).then(() => undefined)
  }

  get collecting(): boolean {
    return this.#lease.open(read(this.#world.clock))
  }

  record(record: T): Promise<'written' | 'dropped'> {
    return this.#writes.record(record)
  }

  close(): Promise<void> {
    this.#lease.close(read(this.#world.clock))
    this.#end.abort()
    this.#wake.abort()
    return this.#loops
  }

  private async renew(): Promise<void> {
    const { clock, random } = this.#world
    for (let failures = 0; !this.#end.signal.aborted; ) {
      this.#wake = new AbortController()
      const answer = await this.askOnce()
      failures = answer.ok ? 0 : failures + 1
      const delay = answer.ok
        ? renewalDelayMs(Math.min(3 * answer.renewAfterMs, this.#ttlMs), random)
        : retryDelayMs(failures, this.#ttlMs, answer.retryAfterMs, random)
      // News of a change wakes it, but no sooner than the gateway asked to be left alone.
      const alone = answer.ok ? 0 : Math.min(delay, answer.retryAfterMs ?? 0)
      if (alone > 0) await pauseFor(clock, alone, this.#end.signal)
      if (!this.#end.signal.aborted) await pauseFor(clock, delay - alone, this.#wake.signal)
    }
  }

  private async askOnce(): Promise<{ ok: true; renewAfterMs: number } | { ok: false; retryAfterMs: number | null }> {
    const { clock, transport } = this.#world
    const sent = read(clock)
    const timeout = new AbortController()
    const cancel = clock.after(this.#ttlMs, () => timeout.abort())
    try {
      const signal = AbortSignal.any([timeout.signal, this.#end.signal])
      const answer = await transport.lease(this.leaseRequest(), signal)
      if (answer.status === 401 || answer.status === 403) this.#lease.close(read(clock))
      const grant = answer.body?.programs.find((program) => program.slug === this.#options.program)
      if (answer.status !== 200 || !answer.body || !grant) return { ok: false, retryAfterMs: answer.retryAfterMs }
      this.take(grant, sent)
      return { ok: true, renewAfterMs: answer.body.renewAfterMs }
    } catch {
      return { ok: false, retryAfterMs: null }
    } finally {
      cancel()
    }
  }

  private take(grant: ProgramGrant, sent: { mono: number; wall: number }): void {
    const now = read(this.#world.clock)
    const epoch = BigInt(grant.epoch)
    this.#ttlMs = grant.ttlMs
    if (grant.state === 'collecting') this.#lease.granted(sent, { epoch, ttlMs: grant.ttlMs, token: grant.grantToken })
    else if (this.#lease.stopped(now, epoch)) this.#confirmation.stopped(epoch, 0)
  }

  /** News can stop us at once; it can't start us, only make us ask. */
  private hear(news: StreamNews): void {
    const state = news.programs.find((program) => program.slug === this.#options.program)
    if (!state) return
    const epoch = BigInt(state.epoch)
    if (state.state === 'stopped') {
      if (this.#lease.stopped(read(this.#world.clock), epoch)) this.#confirmation.stopped(epoch, news.confirmWithinMs)
    } else if (epoch > this.#lease.epoch) this.#wake.abort()
  }

  private leaseRequest(): LeaseRequest {
    this.#seq += 1
    const stopped = !this.collecting && this.#writes.inFlight === 0
    const report = {
      slug: this.#options.program,
      lastEpoch: this.#lease.epoch.toString(),
      phase: stopped ? ('stopped' as const) : ('collecting' as const),
      counters: this.#writes.counters(this.#options.buffered?.() ?? 0),
      ...this.lastRecord(),
    }
    const { collectorId, version } = this.#options
    const agent = version ? { agent: { version } } : {}
    return { collectorId, bootId: this.#world.bootId, seq: this.#seq, ...agent, programs: [report] }
  }

  private confirmMessage(epoch: bigint) {
    return {
      collectorId: this.#options.collectorId,
      bootId: this.#world.bootId,
      program: this.#options.program,
      epoch: epoch.toString(),
      result: 'stopped' as const,
      inFlight: this.#writes.inFlight,
      buffered: this.#options.buffered?.() ?? 0,
      ...this.lastRecord(),
    }
  }

  private lastRecord(): { lastRecordAt?: string } {
    const lastRecordAt = this.#writes.lastRecordAt
    return lastRecordAt === null ? {} : { lastRecordAt }
  }
}
