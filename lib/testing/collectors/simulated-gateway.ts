import type { ConfirmRequest, LeaseReply, LeaseRequest, StreamNews } from '@/lib/collector-sdk/protocol'
import type { Answer } from '@/lib/collector-sdk/transport'
import { Expiry } from '@/lib/gateway/expiry'
import { stateFor } from '@/lib/gateway/frames'
import { FreshReads } from '@/lib/gateway/fresh-reads'
import { HttpProblem } from '@/lib/gateway/http'
import { KnownStates } from '@/lib/gateway/known-states'
import type { ProgramRow } from '@/lib/gateway/program-states'
import type { Timing } from '@/lib/gateway/timing'
import type { SimulatedDatabase } from '@/lib/testing/collectors/simulated-database'
import type { VirtualTime } from '@/lib/testing/collectors/virtual-time'

const pollMs = 1000

export interface GatewayShape {
  readonly random: () => number
  /** Share of the notifications that are lost. */
  readonly deafness: number
}

/** A gateway on virtual time, made of the parts that the real one is made of. */
export class SimulatedGateway {
  alive = true
  readonly #timing: Timing
  readonly #fresh: FreshReads
  readonly #states: KnownStates
  readonly #expiry: Expiry
  readonly #unlisten: () => void
  readonly #streams = new Map<string, (news: StreamNews) => void>()
  #identity = 1

  constructor(
    private readonly time: VirtualTime,
    private readonly database: SimulatedDatabase,
    private readonly shape: GatewayShape,
  ) {
    this.#timing = { now: () => time.now, after: (ms, fn) => time.after(ms, fn) }
    this.#fresh = new FreshReads(() => this.read(), this.#timing)
    this.#states = new KnownStates((row) => this.tellAll(row))
    this.#expiry = new Expiry(({ committedBy }) => database.expire(new Date(committedBy)), this.#timing)
    this.#unlisten = database.listen((stoppedAt) => this.notified(stoppedAt))
    this.poll()
  }

  kill(): void {
    this.alive = false
    this.#expiry.close()
    this.#unlisten()
    this.#streams.clear()
  }

  async lease({ collectorId, programs: [report] }: LeaseRequest): Promise<Answer<LeaseReply>> {
    const row = await this.ask()
    if (!row) return { status: 401, body: null, retryAfterMs: null }
    const state = stateFor(row, collectorId)
    if (row.phase === 'pausing' && report?.phase === 'stopped' && report.lastEpoch === state.epoch)
      await this.database.confirm(collectorId, state.epoch).catch(() => false)
    return { status: 200, body: { programs: [{ ...state, rate: 1 }], renewAfterMs: row.ttlMs / 3 }, retryAfterMs: null }
  }

  async confirm({ collectorId, epoch }: ConfirmRequest): Promise<Answer<null>> {
    const row = await this.ask()
    if (!row) return { status: 401, body: null, retryAfterMs: null }
    const taken = await this.database.confirm(collectorId, epoch)
    return { status: taken ? 200 : 409, body: null, retryAfterMs: null }
  }

  async follow(collectorId: string, tell: (news: StreamNews) => void): Promise<void> {
    const row = await this.ask()
    if (!row || !this.alive) throw new Error('no stream')
    this.#streams.set(collectorId, tell)
    tell(newsOf(row, collectorId))
  }

  private async ask(): Promise<ProgramRow | null> {
    try {
      return await this.#fresh.ask(this.database.world.core.id, 'token')
    } catch (thrown) {
      if (thrown instanceof HttpProblem) return null
      throw thrown
    }
  }

  private async read(): Promise<ProgramRow[]> {
    if (this.#identity !== this.database.identity) {
      this.database.stopAfterRestore()
      this.#identity = this.database.identity
    }
    const rows = await this.database.read()
    if (!this.alive) throw new Error('killed')
    for (const row of rows) {
      this.#states.learn(row)
      this.#expiry.see(row)
    }
    return rows
  }

  private notified(stoppedAt: bigint | null): void {
    if (this.shape.random() < this.shape.deafness) return
    this.time.after(3 * this.shape.random(), () => {
      if (!this.alive) return
      if (stoppedAt) this.#states.stop(this.database.world.core.id, stoppedAt)
      this.read().catch(() => undefined)
    })
  }

  private poll(): void {
    this.time.after(pollMs, () => {
      if (!this.alive) return
      this.read().catch(() => undefined)
      this.poll()
    })
  }

  private tellAll(row: ProgramRow): void {
    for (const [collectorId, tell] of this.#streams) tell(newsOf(row, collectorId))
  }
}

function newsOf(row: ProgramRow, collectorId: string): StreamNews {
  return { programs: [stateFor(row, collectorId)], confirmWithinMs: 0 }
}
