import { connect, type Socket } from 'node:net'

/** The times of the machine's monotonic clock, in ms, which all processes of it share. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

export interface Place {
  readonly host: string
  readonly port: number
  readonly token: string
}

export function placeOf(gatewayUrl: string, token: string): Place {
  const { hostname, port } = new URL(gatewayUrl)
  return { host: hostname, port: Number(port), token }
}

/** Where an answer ends in what has come so far, and its status; null while it is not whole. It must tell its length. */
function answerIn(text: string): { readonly status: number; readonly end: number } | null {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return null
  const status = Number(text.slice(9, 12))
  const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(text) ?? []
  const end = head + 4 + (status === 304 ? 0 : Number(length))
  return text.length < end ? null : { status, end }
}

/**
 * One kept connection and one request at a time on it: so little HTTP as a generator needs that shares its cores with
 * what it measures. Bodies are ASCII.
 */
export class Wire {
  readonly #place: Place
  #socket: Socket | null = null
  #text = ''
  #done: ((status: number) => void) | null = null

  constructor(place: Place) {
    this.#place = place
  }

  get(path: string, ifNoneMatch: string): Promise<number> {
    return this.send(`GET /collect/v1/${path}`, '', ifNoneMatch === '' ? '' : `if-none-match: ${ifNoneMatch}\r\n`)
  }

  /** The status of the answer; 0 when the connection broke. */
  private send(head: string, body: string, headers = ''): Promise<number> {
    return new Promise((resolve) => {
      this.#done = resolve
      const length = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`
      const { host, token } = this.#place
      const fixed = `host: ${host}\r\nauthorization: Bearer ${token}\r\n`
      this.socket().write(`${head} HTTP/1.1\r\n${fixed}${headers}${length}\r\n${body}`)
    })
  }

  post(path: string, body: unknown): Promise<number> {
    return this.send(`POST /collect/v1/${path}`, JSON.stringify(body))
  }

  close(): void {
    this.#socket?.destroy()
  }

  private socket(): Socket {
    if (this.#socket) return this.#socket
    const { host, port } = this.#place
    const socket = connect({ host, port, noDelay: true })
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => this.take(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#socket = null
      this.finish(0)
    })
    this.#socket = socket
    return socket
  }

  private take(chunk: string): void {
    this.#text += chunk
    const answer = answerIn(this.#text)
    if (!answer) return
    this.#text = this.#text.slice(answer.end)
    this.finish(answer.status)
  }

  private finish(status: number): void {
    const done = this.#done
    this.#done = null
    if (status === 0) this.#text = ''
    done?.(status)
  }
}

/** Follows a collector's stream; hears the data of each event that is no heartbeat. */
export function followStream(
  { host, port, token }: Place,
  collectorId: string,
  hear: (data: string) => void,
  ended: () => void,
): Socket {
  const socket = connect({ host, port, noDelay: true })
  const path = `/collect/v1/stream?collectorId=${collectorId}`
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`)
  let rest = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    rest += chunk
    // Each event is written as one piece, so its data stands in one line whatever HTTP puts around it.
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const event = rest.slice(0, end)
      rest = rest.slice(end + 2)
      const data = event.includes('event: heartbeat') ? -1 : event.indexOf('\ndata: ')
      if (data >= 0) hear(event.slice(data + 7))
    }
  })
  socket.on('error', () => {})
  socket.on('close', ended)
  return socket
}
