import type { Counters } from './protocol.ts'

/** Thrown by `guard()` when the lease is over: don't write this record. */
export class CollectionStopped extends Error {
  override name = 'CollectionStopped'
}

/**
 * Call right before the durable write or upload; throws when the record must not be written. Returns the grant token to
 * send along to a guarded store, as the header `Standdown-Grant`; null from a gateway that gives none.
 */
export type Guard = () => string | null
export type Write<T> = (record: T, guard: Guard) => Promise<void> | void

/** Lets records through while the lease is open, checks again right before each write, and knows what is under way. */
export class Writes<T> {
  #recorded = 0
  #dropped = 0
  #inFlight = 0
  #idle: (() => void)[] = []
  lastRecordAt: string | null = null
  readonly #write: Write<T>
  readonly #isOpen: () => boolean
  readonly #grantToken: () => string | null
  readonly #wallTime: () => number

  constructor(
    write: Write<T>,
    isOpen: () => boolean,
    wallTime: () => number,
    grantToken: () => string | null = () => null,
  ) {
    this.#write = write
    this.#isOpen = isOpen
    this.#wallTime = wallTime
    this.#grantToken = grantToken
  }

  get inFlight(): number {
    return this.#inFlight
  }

  counters(buffered: number): Counters {
    return { recorded: this.#recorded, dropped: this.#dropped, buffered }
  }

  async record(record: T): Promise<'written' | 'dropped'> {
    if (!this.#isOpen()) return this.drop()
    this.#inFlight += 1
    let guarded = false
    const guard = () => {
      guarded = true
      if (!this.#isOpen()) throw new CollectionStopped('collection is stopped')
      return this.#grantToken()
    }
    try {
      await this.#write(record, guard)
      if (!guarded) throw new Error('write() must call guard() right before it stores the record')
      this.#recorded += 1
      this.lastRecordAt = new Date(this.#wallTime()).toISOString()
      return 'written'
    } catch (error) {
      if (error instanceof CollectionStopped) return this.drop()
      throw error
    } finally {
      this.#inFlight -= 1
      if (this.#inFlight === 0) for (const wake of this.#idle.splice(0)) wake()
    }
  }

  /** Resolves when no write is under way. */
  settled(): Promise<void> {
    return this.#inFlight === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve))
  }

  private drop(): 'dropped' {
    this.#dropped += 1
    return 'dropped'
  }
}
