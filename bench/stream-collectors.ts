import { createCollector } from '../lib/collector-sdk/collector.ts'
import type { Transport } from '../lib/collector-sdk/transport.ts'
import { httpTransport } from '../lib/collector-sdk/transport.ts'

// The generator of bench/pause-streams.ts, a process of its own: as many SDK collectors as it is told, and the time at
// which each of them heard of a stop. `node stream-collectors.ts URL SLUG TOKEN COUNT PREFIX`; tells its parent by IPC.
const [gatewayUrl = '', program = '', token = '', count = '0', prefix = ''] = process.argv.slice(2)
const heardAt: number[] = []
let listening = 0

/** The SDK's own transport, with a note of the moment at which each piece of news arrives. */
function noting(transport: Transport): Transport {
  return {
    ...transport,
    stream: (collectorId, onNews, signal) => {
      let first = true
      return transport.stream(
        collectorId,
        (news) => {
          if (news && !first && news.programs.some((state) => state.state === 'stopped')) heardAt.push(Date.now())
          if (news && first) listening += 1
          first = false
          onNews(news)
        },
        signal,
      )
    },
  }
}

const collectors = Array.from({ length: Number(count) }, (_, i) => {
  const options = { gatewayUrl, token, program, collectorId: `${prefix}-${i}`, write: () => undefined }
  return createCollector<null>(options, { transport: noting(httpTransport(gatewayUrl, token)) })
})

setInterval(() => {
  const collecting = collectors.filter((collector) => collector.collecting).length
  if (process.connected) process.send?.({ listening, collecting, heardAt })
}, 100)
// The parent may be gone between the question and the message.
process.on('error', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
