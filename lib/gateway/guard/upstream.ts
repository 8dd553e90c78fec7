import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { guardHeaders } from '@/lib/gateway/guard/headers'

/** RFC 9110 §7.6.1: these are between two neighbours. The grant is for the guard alone. */
const notPassedOn = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'host', 'expect', guardHeaders.grant, guardHeaders.canary, guardHeaders.released],
])

/** The headers that the store gets. */
export function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const named = String(headers.connection ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || notPassedOn.has(name) || named.includes(name)
        ? []
        : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

/** The path of a request, as the store gets it; null for anything but a path: the guard opens no other address. */
export function pathOf(target: string | undefined): string | null {
  return target?.startsWith('/') && !/[^\x21-\x7e]/.test(target) ? target : null
}

/** The one store behind a guard. Redirects are not followed: they go back to the sender. */
export class Upstream {
  readonly #url: URL

  /** Throws when the address is not one of http or https. */
  constructor(url: string) {
    this.#url = new URL(url)
    if (!['http:', 'https:'].includes(this.#url.protocol)) throw new Error(`${url} is no address of a store`)
  }

  /** Begins a request to the store; the body is the caller's to write. */
  open(method: string, path: string, headers: Record<string, string>): ClientRequest {
    const { protocol, hostname, port, pathname, host } = this.#url
    const make = protocol === 'https:' ? httpsRequest : httpRequest
    const base = pathname.replace(/\/$/, '')
    const bare = hostname.replace(/^\[|\]$/g, '')
    return make({
      protocol,
      hostname: bare,
      port,
      method,
      path: `${base}${path}`,
      headers: { ...headers, host },
      timeout: 30_000,
    })
  }

  /** Sends a whole body; the status, once the answer has been read. */
  async send(method: string, path: string, headers: Record<string, string>, body: Buffer): Promise<number> {
    const request = this.open(method, path, { ...headers, 'content-length': body.length.toString() })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject)
      request.once('timeout', () => request.destroy(new Error('the store did not answer')))
    })
    request.end(body)
    const response = await answered
    for await (const _ of response);
    return response.statusCode ?? 0
  }
}
