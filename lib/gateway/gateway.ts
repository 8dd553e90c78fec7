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
import { FlagStreams } from '@/lib/gateway/ofrep/flag-streams'
import { type ProgramRow, readPrograms } from '@/lib/gateway/program-states'
import { Streams } from '@/lib/gateway/streams'
import { Tokens } from '@/lib/gateway/tokens'
import { type Watching, watch } from '@/lib/gateway/watch'

const notice = z.object({
  programId: z.uuid(),
  stoppedAt: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  again: z.union([z.literal('all'), z.array(z.string())]).optional(),
})

/** How long without a good read before the gateway calls itself unready. */
const staleMs = 5000

/** What the routes share: who asks, what is known, what is under way. */
export class Gateway {
  readonly reads: Pool
  readonly tokens: Tokens
  readonly enrolment: Enrolment
  readonly fresh: FreshReads
  readonly streams = new Streams()
  readonly flagStreams = new FlagStreams()
  readonly states = new KnownStates((row) => {
    this.streams.tell(row)
    this.flagStreams.tell(row.id)
  })
  readonly confirmations = new Confirmations()
  readonly heartbeats: Heartbeats
  readonly signer: GrantSigner
  readonly #expiry = new Expiry()
  readonly #watching: Watching
  #readAt = 0
  draining = false

  /** `flagOrigins`: the origins whose pages may evaluate flags. `secret` opens the keys of grants; without it there are none. */
  constructor(
    url: string,
    readonly flagOrigins: ReadonlySet<string>,
    secret: string | null,
  ) {
    this.reads = connectReads(url)
    this.signer = new GrantSigner(this.reads, secret)
    this.tokens = new Tokens(this.reads)
    this.enrolment = new Enrolment(this.reads)
    this.fresh = new FreshReads((programIds, tokenIds) => this.read(programIds, tokenIds, false))
    this.heartbeats = new Heartbeats(this.reads)
    this.#watching = watch(
      url,
      (notice) => this.changed(notice),
      () => this.poll(),
    )
  }

  get ready(): boolean {
    return !this.draining && performance.now() - this.#readAt < staleMs
  }

  /** Says goodbye to the streams, then writes what is in memory. */
  async close(): Promise<void> {
    this.draining = true
    this.#expiry.close()
    this.streams.close(200)
    this.flagStreams.close(200)
    await this.#watching.close()
    await this.confirmations.settled()
    await this.heartbeats.close()
    await this.reads.end()
  }

  private async read(
    programIds: readonly string[],
    tokenIds: readonly string[],
    alsoPausing: boolean,
  ): Promise<ProgramRow[]> {
    const rows = await readPrograms(this.reads, programIds, tokenIds, alsoPausing)
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
    const [read] = await this.read([programId], [], false)
    if (read && again) this.streams.tell(read, again)
    await this.streams.dropRevoked(programId, async (tokenIds) => {
      const [row] = await readPrograms(this.reads, [programId], tokenIds, false)
      return row?.tokens ?? new Set()
    })
    const flagTokens = this.flagStreams.tokensOf(programId)
    if (flagTokens.length === 0) return
    const [row] = await readPrograms(this.reads, [programId], flagTokens, false)
    this.flagStreams.keepOnly(programId, row?.tokens ?? new Set())
  }

  private async poll(): Promise<void> {
    await this.read([...this.tokens.programIds()], [], true)
  }
}
