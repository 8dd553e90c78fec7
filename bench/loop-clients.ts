import type { LeaseRequest } from '../lib/collector-sdk/protocol.ts'
import { nowMs, placeOf, Wire } from './wire.ts'

export interface LoopOrder {
  readonly gatewayUrl: string
  readonly token: string
  readonly program: string
  /** Connections; each sends its next request when the one before is answered. */
  readonly connections: number
  readonly seconds: number
  /** `state`: the whole answer. `unchanged`: with an ETag that matches. `lease`: each connection is a collector that renews. */
  readonly kind: 'state' | 'unchanged' | 'lease'
  /** Begins the collectors' names. */
  readonly prefix: string
}

export interface LoopResult {
  /** Answers by status; 0 stands for a connection that broke. */
  readonly answers: Readonly<Record<string, number>>
  readonly perSecond: number
  readonly ms: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }
}

// A generator in a closed loop, a process of its own: node loop-clients.ts ORDER-AS-JSON. It says `ready` when every
// connection has had its first answer, begins at the next message, and tells the result.
const order = JSON.parse(process.argv[2] ?? '{}') as LoopOrder
const { connections, kind, program, prefix } = order
const place = placeOf(order.gatewayUrl, order.token)

function requests(wire: Wire, index: number): () => Promise<number> {
  const collectorId = `${prefix}-${index}`
  if (kind !== 'lease') {
    const etag = kind === 'unchanged' ? '"1-collecting"' : ''
    return () => wire.get(`state?collectorId=${collectorId}`, etag)
  }
  const counters = { recorded: 12, dropped: 0, buffered: 0 }
  const lastRecordAt = '2026-11-23T10:00:00.000Z'
  const report = { slug: program, lastEpoch: '1', phase: 'collecting', counters, lastRecordAt } as const
  let seq = 0
  return () => {
    seq += 1
    const message: LeaseRequest = { collectorId, bootId: 'bench', seq, programs: [report] }
    return wire.post('lease', message)
  }
}

const answers: Record<string, number> = {}
const times: number[] = []
const all = Array.from({ length: connections }, (_, index) => requests(new Wire(place), index))

async function loop(send: () => Promise<number>, until: number): Promise<void> {
  for (let before = nowMs(); before < until; ) {
    const status = await send()
    const now = nowMs()
    answers[status] = (answers[status] ?? 0) + 1
    times.push(now - before)
    before = now
  }
}

async function run(): Promise<void> {
  const began = nowMs()
  await Promise.all(all.map((send) => loop(send, began + order.seconds * 1000)))
  const seconds = (nowMs() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (p: number) => Math.round((times[Math.max(0, Math.ceil(p * times.length) - 1)] ?? 0) * 100) / 100
  const ms = { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
  const result: LoopResult = { answers, perSecond: Math.round(times.length / seconds), ms }
  process.send?.(result, () => process.exit(0))
}

process.on('disconnect', () => process.exit(0))
process.on('message', () => void run())
for (let from = 0; from < all.length; from += 100) await Promise.all(all.slice(from, from + 100).map((send) => send()))
process.send?.('ready')
