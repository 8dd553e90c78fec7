import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, replaceFile } from '@/lib/gateway/guard/files'

const epoch = z.string().regex(/^\d{1,18}$/)
const kept = z.object({ program: z.string(), highest: epoch, triedAt: epoch.default('0') })

/** What a guard must not forget when it is restarted: the highest epoch of its program, on disk. */
export class Memory {
  #highest: bigint
  /** What of it is on the disk. */
  #kept: bigint
  /** The last stop at which it tried to start. */
  #triedAt: bigint
  readonly #path: string

  /** Throws when the file is another program's, or can't be read: a guard without its memory must not guess. */
  constructor(
    stateDir: string,
    private readonly program: string,
  ) {
    this.#path = join(stateDir, 'memory.json')
    const file = readIfThere(this.#path)
    const before = file ? kept.parse(JSON.parse(file.toString('utf8'))) : { program, highest: '0', triedAt: '0' }
    if (before.program !== program) throw new Error(`${this.#path} belongs to the program ${before.program}.`)
    this.#highest = BigInt(before.highest)
    this.#kept = this.#highest
    this.#triedAt = BigInt(before.triedAt)
  }

  get highest(): bigint {
    return this.#highest
  }

  get triedAt(): bigint {
    return this.#triedAt
  }

  /** Never goes back. Throws when it can't be kept: older epochs are refused from then on all the same. */
  raise(seen: bigint): void {
    if (seen > this.#highest) this.#highest = seen
    if (this.#highest > this.#kept) this.keep(this.#highest, this.#triedAt)
  }

  tried(stoppedAt: bigint): void {
    this.keep(this.#highest, stoppedAt)
  }

  private keep(highest: bigint, triedAt: bigint): void {
    const { program } = this
    replaceFile(this.#path, JSON.stringify({ program, highest: highest.toString(), triedAt: triedAt.toString() }))
    this.#kept = highest
    this.#triedAt = triedAt
  }
}
