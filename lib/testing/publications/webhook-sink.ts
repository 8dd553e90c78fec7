import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

export interface SunkCall {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface WebhookSink {
  readonly port: number
  readonly url: string
  readonly calls: readonly SunkCall[]
  /** Connections that were opened, whatever came of them. */
  connections(): number
  /** How it answers from now on. */
  answer(status: number, headers?: Readonly<Record<string, string>>, body?: string | null): void
  stop(): Promise<void>
}

/** A server on the loopback address that keeps what is posted to it. A body of null means that it never answers. */
export async function startWebhookSink(): Promise<WebhookSink> {
  const calls: SunkCall[] = []
  let opened = 0
  let reply: { status: number; headers: Readonly<Record<string, string>>; body: string | null } = {
    ...{ status: 202, headers: {}, body: 'taken' },
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      if (reply.body !== null) response.writeHead(reply.status, { ...reply.headers }).end(reply.body)
    })
  })
  server.on('connection', () => opened++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    ...{ port, url: `http://127.0.0.1:${port}/hook`, calls },
    connections: () => opened,
    answer(status, headers = {}, body = 'taken') {
      reply = { status, headers, body }
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
