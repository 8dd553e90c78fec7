import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Permission } from '@/lib/conformance/permission'
import { type Received, type Reply, type Route, receive } from '@/lib/conformance/received'

export interface Standing {
  readonly state: 'collecting' | 'stopped'
  readonly epoch: bigint
}

type Handler = (request: Received) => Reply | Promise<Reply>
/** Turns an answer's object into its text; a case may dress it differently. */
type Dress = (body: object) => string

const heartbeatMs = 500

/** A gateway that plays a part: what it answers is up to the case, and it remembers what it was asked. */
export class ScriptedGateway {
  readonly permission = new Permission()
  readonly requests: Received[] = []
  /** What the program stands at for whoever asks; `tell` tells the listeners. */
  standing: Standing = { state: 'collecting', epoch: 3n }
  /** What the case wants instead of the plain answer, by route. */
  readonly script: Partial<Record<Route, Handler>> = {}
  dress: Dress = (body) => JSON.stringify(body)
  url = ''
  #server: Server
  readonly #streams = new Set<ServerResponse>()
  readonly #polls = new Set<() => void>()
  readonly #sockets = new Set<Socket>()
  /** Connections that carry nothing any more, though neither side was told. */
  readonly #dead = new WeakSet<Socket>()
  readonly #heartbeat: NodeJS.Timeout
  #silent = false
  #frozenNews = false

  constructor(
    readonly program: string,
    readonly ttlMs: number,
    readonly now: () => number,
  ) {
    this.#server = this.newServer()
    this.#heartbeat = setInterval(() => this.beat(), heartbeatMs)
  }

  async open(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  of(route: Route): Received[] {
    return this.requests.filter((request) => request.route === route)
  }

  /** Streams and long polls that can be told something now. */
  get listeners(): number {
    return this.#frozenNews || this.#silent ? 0 : this.#streams.size + this.#polls.size
  }

  /** The program changes; the open streams and long polls hear of it. */
  tell(standing: Standing, on: 'all' | 'stream' | 'state' = 'all'): void {
    this.standing = standing
    if (this.#silent || this.#frozenNews) return
    if (on !== 'state') for (const stream of this.#streams) this.say(stream, 'change')
    if (on !== 'stream') for (const answer of [...this.#polls]) answer()
  }

  /** News stop, heartbeats too, while the connections stay open; leases are still answered. */
  freezeNews(): void {
    this.#frozenNews = true
  }

  /** Everything is silent and stays open: what a lost network looks like from inside. */
  fallSilent(): void {
    this.#silent = true
    for (const socket of this.#sockets) this.#dead.add(socket)
  }

  /** New connections work again; those from before stay dead. */
  heal(): void {
    this.#silent = false
    this.#frozenNews = false
    for (const stream of this.#streams) if (stream.socket && this.#dead.has(stream.socket)) this.#streams.delete(stream)
  }

  /** Connections are refused. */
  async shut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** Accepts connections again at the same address. */
  async reopen(): Promise<void> {
    this.#server = this.newServer()
    await this.open(Number(new URL(this.url).port))
  }

  /** Breaks every stream and long poll. */
  dropNews(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat)
    if (this.#server.listening) await this.shut()
  }

  /** The answer to a lease request as the program stands. */
  grant(standing: Standing = this.standing): Reply {
    const { program: slug, ttlMs } = this
    const stopped = standing.state === 'stopped'
    const state = { slug, state: standing.state, epoch: standing.epoch.toString(), ttlMs, rate: 1 }
    const programs = [{ ...state, ...(stopped && { reason: 'paused' }) }]
    return this.json({ programs, renewAfterMs: Math.round(ttlMs / 3) })
  }

  json(body: object, status = 200): Reply {
    return { status, body: this.dress(body) }
  }

  private newServer(): Server {
    const server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy())
    })
    server.keepAliveTimeout = 60_000
    server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => undefined)
    })
    return server
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const message = await receive(request, this.now())
    if (!message) return void response.writeHead(404).end()
    this.requests.push(message)
    const { route, body } = message
    if (this.lost(response)) return
    if (route === 'confirm' && typeof body.epoch === 'string') this.note(message.at, body.epoch, body.result)
    const [report] = body.programs ?? []
    if (route === 'lease' && report?.phase === 'stopped') this.noteRenewal(message.at, report.lastEpoch)
    const reply = await (this.script[route] ?? ((asked: Received) => this.plain(asked, response)))(message)
    if (reply === 'silence' || this.lost(response)) return
    if (reply === 'reset') return void request.socket.resetAndDestroy()
    this.account(message, reply)
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(reply.body)
  }

  private async plain(message: Received, response: ServerResponse): Promise<Reply> {
    if (message.route === 'lease') return this.grant()
    if (message.route === 'confirm') return this.json({ recorded: true })
    if (message.route === 'stream') return this.stream(response)
    if (message.waitEpoch !== null && this.standing.epoch < message.waitEpoch) await this.poll(message, response)
    return this.json(this.state())
  }

  /** Holds a long poll; while news are frozen it is never answered. */
  private poll(message: Received, response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        if (this.#frozenNews) return
        clearTimeout(timer)
        this.#polls.delete(done)
        resolve()
      }
      const timer = setTimeout(done, message.waitMs)
      response.on('close', done)
      this.#polls.add(done)
    })
  }

  private stream(response: ServerResponse): Reply {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.on('close', () => this.#streams.delete(response))
    this.#streams.add(response)
    if (!this.#frozenNews) this.say(response, 'snapshot')
    return 'silence'
  }

  private say(stream: ServerResponse, name: string): void {
    const { state, epoch } = this.standing
    const data = this.dress({ programs: [this.state()], confirmWithinMs: 0 }).replaceAll('\n', '\ndata: ')
    stream.write(`event: ${name}\nid: ${epoch}\ndata: ${data}\n\n`)
    if (state === 'stopped') this.permission.told(this.now(), epoch)
  }

  private beat(): void {
    if (this.#silent || this.#frozenNews) return
    for (const stream of this.#streams) if (!this.lost(stream)) stream.write('event: heartbeat\ndata: {}\n\n')
  }

  private state() {
    const { program: slug, ttlMs, standing } = this
    return { slug, state: standing.state, epoch: standing.epoch.toString(), ttlMs }
  }

  private lost({ socket }: ServerResponse): boolean {
    if (this.#silent && socket) this.#dead.add(socket)
    return socket === null || this.#dead.has(socket)
  }

  /** Reads the answer that is about to leave as the collector will. */
  private account(message: Received, reply: Exclude<Reply, string>): void {
    const answeredAt = this.now()
    if (reply.status === 401 || reply.status === 403) this.permission.closed(answeredAt)
    if (reply.status !== 200 || message.route === 'confirm') return
    const said = read(reply.body)
    if (!said) return
    if (said.state === 'stopped') this.permission.told(answeredAt, said.epoch)
    else if (message.route === 'lease')
      this.permission.granted({ askedAt: message.at, answeredAt, ttlMs: this.ttlMs, epoch: said.epoch })
  }

  private note(at: number, epoch: string, result: unknown): void {
    if (result === 'stopped' && /^\d{1,18}$/.test(epoch)) this.permission.confirmed(at, BigInt(epoch))
  }

  /** A renewal that says "stopped" is a confirmation when its epoch is one that was stopped; before, it says nothing. */
  private noteRenewal(at: number, lastEpoch: unknown): void {
    if (typeof lastEpoch !== 'string' || !/^\d{1,18}$/.test(lastEpoch)) return
    const epoch = BigInt(lastEpoch)
    if (this.permission.stops.some((stop) => stop.epoch === epoch)) this.permission.confirmed(at, epoch)
  }
}

function read(text: string): Standing | null {
  try {
    const body = JSON.parse(text)
    const said = body.programs?.[0] ?? body
    return { state: said.state, epoch: BigInt(said.epoch) }
  } catch {
    return null
  }
}
