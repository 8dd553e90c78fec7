/** What the page knows about its live connection. `sinceMs` is when it last heard from the server. */
export type Connection = { state: 'off' | 'connecting' | 'live' } | { state: 'reconnecting' | 'stale'; sinceMs: number }

export const notFollowing: Connection = { state: 'off' }

let connection: Connection = notFollowing
const listeners = new Set<() => void>()

/** The store behind the chip in the header: one page, one connection. */
export const connectionStore = {
  read: (): Connection => connection,
  write(next: Connection): void {
    if (next.state === connection.state) return
    connection = next
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
