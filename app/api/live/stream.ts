import { subscribe } from '@/lib/realtime/hub'
import type { Topic } from '@/lib/realtime/topics'

const pingMs = 15_000
/** After this the browser connects again, and is asked again what it may follow. */
const longestMs = 10 * 60_000
const ping = 'event: ping\ndata: {}\n\n'
const utf8 = new TextEncoder()

export interface StreamOf {
  readonly sessionId: string
  readonly personId: string
  readonly topics: ReadonlySet<Topic>
  /** When the page that follows began to read, if it said so. */
  readonly sinceMs: number | null
  readonly signal: AbortSignal
}

/**
 * Server-sent events for one browser: a message `{topic, version}` for each change, and an event `ping` at least each 15 s.
 * Ends with the request, with the session, or after ten minutes.
 */
export function changeStream({ sessionId, personId, topics, sinceMs, signal }: StreamOf): ReadableStream<Uint8Array> {
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => controller.enqueue(utf8.encode(text))
      const close = () => {
        stop()
        controller.close()
      }
      const send = (topic: Topic, version: number) => write(`data: ${JSON.stringify({ topic, version })}\n\n`)
      write(`retry: 2000\n${ping}`)
      const since = sinceMs === null ? {} : { sinceMs }
      const leave = subscribe({ sessionId, personId, topics, ...since, send, close })
      const pinging = setInterval(() => write(ping), pingMs)
      const ending = setTimeout(close, longestMs)
      signal.addEventListener('abort', close)
      stop = () => {
        leave()
        clearInterval(pinging)
        clearTimeout(ending)
        signal.removeEventListener('abort', close)
      }
      if (signal.aborted) close()
    },
    cancel: () => stop(),
  })
}
