import type { ServerResponse } from 'node:http'
import type { Headers } from '@/lib/gateway/http'

interface Listener {
  readonly tokenId: string
  readonly response: ServerResponse
  readonly slot: number
  beats: number
}

/** Something is sent on each stream every 2 s, a twentieth of the streams at a time. */
const slots = 20
const slotMs = 100
/** Every eighth heartbeat asks for a new look: it makes up for one that failed or was overtaken. */
const beatsToRefetch = 8
/** A reader this far behind is dropped; it will connect again. */
const maxBehindBytes = 16 * 1024

const refetchFrame = Buffer.from('data: {"type":"refetchEvaluation"}\n\n')
const firstFrame = Buffer.concat([Buffer.from('retry: 1000\n'), refetchFrame])
const heartbeatFrame = Buffer.from('data: {"type":"heartbeat"}\n\n')

/** The open streams that tell OpenFeature clients to look again. They say that something changed, never what. */
export class FlagStreams {
  readonly #byProgram = new Map<string, Set<Listener>>()
  readonly #timer: NodeJS.Timeout
  #opened = 0
  #tick = 0

  constructor() {
    this.#timer = setInterval(() => this.beat(), slotMs)
    this.#timer.unref()
  }

  /** All that are open. */
  get size(): number {
    return [...this.#byProgram.values()].reduce((sum, listeners) => sum + listeners.size, 0)
  }

  /** Starts a stream. The client looks again at once: what changed while it was away was told to nobody. */
  open(programId: string, tokenId: string, response: ServerResponse, headers: Headers): void {
    const fixed = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
    response.writeHead(200, { ...fixed, ...headers })
    response.write(firstFrame)
    const listeners = this.#byProgram.get(programId) ?? new Set()
    this.#byProgram.set(programId, listeners)
    const listener = { tokenId, response, slot: this.#opened % slots, beats: 0 }
    this.#opened += 1
    listeners.add(listener)
    response.on('close', () => listeners.delete(listener))
    response.on('error', () => listeners.delete(listener))
  }

  /** Tells every stream of the program to look again. */
  tell(programId: string): void {
    for (const { response } of this.#byProgram.get(programId) ?? []) send(response, refetchFrame)
  }

  /** Ends the streams of these tokens, after a last call to look again. */
  dropRevoked(tokenIds: ReadonlySet<string>): void {
    for (const listeners of this.#byProgram.values())
      for (const { tokenId, response } of listeners) if (tokenIds.has(tokenId)) response.end(refetchFrame)
  }

  /** Ends every stream; the clients come back within `retryMs`. */
  close(retryMs: number): void {
    clearInterval(this.#timer)
    for (const listeners of this.#byProgram.values())
      for (const { response } of listeners) response.end(`retry: ${retryMs}\n\n`)
  }

  private beat(): void {
    this.#tick = (this.#tick + 1) % slots
    for (const listeners of this.#byProgram.values())
      for (const listener of listeners) {
        if (listener.slot !== this.#tick) continue
        listener.beats += 1
        send(listener.response, listener.beats % beatsToRefetch === 0 ? refetchFrame : heartbeatFrame)
      }
  }
}

function send(response: ServerResponse, bytes: Buffer): void {
  if (response.writableLength > maxBehindBytes) response.destroy()
  else response.write(bytes)
}
