import type { ServerResponse } from 'node:http'
import { TooMany } from '@/lib/errors'
import { type Frame, frame, heartbeatFrame, stateFor } from '@/lib/gateway/frames'
import { spreadSeconds } from '@/lib/gateway/limits'
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
/** How long streams that are told goodbye stay away. */
const shortestReturnMs = 200
const longestReturnMs = 2000

/** The open streams of every program. */
export class Streams {
  readonly #byProgram = new Map<string, Set<Listener>>()
  readonly #ofToken = new Map<string, number>()
  readonly #timer: NodeJS.Timeout
  #opened = 0
  #tick = 0

  /** `perToken`: so many streams at most for one token; 0 is no limit. */
  constructor(private readonly perToken = 0) {
    this.#timer = setInterval(() => this.beat(), slotMs)
    this.#timer.unref()
  }

  /** All that are open. */
  get size(): number {
    return [...this.#byProgram.values()].reduce((sum, listeners) => sum + listeners.size, 0)
  }

  /** Starts a stream with the whole state, then keeps it. Throws TooMany when the token has as many as it may. */
  open(row: ProgramRow, tokenId: string, collectorId: string, response: ServerResponse): void {
    const ofToken = this.#ofToken.get(tokenId) ?? 0
    if (this.perToken > 0 && ofToken >= this.perToken)
      throw new TooMany(spreadSeconds(5, 15), 'This token has as many streams as it may.')
    this.#ofToken.set(tokenId, ofToken + 1)
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const listeners = this.#byProgram.get(row.id) ?? new Set()
    this.#byProgram.set(row.id, listeners)
    response.write(frame('snapshot', stateFor(row, collectorId), listeners.size).bytes)
    const listener = { collectorId, tokenId, response, slot: this.#opened % slots }
    this.#opened += 1
    listeners.add(listener)
    response.on('error', () => response.destroy())
    response.on('close', () => this.remove(listeners, listener))
  }

  /** Tells every stream of the program, or those of some collectors. Two frames at most are built, however many listen. */
  tell(row: ProgramRow, to: readonly string[] | 'all' = 'all'): void {
    const listeners = this.#byProgram.get(row.id)
    if (!listeners) return
    const frames = new Map<string, Frame>()
    const chosen = to === 'all' ? null : new Set(to)
    for (const { collectorId, response } of listeners) {
      if (chosen && !chosen.has(collectorId)) continue
      const state = stateFor(row, collectorId)
      const made = frames.get(state.state) ?? frame('change', state, listeners.size)
      frames.set(state.state, made)
      send(response, made)
    }
  }

  /** Ends the streams of these tokens. */
  dropRevoked(tokenIds: ReadonlySet<string>): void {
    for (const listeners of this.#byProgram.values())
      for (const { tokenId, response } of listeners) if (tokenIds.has(tokenId)) response.end()
  }

  /** Ends every stream; the collectors come back one after the other, to whatever gateway there is then. */
  close(): void {
    clearInterval(this.#timer)
    const spreadMs = Math.min(longestReturnMs, this.size / 2)
    for (const listeners of this.#byProgram.values())
      for (const { response } of listeners)
        response.end(`retry: ${shortestReturnMs + Math.round(Math.random() * spreadMs)}\n\n`)
  }

  private remove(listeners: Set<Listener>, listener: Listener): void {
    if (!listeners.delete(listener)) return
    const left = (this.#ofToken.get(listener.tokenId) ?? 1) - 1
    if (left > 0) this.#ofToken.set(listener.tokenId, left)
    else this.#ofToken.delete(listener.tokenId)
  }

  private beat(): void {
    this.#tick = (this.#tick + 1) % slots
    for (const listeners of this.#byProgram.values())
      for (const { response, slot } of listeners) if (slot === this.#tick) send(response, heartbeatFrame)
  }
}

/** Straight to the connection where HTTP allows it: a third of the work for each stream. */
function send(response: ServerResponse, { bytes, chunk }: Frame): void {
  if (response.writableEnded) return
  if (response.writableLength > maxBehindBytes) response.destroy()
  else if (response.chunkedEncoding && response.socket) response.socket.write(chunk)
  else response.write(bytes)
}
