import type { ProgramRow } from '@/lib/gateway/program-states'

type Hear = (row: ProgramRow) => void

/** The last state seen of each program: it tells streams and long polls of changes, and never grants anything. */
export class KnownStates {
  readonly #rows = new Map<string, ProgramRow>()
  readonly #hearing = new Set<Hear>()
  readonly #leaving = new Set<() => void>()

  constructor(private readonly onChange: Hear) {}

  /** Take a read; older news than what is known is dropped. */
  learn(row: ProgramRow): void {
    const before = this.#rows.get(row.id)
    // Epochs alone order what changes permission: the database's clock may be set back.
    if (before && (row.epoch < before.epoch || (row.epoch === before.epoch && row.now < before.now))) return
    this.#rows.set(row.id, row)
    if (!before || before.epoch === row.epoch) return
    this.onChange(row)
    for (const hear of [...this.#hearing]) hear(row)
  }

  /** Pass a stop on before it has been read: a notification may say no, never yes. */
  stop(programId: string, epoch: bigint): void {
    const known = this.#rows.get(programId)
    if (known && epoch > known.epoch) this.learn({ ...known, epoch, phase: 'paused', pausedAt: null })
  }

  get(programId: string): ProgramRow | undefined {
    return this.#rows.get(programId)
  }

  /** The program once its epoch is `epoch` or later; null when `waitMs` pass or the caller goes first. */
  waitFor(programId: string, epoch: bigint, waitMs: number, gone: AbortSignal): Promise<ProgramRow | null> {
    return new Promise((resolve) => {
      const finish = (row: ProgramRow | null) => {
        clearTimeout(timer)
        this.#hearing.delete(hear)
        this.#leaving.delete(leave)
        resolve(row)
      }
      const leave = () => finish(null)
      const hear = (row: ProgramRow) => {
        if (row.id === programId && row.epoch >= epoch) finish(row)
      }
      const timer = setTimeout(leave, waitMs)
      gone.addEventListener('abort', leave)
      this.#hearing.add(hear)
      this.#leaving.add(leave)
      const now = this.#rows.get(programId)
      if (now) hear(now)
    })
  }
  /** Lets all go that wait: they are answered with what is known. */
  letGo(): void {
    for (const leave of [...this.#leaving]) leave()
  }
}
