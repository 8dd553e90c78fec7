import { writeSync } from 'node:fs'
import { systemClock } from '../../collector-sdk/clock.ts'
import { createCollector } from '../../collector-sdk/collector.ts'
import type { Transport } from '../../collector-sdk/transport.ts'
import { httpTransport } from '../../collector-sdk/transport.ts'
import type { FreezePoint } from './freeze-points.ts'

/**
 * A collector that stops itself (SIGSTOP) the next time it comes to the point named by FREEZE_AT, once SIGUSR2 has armed
 * it. It writes a record every 10 ms for as long as it may.
 */
const [gatewayUrl = '', token = '', collectorId = '', program = ''] = process.argv.slice(2)
let armed = false
process.on('SIGUSR2', () => {
  armed = true
})

function point(name: FreezePoint): void {
  if (!armed || name !== process.env.FREEZE_AT) return
  armed = false
  process.kill(process.pid, 'SIGSTOP')
}

const http = httpTransport(gatewayUrl, token)
const transport: Transport = {
  async lease(body, signal) {
    point('before a renewal is sent')
    const answer = await http.lease(body, signal)
    point('before the answer to a renewal is read')
    return answer
  },
  async confirm(body, signal) {
    point('before a confirmation is sent')
    const answer = await http.confirm(body, signal)
    point('before the answer to a confirmation is read')
    return answer
  },
  stream(id, onNews, signal) {
    point('before the stream is opened')
    const hear: typeof onNews = (news) => {
      point('before news are heard')
      onNews(news)
    }
    return http.stream(id, hear, signal)
  },
}
const clock = {
  ...systemClock,
  after: (ms: number, fn: () => void) =>
    systemClock.after(ms, () => {
      point('before a timer fires')
      fn()
    }),
}

const collector = createCollector<number>(
  {
    gatewayUrl,
    token,
    collectorId,
    program,
    async write(n, guard) {
      await new Promise((resolve) => setImmediate(resolve))
      point('before the second check')
      guard()
      point('between the second check and the write')
      writeSync(1, `${n}\n`)
    },
  },
  { transport, clock },
)

let n = 0
setInterval(() => {
  n += 1
  point('before the first check')
  void collector.record(n)
}, 10)
