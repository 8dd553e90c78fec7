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

/** A round ends after so many reports in a row that were not taken: the gateway is away, or has too much to do. */
const failuresAtMost = 3
/** No report counts more. */
const countsAtMost = 2_000_000_000

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
  #next: Promise<void> | null = null
  /** Reports in a row of this round that were not taken. */
  #failed = 0

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
    before.count = Math.min(countsAtMost, before.count + said.count)
  }

  /** Sends what has not been taken yet; never two at a time, and however often it is asked for, once more at most. */
  flush(): Promise<void> {
    if (this.#next) return this.#next
    const next = this.#sending
      .then(() => {
        this.#next = null
        return this.send()
      })
      .catch((err: unknown) => log.error({ err }, 'reports were not sent'))
    this.#next = next
    this.#sending = next
    return next
  }

  private async send(): Promise<void> {
    this.#failed = 0
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
    if (this.#failed >= failuresAtMost) return false
    try {
      await work()
      this.#failed = 0
      return true
    } catch (err) {
      this.#failed += 1
      log.warn({ err }, 'a report was not taken')
      // What the gateway will never take is not sent for ever; sealed data stays sealed.
      return err instanceof SaidNo
    }
  }
}
