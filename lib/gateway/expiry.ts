import { Refused } from '@/lib/errors'
import { systemActor } from '@/lib/gateway/actor'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { realTiming, type Timing } from '@/lib/gateway/timing'
import { log } from '@/lib/log'
import { expireLeases } from '@/lib/programs/commands/collectors'

const retryMs = 250

interface Waiting {
  readonly epoch: bigint
  readonly cancel: () => void
}

type Expire = (order: { programId: string; epoch: string; committedBy: string }) => Promise<unknown>

/** Calls leases over when the last that was out when the pause committed has certainly ended. */
export class Expiry {
  readonly #waiting = new Map<string, Waiting>()
  #closed = false

  constructor(
    private readonly expireThem: Expire = (order) => expireLeases(systemActor, order),
    private readonly timing: Timing = realTiming,
  ) {}

  /** Take a read of a program: when it is pausing, its end of leases is planned once for each epoch. */
  see(row: ProgramRow): void {
    const before = this.#waiting.get(row.id)
    if (row.phase !== 'pausing' || !row.pausedAt || !row.leasesOverAt) {
      if (before) this.forget(row.id, before)
      return
    }
    if (this.#closed || before?.epoch === row.epoch) return
    if (before) this.forget(row.id, before)
    // This read saw the pause, so it had committed by then: the wait counts from here.
    const waitMs = row.leasesOverAt.getTime() - row.pausedAt.getTime()
    this.plan(row.id, row.epoch, row.now, waitMs)
  }

  close(): void {
    this.#closed = true
    for (const [id, waiting] of this.#waiting) this.forget(id, waiting)
  }

  private plan(programId: string, epoch: bigint, committedBy: Date, waitMs: number): void {
    const cancel = this.timing.after(waitMs + 2, () => void this.expire(programId, epoch, committedBy))
    this.#waiting.set(programId, { epoch, cancel })
  }

  private async expire(programId: string, epoch: bigint, committedBy: Date): Promise<void> {
    try {
      await this.expireThem({ programId, epoch: epoch.toString(), committedBy: committedBy.toISOString() })
    } catch (thrown) {
      if (!(thrown instanceof Refused)) log.error({ err: thrown, programId }, 'leases were not expired')
      if (!this.#closed && this.#waiting.get(programId)?.epoch === epoch)
        this.plan(programId, epoch, committedBy, retryMs)
    }
  }

  private forget(programId: string, waiting: Waiting): void {
    waiting.cancel()
    this.#waiting.delete(programId)
  }
}
