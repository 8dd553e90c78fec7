import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Gateway, type GatewaySettings } from '@/lib/gateway/gateway'
import { HttpProblem, sendJson, sendProblem } from '@/lib/gateway/http'
import { routeOf } from '@/lib/gateway/routes'
import { log } from '@/lib/log'

export interface GatewayOptions extends GatewaySettings {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** So many connections at most; more are closed as they come. No limit by default. */
  readonly connections?: number
}

export interface RunningGateway {
  readonly url: string
  /** Ends streams, answers what is under way, writes what is in memory. */
  close(): Promise<void>
}

/** What is under way when the gateway ends is answered within this. */
const answerWithinMs = 3000

async function answer(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://gateway.invalid')
  if (!url) throw new HttpProblem(400, 'malformed', 'Not an address.')
  if (url.pathname === '/healthz') return sendJson(response, 200, { ok: true })
  if (url.pathname === '/readyz') return sendJson(response, gateway.ready ? 200 : 503, { ready: gateway.ready })
  const route = routeOf(request.method ?? '', url.pathname)
  if (!route) throw new HttpProblem(404, 'not_found', 'There is nothing here.')
  if (gateway.draining) response.setHeader('connection', 'close')
  await route(gateway, request, response, url)
}

/** Starts the gateway; the database client of the commands must be set already. Rejects when the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const gateway = new Gateway(options)
  // Without a database the gateway stands and says that it isn't ready; its first connection is looked at then.
  await gateway.database.recover().catch((err: unknown) => log.error({ err }, 'the database could not be looked at'))
  const server = createServer({ maxHeaderSize: 8192, headersTimeout: 10_000, requestTimeout: 15_000 })
  server.keepAliveTimeout = 65_000
  if (options.connections) server.maxConnections = options.connections
  server.on('request', (request, response) => {
    answer(gateway, request, response).catch((thrown: unknown) => {
      gateway.metrics.refusals.inc({ status: sendProblem(response, thrown) })
    })
  })
  server.on('clientError', (_, socket) => socket.destroy())
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port, options.host, 4096, resolve)
    })
  } catch (thrown) {
    await gateway.close()
    throw thrown
  }
  const { address, family, port } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      gateway.drain()
      server.closeIdleConnections()
      // Each answer from now on is the last on its connection.
      await Promise.race([closed, wait(answerWithinMs, undefined, { ref: false })])
      await gateway.close()
      server.closeAllConnections()
      await closed
    },
  }
}
