import 'server-only'
import { Client } from 'pg'
import { log } from '@/lib/log'

export interface ListenOptions {
  readonly url: string
  readonly channels: readonly string[]
  readonly onMessage: (channel: string, payload: string) => void
  /** From now on it listens, at first or again: what was sent before is lost, so whoever follows must read again. */
  readonly onListening: () => void
}

export interface Listener {
  stop(): Promise<void>
}

const firstWaitMs = 100
const longestWaitMs = 5_000

/** Hears what other connections `NOTIFY`, over one connection of its own that is made again whenever it breaks. */
export function listen({ url, channels, onMessage, onListening }: ListenOptions): Listener {
  let client: Client | undefined
  let stopped = false
  let waitMs = firstWaitMs
  let retry: ReturnType<typeof setTimeout> | undefined

  function lost(): void {
    if (!client || stopped) return
    client.removeAllListeners()
    client.on('error', () => undefined)
    client.end().catch(() => undefined)
    client = undefined
    log.warn({ channels, waitMs }, 'not listening to the database')
    retry = setTimeout(connect, waitMs)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }

  async function open(next: Client): Promise<void> {
    await next.connect()
    for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`)
    waitMs = firstWaitMs
    onListening()
  }

  function connect(): void {
    const next = new Client({ connectionString: url, options: '-c role=standdown_app', keepAlive: true })
    client = next
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''))
    open(next).catch(lost)
  }

  connect()
  return {
    async stop() {
      stopped = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
