import type { IncomingMessage } from 'node:http'

export type Route = 'lease' | 'confirm' | 'stream' | 'state'

/** A request as it came. */
export interface Received {
  readonly route: Route
  /** When its head arrived, on the kit's clock. */
  readonly at: number
  readonly body: Said
  readonly waitEpoch: bigint | null
  readonly waitMs: number
}

/** The parts of a lease or confirm message that the kit looks at; whatever else is said is left alone. */
export interface Said {
  readonly collectorId?: unknown
  readonly bootId?: unknown
  readonly program?: unknown
  readonly epoch?: unknown
  readonly result?: unknown
  readonly programs?: readonly { readonly slug?: unknown; readonly lastEpoch?: unknown; readonly phase?: unknown }[]
}

/** What to do with a request: answer it, never answer it, or break its connection. */
export type Reply =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'silence'
  | 'reset'

export async function receive(request: IncomingMessage, at: number): Promise<Received | null> {
  const url = URL.parse(request.url ?? '/', 'http://gateway.invalid')
  const route = routeOf(request.method, url?.pathname ?? '')
  if (!url || !route) return null
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const waitEpoch = url.searchParams.get('waitEpoch')
  const [, seconds = '0'] = /\bwait=(\d{1,4})\b/.exec(String(request.headers.prefer ?? '')) ?? []
  return {
    route,
    at,
    body: parsed(text),
    waitEpoch: waitEpoch !== null && /^\d{1,18}$/.test(waitEpoch) ? BigInt(waitEpoch) : null,
    waitMs: Math.min(Number(seconds), 25) * 1000,
  }
}

function routeOf(method: string | undefined, path: string): Route | null {
  if (`${method} ${path}` === 'POST /collect/v1/lease') return 'lease'
  if (`${method} ${path}` === 'POST /collect/v1/confirm') return 'confirm'
  if (`${method} ${path}` === 'GET /collect/v1/stream') return 'stream'
  return `${method} ${path}` === 'GET /collect/v1/state' ? 'state' : null
}

function parsed(text: string): Said {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
