import type { JSONWebKeySet } from 'jose'
import type { GatewayCalls, KnownState } from '@/lib/gateway/guard/gateway-calls'
import type { Memory } from '@/lib/gateway/guard/memory'
import { lookEveryMs, silentAtMostMs } from '@/lib/gateway/guard/options'
import { log } from '@/lib/log'

const retryMs = 500
/** New keys are asked for at most this often, however many strange tokens come. */
const keysAgainMs = 5000
/** Keys are asked for at the look before they are a minute old. */
const keysReadAfterMs = silentAtMostMs - lookEveryMs
/** A larger step between wall and monotonic time means a suspended machine: the clock is asked for again. */
const jumpToleratedMs = 1000

interface Look {
  readonly state: KnownState
  /** What to add to the monotonic clock for the gateway's time: never less than it is. */
  readonly offsetMs: number
  readonly sentMs: number
  readonly wallMinusMonoMs: number
}

const wallMinusMono = () => Date.now() - performance.now()

/** What the guard knows of its program, from the gateway: it follows changes as they come, and looks again besides. */
export class Knowledge {
  #look: Look | null = null
  #state: KnownState | null = null
  #keys: JSONWebKeySet | null = null
  #keysAtMs = Number.NEGATIVE_INFINITY
  #keysOnTheWay: Promise<void> | null = null
  #asking: Promise<void> | null = null
  readonly #loops: Promise<unknown>

  constructor(
    private readonly calls: GatewayCalls,
    private readonly memory: Memory,
    private readonly program: string,
    private readonly closing: AbortSignal,
    private readonly onStop: (epoch: bigint) => void,
  ) {
    this.#loops = Promise.all([this.lookAgain(), this.follow()])
  }

  /** Does it know enough to let anything in? */
  get ready(): boolean {
    const look = this.#look
    if (!look || !this.#keys || performance.now() - look.sentMs > silentAtMostMs) return false
    if (performance.now() - this.#keysAtMs > 2 * silentAtMostMs) return false
    return Math.abs(wallMinusMono() - look.wallMinusMonoMs) <= jumpToleratedMs
  }

  get keys(): JSONWebKeySet {
    return this.#keys ?? { keys: [] }
  }

  /** The gateway's time, or a little later. */
  now(): Date {
    return new Date(performance.now() + (this.#look?.offsetMs ?? 0))
  }

  /** The facts about the program by which data is judged. A grant of a later epoch than the state's proves that epoch. */
  facts() {
    const { highest } = this.memory
    const state = this.#state
    const collecting = state?.epoch === highest ? state.collecting : true
    return { highest, collecting, pauses: state?.pauses ?? [] }
  }

  /** Is the state known of an epoch that a grant has proven? Asks for it when it is not; false when that fails. */
  async knows(epoch: bigint): Promise<boolean> {
    if ((this.#state?.epoch ?? 0n) >= epoch) return true
    this.#asking ??= this.calls
      .state()
      .then((state) => this.learn(state))
      .finally(() => {
        this.#asking = null
      })
    await this.#asking.catch((err: unknown) => log.warn({ err }, 'the state could not be read'))
    return (this.#state?.epoch ?? 0n) >= epoch
  }

  /** Asks for the keys again, unless that was done just now: a token names one that is not among them. */
  async askForKeys(): Promise<void> {
    if (performance.now() - this.#keysAtMs < keysAgainMs) return
    this.#keysOnTheWay ??= this.fetchKeys().finally(() => {
      this.#keysOnTheWay = null
    })
    await this.#keysOnTheWay.catch((err: unknown) => log.warn({ err }, 'the keys could not be read'))
  }

  async settled(): Promise<void> {
    await this.#loops
  }

  private async fetchKeys(): Promise<void> {
    this.#keys = await this.calls.keys()
    this.#keysAtMs = performance.now()
  }

  private async lookAgain(): Promise<void> {
    while (!this.closing.aborted) {
      const good = await this.attempt(async () => {
        const sentMs = performance.now()
        const state = await this.calls.state()
        const offsetMs = state.now.getTime() - sentMs
        // What could not be learned has not been heard, and what the keys are is another matter.
        this.take(state)
        this.#look = { state, offsetMs, sentMs, wallMinusMonoMs: wallMinusMono() }
        if (performance.now() - this.#keysAtMs >= keysReadAfterMs) await this.fetchKeys()
        this.tellOfStop()
      })
      await this.pause(good && this.ready ? lookEveryMs : retryMs)
    }
  }

  private async follow(): Promise<void> {
    while (!this.closing.aborted) {
      const good = await this.attempt(async () => this.learn(await this.calls.state(this.memory.highest + 1n)))
      if (!good) await this.pause(retryMs)
    }
  }

  private learn(state: KnownState): void {
    this.take(state)
    this.tellOfStop()
  }

  private take(state: KnownState): void {
    if (state.program !== this.program) throw new Error(`the token is for the program ${state.program}`)
    this.memory.raise(state.epoch)
    if (this.#state && state.epoch < this.#state.epoch) return
    this.#state = state
  }

  private tellOfStop(): void {
    if (this.#state && !this.#state.collecting) this.onStop(this.#state.epoch)
  }

  private async attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (err) {
      if (!this.closing.aborted) log.warn({ err }, 'the guard did not hear from the gateway')
      return false
    }
  }

  private pause(ms: number): Promise<void> {
    if (this.closing.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.closing.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.closing.addEventListener('abort', done)
    })
  }
}
