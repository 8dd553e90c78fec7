import type { ConfirmRequest, LeaseReply, LeaseRequest, StreamNews } from './protocol.ts'
import { readEvents } from './sse.ts'

export interface Answer<T> {
  readonly status: number
  readonly body: T | null
  readonly retryAfterMs: number | null
}

/** The outside world. A call that fails on the way throws. */
export interface Transport {
  lease(body: LeaseRequest, signal: AbortSignal): Promise<Answer<LeaseReply>>
  confirm(body: ConfirmRequest, signal: AbortSignal): Promise<Answer<unknown>>
  /** Follows the stream until it ends; `onNews` gets null for a heartbeat. Resolves to the status that it was answered with. */
  stream(collectorId: string, onNews: (news: StreamNews | null) => void, signal: AbortSignal): Promise<number>
}

/** No gateway asks for more, and a timer that is set for longer than 24 days goes off at once. */
const longestRetryAfterMs = 3_600_000

/** The gateway over fetch. */
export function httpTransport(gatewayUrl: string, token: string): Transport {
  const base = `${gatewayUrl.replace(/\/$/, '')}/collect/v1`
  const authorization = `Bearer ${token}`

  async function post<T>(path: string, body: unknown, signal: AbortSignal): Promise<Answer<T>> {
    const headers = { authorization, 'content-type': 'application/json' }
    const response = await fetch(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal })
    const text = await response.text()
    const parsed: T | null = response.ok && text !== '' ? JSON.parse(text) : null
    return { status: response.status, body: parsed, retryAfterMs: retryAfter(response) }
  }

  return {
    lease: (body, signal) => post('lease', body, signal),
    confirm: (body, signal) => post('confirm', body, signal),
    async stream(collectorId, onNews, signal) {
      const address = `${base}/stream?collectorId=${encodeURIComponent(collectorId)}`
      const response = await fetch(address, { headers: { authorization, accept: 'text/event-stream' }, signal })
      if (!response.ok || !response.body) {
        await response.body?.cancel()
        return response.status
      }
      for await (const event of readEvents(response.body))
        onNews(event.name === 'heartbeat' ? null : (JSON.parse(event.data) as StreamNews))
      return response.status
    },
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, longestRetryAfterMs) : null
}
