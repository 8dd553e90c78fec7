import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerProblem } from '@/lib/gateway/guard/door'
import { type Guard, makeGuard } from '@/lib/gateway/guard/guard'
import type { GuardOptions } from '@/lib/gateway/guard/options'
import { sendJson } from '@/lib/gateway/http'

export interface ProxyOptions extends GuardOptions {
  readonly upstreamUrl: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
}

export interface RunningGuard {
  readonly url: string
  close(): Promise<void>
}

/** Under this prefix the guard answers for itself; all else is the store's. */
const ownPrefix = '/.standdown'

async function answer(guard: Guard, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === `${ownPrefix}/healthz`) return sendJson(response, 200, { ok: true })
  if (request.url === `${ownPrefix}/readyz`) return sendJson(response, guard.ready ? 200 : 503, { ready: guard.ready })
  if (guard.upstream) await guard.door.proxy(guard.upstream, request, response)
}

/** Starts a guard as a reverse proxy in front of one store. */
export async function startGuard(options: ProxyOptions): Promise<RunningGuard> {
  const guard = makeGuard(options)
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 60_000 })
  server.on('request', (request, response) => {
    answer(guard, request, response).catch((thrown: unknown) => answerProblem(response, thrown))
  })
  server.on('clientError', (_, socket) => socket.destroy())
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port, options.host, resolve)
    })
  } catch (thrown) {
    await guard.close()
    throw thrown
  }
  const { address, family, port } = server.address() as AddressInfo
  const own = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address
  const url = `http://${family === 'IPv6' ? `[${own}]` : own}:${port}`
  guard.listensAt(url)
  return {
    url,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await guard.close()
      server.closeAllConnections()
      await closed
    },
  }
}
