import type { IncomingMessage } from 'node:http'
import type { Pool } from 'pg'
import { z } from 'zod'
import { Confirmations } from '@/lib/gateway/confirmations'
import { connectReads } from '@/lib/gateway/database'
import { Enrolment } from '@/lib/gateway/enrolment'
import { Expiry } from '@/lib/gateway/expiry'
import { FreshReads } from '@/lib/gateway/fresh-reads'
import { GrantSigner } from '@/lib/gateway/grants/signer'
import { Heartbeats } from '@/lib/gateway/heartbeats'
import { KnownStates } from '@/lib/gateway/known-states'
import { noLimits, RequestLimit, type TokenLimits } from '@/lib/gateway/limits'
import { FlagStreams } from '@/lib/gateway/ofrep/flag-streams'
import { type ProgramRow, readPrograms } from '@/lib/gateway/program-states'
import { KnownDatabase, refuseOlder } from '@/lib/gateway/restored'
import { Streams } from '@/lib/gateway/streams'
import { Metrics } from '@/lib/gateway/telemetry'
import { realTiming } from '@/lib/gateway/timing'
import { type TokenRow, Tokens } from '@/lib/gateway/tokens'
import { type Watching, watch } from '@/lib/gateway/watch'

const notice = z.object({
  programId: z.uuid(),
  stoppedAt: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  again: z.union([z.literal('all'), z.array(z.string())]).optional(),
})

export interface GatewaySettings {
  readonly databaseUrl: string
  /** A promoted standby has all that was committed. */
  readonly losslessFailover?: boolean
  /** The installation's secret, which seals the keys of grant tokens. Without one there are none. */
  readonly secret?: string | undefined
  /** Origins whose pages may evaluate flags; none by default. */
  readonly flagOrigins?: readonly string[]
  /** What one token may do; anything by default. */
  readonly limits?: TokenLimits
  /** Lets its bearer read the metrics; without one they are for this machine alone. */
  readonly metricsToken?: string | null
}

/** How long without a good read before the gateway calls itself unready. */
const staleMs = 5000
/** News is answered from memory no longer than this after it was looked for. */
const newsAgeMs = 2500

/** What the routes share: who asks, what is known, what is under way. */
export class Gateway {
  readonly reads: Pool
  readonly database: KnownDatabase
  readonly flagOrigins: ReadonlySet<string>
  readonly tokens: Tokens
  readonly enrolment: Enrolment
  readonly fresh: FreshReads
  readonly streams: Streams
  readonly metrics: Metrics
  /** Who may read the metrics from another machine; null is nobody. */
  readonly metricsToken: string | null
  readonly flagStreams = new FlagStreams()
  readonly states = new KnownStates((row) => {
    this.streams.tell(row)
    this.flagStreams.tell(row.id)
  })
  readonly confirmations: Confirmations
  readonly heartbeats: Heartbeats
  readonly signer: GrantSigner
  readonly #requests: RequestLimit
  readonly #expiry = new Expiry()
  readonly #watching: Watching
  /** When the last read of each program began that asked about every token known of it. */
  readonly #lookedAt = new Map<string, number>()
  #readAt = 0
  draining = false

  constructor({ databaseUrl: url, losslessFailover = false, flagOrigins = [], secret, ...settings }: GatewaySettings) {
    const { limits = noLimits, metricsToken = null } = settings
    this.#requests = new RequestLimit(limits.requestsPerSecond)
    this.streams = new Streams(limits.streams)
    this.metrics = new Metrics(() => this.streams.size + this.flagStreams.size)
    this.metricsToken = metricsToken
    this.database = new KnownDatabase({ url, losslessFailover })
    this.reads = connectReads(url, { verify: this.database.verify })
    this.flagOrigins = new Set(flagOrigins)
    this.signer = new GrantSigner(this.reads, secret ?? null)
    this.tokens = new Tokens(this.reads)
    this.enrolment = new Enrolment(this.reads)
    this.fresh = new FreshReads((programIds, tokenIds) => this.read(programIds, tokenIds, false), realTiming, {
      read: (requests, ms) => this.metrics.noteRead(requests, ms),
    })
    this.confirmations = new Confirmations({ wrote: (outcomes, ms) => this.metrics.noteBatch(outcomes, ms) })
    this.heartbeats = new Heartbeats(this.reads, {
      wrote: (count, outcome) => this.metrics.heartbeats.inc({ outcome }, count),
    })
    this.#watching = watch(
      url,
      (notice) => this.changed(notice),
      () => this.poll(),
    )
  }

  get ready(): boolean {
    return !this.draining && performance.now() - this.#readAt < staleMs
  }

  /** Whose token a request to collect carries, within what the token may do; throws 401 and TooMany. */
  async callerOf(request: IncomingMessage): Promise<TokenRow> {
    const token = await this.tokens.of(request)
    this.#requests.take(token.id)
    return token
  }

  /**
   * Whose observer's token a request carries; throws 401 and TooMany. Reports have an allowance of their own: however many
   * there are, a guard still hears of a stop.
   */
  async observerOf(request: IncomingMessage, does: 'asks' | 'reports'): Promise<TokenRow> {
    const token = await this.tokens.observerOf(request)
    this.#requests.take(`${token.id} ${does}`)
    return token
  }

  /**
   * The program as it was heard of last, for whoever wants news and no lease. Changes are known by notification, or by the
   * poll within a second; null when the last good look at it is older than 2.5 s.
   */
  remembered(programId: string): ProgramRow | null {
    const lookedAt = this.#lookedAt.get(programId) ?? Number.NEGATIVE_INFINITY
    return performance.now() - lookedAt <= newsAgeMs ? (this.states.get(programId) ?? null) : null
  }

  /** Takes nothing new for long: says goodbye to the streams, and answers those that wait for an epoch. */
  drain(): void {
    this.draining = true
    this.streams.close()
    this.flagStreams.close(200)
    this.states.letGo()
  }

  /** Writes what is in memory, and leaves the database. */
  async close(): Promise<void> {
    this.drain()
    this.#expiry.close()
    await this.#watching.close()
    await this.confirmations.settled()
    await this.heartbeats.close()
    await this.reads.end()
    this.metrics.close()
  }

  private async read(
    programIds: readonly string[],
    tokenIds: readonly string[],
    alsoPausing: boolean,
  ): Promise<ProgramRow[]> {
    const known = (id: string) => this.states.get(id)?.epoch ?? 0n
    const before = new Map(programIds.map((id) => [id, known(id)]))
    const rows = await readPrograms(this.reads, programIds, tokenIds, alsoPausing)
    refuseOlder(rows, before)
    this.#readAt = performance.now()
    for (const row of rows) {
      this.states.learn(row)
      this.#expiry.see(row)
    }
    return rows
  }

  private async changed(received: unknown): Promise<void> {
    const { programId, stoppedAt, again } = notice.parse(received)
    if (stoppedAt) this.states.stop(programId, BigInt(stoppedAt))
    const [row] = await this.look([programId], false)
    if (row && again) this.streams.tell(row, again)
  }

  private async poll(): Promise<void> {
    await this.look(this.tokens.programIds(), true)
  }

  /** Reads programs with every token known of them: those that were revoked are forgotten, and their streams ended. */
  private async look(programIds: readonly string[], alsoPausing: boolean): Promise<ProgramRow[]> {
    const beganAt = performance.now()
    const tokenIds = this.tokens.idsOf(programIds)
    const revoked = new Set(tokenIds)
    const rows = await this.read(programIds, tokenIds, alsoPausing)
    for (const { id, tokens } of rows) {
      this.#lookedAt.set(id, beganAt)
      for (const token of tokens) revoked.delete(token)
    }
    if (revoked.size > 0) {
      this.tokens.forget(revoked)
      this.streams.dropRevoked(revoked)
      this.flagStreams.dropRevoked(revoked)
    }
    return rows
  }
}
