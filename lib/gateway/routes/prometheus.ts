import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { HttpProblem } from '@/lib/gateway/http'
import type { Route } from '@/lib/gateway/route'

const loopback = /^(127\.|::1$|::ffff:127\.)/
const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** With a token set, whoever sends it; without one, this machine alone, and nobody whom a proxy lets through. */
function mayRead({ headers, socket }: IncomingMessage, token: string | null): boolean {
  const [, sent = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (token !== null) return timingSafeEqual(hashOf(sent), hashOf(token))
  const passedOn = Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))
  return loopback.test(socket.remoteAddress ?? '') && !passedOn
}

/** `GET /metrics`, for Prometheus. */
export const metrics: Route = async (gateway, request, response) => {
  if (!mayRead(request, gateway.metricsToken)) throw new HttpProblem(403, 'metrics', 'These are not for everybody.')
  const text = await gateway.metrics.text()
  response.writeHead(200, { 'content-type': gateway.metrics.registry.contentType, 'cache-control': 'no-store' })
  response.end(text)
}
