import type { Decided, GatewayCalls } from '@/lib/gateway/guard/gateway-calls'
import { guardHeaders } from '@/lib/gateway/guard/headers'
import type { SealedFiles, SealedMeta } from '@/lib/gateway/guard/sealed-files'
import type { Upstream } from '@/lib/gateway/guard/upstream'
import { log } from '@/lib/log'

/** Carries out what two people decided: sealed data goes to the store, or its key is destroyed. */
export class Decisions {
  #working: Promise<void> = Promise.resolve()

  constructor(
    private readonly program: string,
    private readonly calls: GatewayCalls,
    private readonly sealed: SealedFiles,
    private readonly upstream: Upstream | null,
  ) {}

  /** One round; never two at a time. */
  round(): Promise<void> {
    this.#working = this.#working
      .then(() => this.work())
      .catch((err: unknown) => log.warn({ err }, 'decisions were not carried out'))
    return this.#working
  }

  private async work(): Promise<void> {
    for (const decided of await this.calls.decisions()) {
      const meta = this.sealed.find(decided.id)
      if (meta?.done === null) await this.carryOut(meta, decided).catch((err: unknown) => this.note(decided.id, err))
    }
    // Those too that were dealt with before a restart, and not told.
    for (const meta of this.sealed.all()) if (meta.done !== null) await this.tell(meta)
  }

  /** One batch that can't be dealt with holds up no other. */
  private note(batch: string, err: unknown): void {
    log.error({ err, batch }, 'what was decided about a batch could not be done yet')
  }

  private async carryOut(meta: SealedMeta, { decision }: Decided): Promise<void> {
    if (decision === 'release' && !(await this.release(meta))) return
    // Kept before it is told: a released batch is not sent again because the gateway was away.
    this.sealed.destroyData({ ...meta, done: decision })
  }

  private async release(meta: SealedMeta): Promise<boolean> {
    if (!this.upstream) return false
    const { head, body } = this.sealed.open(meta)
    const { 'content-length': _, ...headers } = head.headers
    const status = await this.upstream.send(
      head.method,
      head.path,
      { ...headers, [guardHeaders.released]: meta.id },
      body,
    )
    if (status >= 200 && status < 300) return true
    log.error({ batch: meta.id, status }, 'the store did not take a released batch')
    return false
  }

  private async tell({ id, sha256, done }: SealedMeta): Promise<void> {
    const outcomes = await this.calls.done({ program: this.program, decision: done, batches: [{ id, sha256 }] })
    if (outcomes[id] === 'done') this.sealed.forget(id)
    else log.error({ batch: id, outcome: outcomes[id] }, 'the gateway knows another end of a batch')
  }
}
