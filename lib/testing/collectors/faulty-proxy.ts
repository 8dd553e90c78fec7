import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What the proxy answers by itself: a response, a connection that breaks, or nothing ever. */
export type Fault = { readonly status: number; readonly headers?: Record<string, string> } | 'reset' | 'silence'

/** Stands in front of a gateway on the loopback address: passes everything on until it is told to fail. */
export class FaultyProxy {
  /** Answers to POST; null passes them on. */
  fault: Fault | null = null
  /** What streams meet: an open way, a broken line, or a 401. */
  streamsAre: 'open' | 'down' | 'refused' = 'open'
  /** How many POSTs have come. */
  posts = 0
  /** The answers to them, in their order. */
  readonly statuses: number[] = []
  readonly #streams = new Set<Socket>()
  readonly #server = createServer((request, response) => this.pass(request, response))

  private constructor(private readonly target: string) {}

  static async start(target: string): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get streams(): number {
    return this.#streams.size
  }

  /** Breaks every open stream; new ones come as `streamsAre` has it. */
  cutStreams(): void {
    for (const socket of this.#streams) socket.destroy()
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    return closed
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'POST') {
      this.posts += 1
      if (this.fault) {
        this.fail(this.fault, request, response)
        return
      }
    } else if (this.streamsAre === 'down') {
      request.socket.destroy()
      return
    } else if (this.streamsAre === 'refused') {
      response.writeHead(401).end()
      return
    } else {
      this.#streams.add(request.socket)
      request.socket.on('close', () => this.#streams.delete(request.socket))
    }
    const { method, headers } = request
    const onward = ask(`${this.target}${request.url}`, { method: method ?? 'GET', headers, agent: false })
    onward.on('response', (answer) => {
      if (method === 'POST') this.statuses.push(answer.statusCode ?? 0)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }

  private fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    if (fault === 'silence') return
    if (fault === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    this.statuses.push(fault.status)
    const body =
      fault.status === 304 ? '' : JSON.stringify({ key: 'any', errorCode: 'GENERAL', errorDetails: 'By the proxy.' })
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(body)
  }
}
