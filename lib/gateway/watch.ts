import { log } from '@/lib/log'
import { gatewayChannel } from '@/lib/programs/commands/write'
import { listen } from '@/lib/realtime/listen'

const pollMs = 1000

export interface Watching {
  close(): Promise<void>
}

/** Hears of changed programs at once by LISTEN, and asks every second in case a notification was lost. */
export function watch(
  url: string,
  onChange: (notice: unknown) => Promise<void>,
  onPoll: () => Promise<void>,
): Watching {
  const run = (work: () => Promise<void>) =>
    work().catch((err: unknown) => log.warn({ err }, 'the gateway could not read the programs'))
  const listener = listen({
    url,
    channels: [gatewayChannel],
    onMessage: (_, payload) => void run(async () => onChange(JSON.parse(payload))),
    onListening: () => void run(onPoll),
  })
  const poll = setInterval(() => void run(onPoll), pollMs)
  return {
    close() {
      clearInterval(poll)
      return listener.stop()
    },
  }
}
