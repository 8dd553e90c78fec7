import { type Connection, notFollowing } from './connection'

/** The server says something at least each 15 s; twice missed, and the stream counts as dead. */
const silenceMs = 31_000
const watchMs = 2_000
const pollMs = 15_000
/** Changes that come together are read together. */
const gatherMs = 250
const retryMs = 3_000

export interface LiveStream {
  /** Topics as the server names them, such as `incident/<id>`. */
  topics: readonly string[]
  /** When the server began to read what the page shows, by its clock: it says at once what changed since. */
  sinceMs: number
  onChange: () => void
  onConnection: (connection: Connection) => void
}

/** Calls once for all that comes within `gatherMs`. */
function gathered(call: () => void): { soon: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined
        call()
      }, gatherMs)
    },
    cancel: () => clearTimeout(timer),
  }
}

/**
 * Follows topics over `/api/live` until the returned function is called. Every message only says that something changed;
 * so does coming back after a break. While the stream is down, it asks to re-read each 15 s.
 */
export function followTopics({ topics, sinceMs, onChange, onConnection }: LiveStream): () => void {
  let source: EventSource | undefined
  let heardMs = Date.now()
  let openedMs = 0
  let polledMs = 0
  let wasDown = false
  const reading = gathered(onChange)
  let reopening: ReturnType<typeof setTimeout> | undefined

  function heard() {
    heardMs = Date.now()
    onConnection({ state: 'live' })
    if (wasDown) reading.soon()
    wasDown = false
  }

  function lost() {
    wasDown = true
    onConnection({ state: Date.now() - heardMs > silenceMs ? 'stale' : 'reconnecting', sinceMs: heardMs })
    if (source?.readyState === EventSource.CLOSED) reopening ??= setTimeout(open, retryMs)
  }

  function open() {
    clearTimeout(reopening)
    reopening = undefined
    openedMs = Date.now()
    source?.close()
    source = new EventSource(`/api/live?topics=${encodeURIComponent(topics.join(','))}&since=${sinceMs}`)
    source.addEventListener('open', heard)
    source.addEventListener('ping', heard)
    source.addEventListener('message', () => {
      heard()
      reading.soon()
    })
    source.addEventListener('error', lost)
  }

  onConnection({ state: 'connecting' })
  open()
  const watch = setInterval(() => {
    const nowMs = Date.now()
    if (nowMs - heardMs > silenceMs) lost()
    if (nowMs - heardMs > silenceMs && nowMs - openedMs > pollMs) open()
    if (wasDown && nowMs - polledMs >= pollMs) {
      polledMs = nowMs
      reading.soon()
    }
  }, watchMs)

  return () => {
    clearInterval(watch)
    reading.cancel()
    clearTimeout(reopening)
    source?.close()
    onConnection(notFollowing)
  }
}
