import { retryDelayMs } from './backoff.ts'
import type { Clock } from './clock.ts'
import { pauseFor } from './clock.ts'
import type { StreamNews } from './protocol.ts'
import type { Transport } from './transport.ts'

export interface Listening {
  readonly clock: Clock
  readonly random: () => number
  readonly transport: Transport
  readonly signal: AbortSignal
}

export interface Hearing {
  news(news: StreamNews): void
  /** The stream was answered 401 or 403. */
  denied(): void
}

/** The gateway sends something every 2 s; silence for longer than this is a dead connection. */
const silenceMs = 6000
const longestRetryMs = 9000

/** Follow the stream, for ever, over every disconnection. It makes stopping fast; the lease makes it certain. */
export async function followNews(deps: Listening, collectorId: string, heard: Hearing): Promise<void> {
  const { clock, random, transport, signal } = deps
  for (let failures = 0; !signal.aborted; failures += 1) {
    const silence = new AbortController()
    let cancel = clock.after(silenceMs, () => silence.abort())
    const onNews = (news: StreamNews | null) => {
      failures = 0
      cancel()
      cancel = clock.after(silenceMs, () => silence.abort())
      if (news) heard.news(news)
    }
    // A broken stream is an expected end; the next round connects again.
    const listening = AbortSignal.any([silence.signal, signal])
    const status = await transport.stream(collectorId, onNews, listening).catch(() => null)
    if (status === 401 || status === 403) heard.denied()
    cancel()
    await pauseFor(clock, retryDelayMs(failures, longestRetryMs, null, random), signal)
  }
}
