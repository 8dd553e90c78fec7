import { readFileSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { type Person, sessionFile } from './people'

/** Who asks, by fetch: somebody signed in, or nobody. */
export type Visitor = Person | 'nobody'

/** A server beside the one that all tests share, with the cookies of those who have entered it. */
export interface OtherServer {
  readonly url: string
  readonly gatewayUrl: string
  readonly cookies: Partial<Record<Visitor, string>>
}

let other: OtherServer | null = null

/** From now on this server is asked; null goes back to the one that all share. */
export function askOther(server: OtherServer | null): void {
  other = server
}

/** The address of the server under test. */
export function serverUrl(): string {
  if (other) return other.url
  const url = process.env.STANDDOWN_URL
  if (!url) throw new Error('STANDDOWN_URL is not set: the global setup did not run')
  return url
}

interface Cookie {
  readonly name: string
  readonly value: string
}

function cookieOf(visitor: Visitor): Record<string, string> {
  if (visitor === 'nobody') return {}
  if (other) return { cookie: other.cookies[visitor] ?? '' }
  const { cookies } = JSON.parse(readFileSync(sessionFile(visitor), 'utf8')) as { cookies: Cookie[] }
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

/** One request without a browser; redirects are not followed. */
export function ask(visitor: Visitor, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...cookieOf(visitor), ...(init.headers as Record<string, string> | undefined) }
  return fetch(`${serverUrl()}${path}`, { redirect: 'manual', ...init, headers })
}

export function gatewayUrl(): string {
  return other?.gatewayUrl ?? String(process.env.STANDDOWN_GATEWAY_URL)
}

/** What our own pages' requests carry, and no other page's. */
export const fromOurPages = () => ({ origin: serverUrl(), 'sec-fetch-site': 'same-origin' })

/** A request that names another host than the one it is sent to; answers with its status. */
export function askUnder(host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = rawRequest(`${serverUrl()}${path}`, { headers: { host } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    })
    asked.once('error', reject).end()
  })
}
