import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

/** How bytes travel one way. Those that are swallowed are gone; neither end is told. */
export interface Line {
  readonly carries: boolean
  readonly delayMs?: number
  /** At most so many bytes in each tick of 100 ms. */
  readonly bytesPerTick?: number
}

const open: Line = { carries: true }
const tickMs = 100

/** A wire between a collector and the gateway that can fail as wires do. */
export class TcpProxy {
  #up: Line = open
  #down: Line = open
  #refusing = false
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #server = createServer((near) => this.join(near))

  private constructor(private readonly targetPort: number) {}

  static async start(target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(Number(new URL(target).port))
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** For what is connected and for what will be: to the gateway, and back. */
  set(up: Line, down: Line = up): void {
    this.#up = up
    this.#down = down
  }

  /** Breaks what is connected, and lets nobody connect again. */
  refuse(): void {
    this.#refusing = true
    this.cut()
  }

  /** Breaks what is connected now. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.cut()
    await closed
  }

  private join(near: Socket): void {
    if (this.#refusing) return void near.destroy()
    const far = createConnection(this.targetPort, '127.0.0.1')
    const pair = [near, far] as const
    this.#pairs.add(pair)
    this.carry(near, far, () => this.#up)
    this.carry(far, near, () => this.#down)
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => this.#pairs.delete(pair))
    }
  }

  private carry(from: Socket, to: Socket, line: () => Line): void {
    const drops = new Drops(to)
    from.on('data', (bytes: Buffer) => {
      const { carries, delayMs = 0, bytesPerTick } = line()
      if (!carries) return
      if (bytesPerTick !== undefined) drops.add(bytes, bytesPerTick)
      else if (delayMs > 0) setTimeout(() => write(to, bytes), delayMs).unref()
      else write(to, bytes)
    })
    // An end of one side is news too: it travels, or is lost, like bytes.
    from.on('close', () => {
      const { carries, delayMs = 0 } = line()
      if (carries && delayMs === 0) to.destroy()
    })
  }
}

function write(to: Socket, bytes: Buffer): void {
  if (!to.destroyed) to.write(bytes)
}

/** Lets bytes through a few at a time, in their order. */
class Drops {
  #left = Buffer.alloc(0)
  #ticking = false

  constructor(private readonly to: Socket) {}

  add(bytes: Buffer, perTick: number): void {
    this.#left = Buffer.concat([this.#left, bytes])
    if (!this.#ticking) this.drip(perTick)
  }

  private drip(perTick: number): void {
    this.#ticking = this.#left.length > 0
    if (!this.#ticking || this.to.destroyed) return
    write(this.to, this.#left.subarray(0, perTick))
    this.#left = this.#left.subarray(perTick)
    setTimeout(() => this.drip(perTick), tickMs).unref()
  }
}
