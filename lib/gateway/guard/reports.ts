import { type GatewayCalls, SaidNo } from '@/lib/gateway/guard/gateway-calls'
import type { Verdict } from '@/lib/gateway/guard/judge'
import type { SealedFiles, SealedMeta } from '@/lib/gateway/guard/sealed-files'
import { newId } from '@/lib/id'
import { log } from '@/lib/log'

interface Refusals {
  readonly id: string
  readonly first: Verdict
  from: Date
  to: Date
  count: number
}

/** What a report says of data, whatever became of it. Unproven capture times are not believed: it arrived when it did. */
export function reportOf(program: string, { class: observed, said, grant, arrivedAt }: Verdict): object {
  const proven = grant && said.captured ? grant : null
  const { from, to } = proven && said.captured ? said.captured : { from: arrivedAt, to: arrivedAt }
  return {
    ...{ program, class: observed, count: said.count },
    ...{ collectorId: grant?.collectorId ?? null, epoch: proven?.epoch.toString() ?? null },
    grantExpiresAt: proven?.expiresAt.toISOString() ?? null,
    ...{ eventTimeFrom: from.toISOString(), eventTimeTo: to.toISOString() },
  }
}

/** Tells the gateway what was kept out: what is sealed until it is taken, what is refused gathered by the second. */
export class Reports {
  #refused = new Map<string, Refusals>()
  #sending: Promise<void> = Promise.resolve()

  constructor(
    private readonly program: string,
    private readonly calls: GatewayCalls,
    private readonly sealed: SealedFiles,
  ) {}

  refused(verdict: Verdict): void {
    const { grant, said, arrivedAt } = verdict
    const key = `${verdict.class} ${grant?.collectorId} ${grant?.epoch} ${grant?.expiresAt.getTime()}`
    const { from, to } = grant && said.captured ? said.captured : { from: arrivedAt, to: arrivedAt }
    const before = this.#refused.get(key)
    if (!before) {
      this.#refused.set(key, { id: newId(), first: verdict, from, to, count: said.count })
      return
    }
    if (from < before.from) before.from = from
    if (to > before.to) before.to = to
    before.count += said.count
  }

  /** Sends what has not been taken yet; never two at a time. */
  flush(): Promise<void> {
    this.#sending = this.#sending.then(() => this.send())
    return this.#sending
  }

  private async send(): Promise<void> {
    for (const meta of this.sealed.all()) if (!meta.reported) await this.tell(meta)
    const refused = this.#refused
    this.#refused = new Map()
    for (const [key, one] of refused) {
      const times = { eventTimeFrom: one.from.toISOString(), eventTimeTo: one.to.toISOString() }
      const report = { ...reportOf(this.program, one.first), ...times, id: one.id, count: one.count }
      const taken = await this.attempt(() => this.calls.observe({ ...report, disposition: 'refused' }))
      if (!taken) this.putBack(key, one)
    }
  }

  private async tell(meta: SealedMeta): Promise<void> {
    if (await this.attempt(() => this.calls.observe(meta.report))) this.sealed.keep({ ...meta, reported: true })
  }

  /** It keeps its id: a report that was taken without an answer is not counted twice. */
  private putBack(key: string, one: Refusals): void {
    const since = this.#refused.get(key)
    this.#refused.set(since ? `${key} ${one.id}` : key, one)
  }

  private async attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (err) {
      log.warn({ err }, 'a report was not taken')
      // What the gateway will never take is not sent for ever; sealed data stays sealed.
      return err instanceof SaidNo
    }
  }
}
