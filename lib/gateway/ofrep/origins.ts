import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Headers } from '@/lib/gateway/http'
import type { Route } from '@/lib/gateway/route'

/** What lets a page of a listed origin read an answer; nothing for any other. */
export function originHeaders(request: IncomingMessage, allowed: ReadonlySet<string>): Headers {
  const { origin } = request.headers
  if (allowed.size === 0) return {}
  if (!origin || !allowed.has(origin)) return { vary: 'Origin' }
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': 'ETag' }
}

/** `OPTIONS` of the two evaluations: what a browser asks before it sends a token to another origin. */
export const preflight: Route = async (gateway, request, response) =>
  sendPreflight(gateway.flagOrigins, request, response)

function sendPreflight(allowed: ReadonlySet<string>, request: IncomingMessage, response: ServerResponse): void {
  const headers = originHeaders(request, allowed)
  const granted = 'access-control-allow-origin' in headers && {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'Authorization, Content-Type, If-None-Match, X-API-Key',
    'access-control-max-age': '600',
  }
  response.writeHead(204, { 'cache-control': 'no-store', ...headers, ...granted }).end()
}
