import type { ConfirmRequest, LeaseRequest, StreamNews } from '../lib/collector-sdk/protocol.ts'
import { followStream, nowMs, placeOf, Wire } from './wire.ts'

/** What the generator tells its parent ten times a second. */
export interface Told {
  /** Streams that last heard that they may collect. */
  readonly collecting: number
  /** Of the last epoch that stopped: who heard of it, who was told that its confirmation is durable, and who was refused. */
  readonly epoch: string
  readonly seen: number
  readonly confirmed: number
  readonly refused: number
}

/** What it answers to `times`: when each collector heard of the stop, and when its confirmation was answered. */
export interface Times {
  readonly seenAt: readonly number[]
  readonly confirmedAt: readonly number[]
}

// The generator of bench/switch.ts, a process of its own: streams without an SDK, each of which confirms as the protocol
// says, spread over the time that the gateway asks for. A collector has two connections, one for its stream and one for
// what it sends. node switch-clients.ts URL SLUG TOKEN COUNT
const [gatewayUrl = '', program = '', token = '', count = '0'] = process.argv.slice(2)
const place = placeOf(gatewayUrl, token)

let epoch = '0'
let seenAt: number[] = []
let confirmedAt: number[] = []
let refused = 0
const collecting = new Set<string>()

async function confirm(wire: Wire, collectorId: string, of: string): Promise<void> {
  const stopped = { result: 'stopped', inFlight: 0, buffered: 0 } as const
  const message: ConfirmRequest = { collectorId, bootId: 'bench', program, epoch: of, ...stopped }
  const status = await wire.post('confirm', message)
  if (of !== epoch) return
  if (status === 200) confirmedAt.push(nowMs())
  else refused += 1
}

function hear(wire: Wire, collectorId: string, data: string): void {
  const at = nowMs()
  // The gateway under test sends nothing else.
  const news = JSON.parse(data) as StreamNews
  const [state] = news.programs
  if (state?.state === 'collecting') collecting.add(collectorId)
  if (state?.state !== 'stopped' || !collecting.delete(collectorId)) return
  if (state.epoch !== epoch) [epoch, seenAt, confirmedAt, refused] = [state.epoch, [], [], 0]
  seenAt.push(at)
  setTimeout(() => void confirm(wire, collectorId, state.epoch), Math.random() * news.confirmWithinMs)
}

/** The first lease makes a collector known, so that a pause has to account for it. */
async function enrol(collectorId: string): Promise<void> {
  const wire = new Wire(place)
  const counters = { recorded: 0, dropped: 0, buffered: 0 }
  const report = { slug: program, lastEpoch: '0', phase: 'collecting', counters } as const
  const message: LeaseRequest = { collectorId, bootId: 'bench', seq: 1, programs: [report] }
  const status = await wire.post('lease', message)
  if (status !== 200) throw new Error(`a lease was answered with ${status}`)
  followStream(
    place,
    collectorId,
    (data) => hear(wire, collectorId, data),
    () => process.exit(1),
  )
}

process.on('error', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
process.on('message', () => process.send?.({ seenAt, confirmedAt } satisfies Times))

const ids = Array.from({ length: Number(count) }, (_, index) => `bench-${index}`)
for (let from = 0; from < ids.length; from += 50) await Promise.all(ids.slice(from, from + 50).map(enrol))

setInterval(() => {
  const counts = { seen: seenAt.length, confirmed: confirmedAt.length, refused }
  const told: Told = { collecting: collecting.size, epoch, ...counts }
  if (process.connected) process.send?.(told)
}, 100)
