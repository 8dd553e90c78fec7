import { HttpProblem } from '@/lib/gateway/http'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { realTiming, type Timing } from '@/lib/gateway/timing'

interface Asking {
  readonly programId: string
  readonly tokenId: string
  readonly resolve: (row: ProgramRow) => void
  readonly reject: (thrown: unknown) => void
}

type Read = (programIds: readonly string[], tokenIds: readonly string[]) => Promise<readonly ProgramRow[]>

/** Told of each good read: how many requests it served, and how long it took. */
interface Told {
  read(requests: number, ms: number): void
}

/** A read begins no sooner than this after the one before it began: at most a hundred a second, however many ask. */
const apartMs = 10

/**
 * Answers only from a read of the primary that began after the request arrived: one statement serves all that came
 * before it, and never one that came after. So the cost does not grow with the number of collectors. Who asks alone does
 * not wait for others.
 */
export class FreshReads {
  #asking: Asking[] = []
  #scheduled = false
  #reading = false
  #beganAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly read: Read,
    private readonly timing: Timing = realTiming,
    private readonly told?: Told,
  ) {}

  /** The program as of now; throws 401 when the token no longer counts. */
  ask(programId: string, tokenId: string): Promise<ProgramRow> {
    return new Promise((resolve, reject) => {
      this.#asking.push({ programId, tokenId, resolve, reject })
      this.schedule()
    })
  }

  private schedule(): void {
    if (this.#scheduled || this.#reading || this.#asking.length === 0) return
    this.#scheduled = true
    const waitMs = this.#beganAt + apartMs - this.timing.now()
    this.timing.after(Math.max(0, waitMs), () => void this.serve())
  }

  private async serve(): Promise<void> {
    this.#scheduled = false
    this.#reading = true
    this.#beganAt = this.timing.now()
    const asking = this.#asking
    this.#asking = []
    const unique = (ids: string[]) => [...new Set(ids)]
    try {
      const programs = unique(asking.map((one) => one.programId))
      const rows = await this.read(programs, unique(asking.map((one) => one.tokenId)))
      this.told?.read(asking.length, this.timing.now() - this.#beganAt)
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const one of asking) answer(one, byId.get(one.programId))
    } catch (thrown) {
      for (const one of asking) one.reject(thrown)
    }
    this.#reading = false
    this.schedule()
  }
}

function answer({ tokenId, resolve, reject }: Asking, row: ProgramRow | undefined): void {
  if (row?.tokens.has(tokenId)) resolve(row)
  else reject(new HttpProblem(401, 'token', 'This token does not count any more.'))
}
