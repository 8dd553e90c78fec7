import type { ServerResponse } from 'node:http'
import { frame, heartbeatFrame, stateFor } from '@/lib/gateway/frames'
import type { ProgramRow } from '@/lib/gateway/program-states'

interface Listener {
  readonly collectorId: string
  readonly tokenId: string
  readonly response: ServerResponse
  readonly slot: number
}

/** Something is sent on each stream every 2 s, a twentieth of the streams at a time. */
const slots = 20
const slotMs = 100
/** A reader this far behind is dropped: it will connect again and get the whole state. */
const maxBehindBytes = 64 * 1024

/** The open streams of every program. */
export class Streams {
  readonly #byProgram = new Map<string, Set<Listener>>()
  readonly #timer: NodeJS.Timeout
  #opened = 0
  #tick = 0

  constructor() {
    this.#timer = setInterval(() => this.beat(), slotMs)
    this.#timer.unref()
  }

  count(programId: string): number {
    return this.#byProgram.get(programId)?.size ?? 0
  }

  /** Starts a stream with the whole state, then keeps it. */
  open(row: ProgramRow, tokenId: string, collectorId: string, response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write(frame('snapshot', stateFor(row, collectorId), this.count(row.id)))
    const listeners = this.#byProgram.get(row.id) ?? new Set()
    this.#byProgram.set(row.id, listeners)
    const listener = { collectorId, tokenId, response, slot: this.#opened % slots }
    this.#opened += 1
    listeners.add(listener)
    response.on('close', () => listeners.delete(listener))
    response.on('error', () => listeners.delete(listener))
  }

  /** Tells every stream of the program, or those of some collectors. Two frames at most are built, however many listen. */
  tell(row: ProgramRow, to: readonly string[] | 'all' = 'all'): void {
    const listeners = this.#byProgram.get(row.id)
    if (!listeners) return
    const frames = new Map<string, Buffer>()
    const chosen = to === 'all' ? null : new Set(to)
    for (const { collectorId, response } of listeners) {
      if (chosen && !chosen.has(collectorId)) continue
      const state = stateFor(row, collectorId)
      const bytes = frames.get(state.state) ?? frame('change', state, listeners.size)
      frames.set(state.state, bytes)
      send(response, bytes)
    }
  }

  /** Ends the streams of these tokens. */
  dropRevoked(tokenIds: ReadonlySet<string>): void {
    for (const listeners of this.#byProgram.values())
      for (const { tokenId, response } of listeners) if (tokenIds.has(tokenId)) response.end()
  }

  /** Ends every stream; the collectors come back within `retryMs`. */
  close(retryMs: number): void {
    clearInterval(this.#timer)
    for (const listeners of this.#byProgram.values())
      for (const { response } of listeners) response.end(`retry: ${retryMs}\n\n`)
  }

  private beat(): void {
    this.#tick = (this.#tick + 1) % slots
    for (const listeners of this.#byProgram.values())
      for (const { response, slot } of listeners) if (slot === this.#tick) send(response, heartbeatFrame)
  }
}

function send(response: ServerResponse, bytes: Buffer): void {
  if (response.writableLength > maxBehindBytes) response.destroy()
  else response.write(bytes)
}
