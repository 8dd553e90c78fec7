import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes records over HTTP, and is the slow step before a write. It stays reachable whatever the gateway plays. */
export class Sink {
  url = ''
  /** Questions at the slow step so far. */
  prepared = 0
  readonly #held: ServerResponse[] = []
  #holding = false
  /** Called when the slow step is asked, before it is answered. */
  onPrepare: () => void = () => undefined
  readonly #server = createServer((request, response) => {
    request.resume()
    if (request.url === '/records') {
      this.onRecord()
      response.writeHead(204).end()
    } else if (request.url === '/prepare') this.prepare(response)
    else response.writeHead(404).end()
  })

  constructor(readonly onRecord: () => void) {}

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on the slow step takes until `release`. */
  hold(): void {
    this.#holding = true
  }

  release(): void {
    this.#holding = false
    for (const response of this.#held.splice(0)) response.writeHead(204).end()
  }

  get held(): number {
    return this.#held.length
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  private prepare(response: ServerResponse): void {
    this.prepared += 1
    if (this.#holding) this.#held.push(response)
    else response.writeHead(204).end()
    this.onPrepare()
  }
}
