import 'server-only'
import { log } from '@/lib/log'
import { type Listener, listen } from '@/lib/realtime/listen'
import { listLiveSessions } from '@/lib/realtime/queries'
import { RecentChanges } from '@/lib/realtime/recent-changes'
import { browserChannel, type Change, readChange, type Topic } from '@/lib/realtime/topics'

/** One open stream of one signed-in browser. */
export interface Subscriber {
  readonly sessionId: string
  readonly personId: string
  readonly topics: ReadonlySet<Topic>
  /** When its page began to read, in ms by this machine's clock: what changed since is said at once. */
  readonly sinceMs?: number
  /** Says that a topic changed; version 0 after a break, when nobody knows what changed. */
  send(topic: Topic, version: number): void
  /** Ends the stream: its session is over. */
  close(): void
}

const recheckMs = 3_000

interface Hub {
  readonly subscribers: Set<Subscriber>
  readonly recent: RecentChanges
  readonly listener: Listener
  readonly rechecking: ReturnType<typeof setInterval>
}

const held = globalThis as { standdownHub?: Hub | undefined }

function tell(subscribers: Iterable<Subscriber>, { topic, version, for: only }: Change): void {
  for (const subscriber of subscribers) {
    if (only && only !== subscriber.personId) continue
    if (subscriber.topics.has(topic)) subscriber.send(topic, version)
  }
}

function tellToReadAgain(subscribers: Iterable<Subscriber>): void {
  for (const subscriber of subscribers) for (const topic of subscriber.topics) subscriber.send(topic, 0)
}

/** Ends the streams whose sessions ended since; if the database can't tell, they stay until it can. */
async function endRevoked(subscribers: ReadonlySet<Subscriber>): Promise<void> {
  if (subscribers.size === 0) return
  try {
    const live = await listLiveSessions([...new Set([...subscribers].map(({ sessionId }) => sessionId))])
    for (const subscriber of [...subscribers]) if (!live.has(subscriber.sessionId)) subscriber.close()
  } catch (err) {
    log.warn({ err }, 'sessions of open streams not checked')
  }
}

function open(): Hub {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const subscribers = new Set<Subscriber>()
  const recent = new RecentChanges()
  const listener = listen({
    url,
    channels: [browserChannel],
    onMessage: (_, payload) => {
      const change = readChange(payload)
      if (!change) return
      recent.add(change, Date.now())
      tell(subscribers, change)
    },
    onListening: () => {
      recent.startAt(Date.now())
      tellToReadAgain(subscribers)
    },
  })
  const rechecking = setInterval(() => void endRevoked(subscribers), recheckMs)
  rechecking.unref()
  return { subscribers, recent, listener, rechecking }
}

/**
 * Joins the process's hub: one LISTEN connection however many browsers follow. Returns how to leave. The caller has
 * checked which topics the subscriber may follow.
 */
export function subscribe(subscriber: Subscriber): () => void {
  held.standdownHub ??= open()
  const { subscribers, recent } = held.standdownHub
  subscribers.add(subscriber)
  if (subscriber.sinceMs !== undefined) {
    const missed = recent.since(subscriber.sinceMs, Date.now())
    if (missed) for (const change of missed) tell([subscriber], change)
    else tellToReadAgain([subscriber])
  }
  return () => subscribers.delete(subscriber)
}

/** Ends every stream and the connection; tests and a process that goes down. */
export async function closeHub(): Promise<void> {
  const hub = held.standdownHub
  held.standdownHub = undefined
  if (!hub) return
  clearInterval(hub.rechecking)
  for (const subscriber of [...hub.subscribers]) subscriber.close()
  await hub.listener.stop()
}
