import http from 'node:http'
import type { ConfirmRequest, LeaseRequest, ProgramState, StreamNews } from '../lib/collector-sdk/protocol.ts'

/** What the generator tells its parent. Times are of the machine's monotonic clock, in ms, which all processes share. */
export interface Told {
  /** Streams that last heard that they may collect. */
  readonly collecting: number
  /** Per epoch that stopped: when each collector heard of it, and when its confirmation was answered as durable. */
  readonly epoch: string
  readonly seenAt: readonly number[]
  readonly confirmedAt: readonly number[]
  readonly refused: number
}

// The generator of bench/switch.ts, a process of its own: raw streams without an SDK, each of which confirms as the
// protocol says, spread over the time that the gateway asks for. node switch-clients.ts URL SLUG TOKEN COUNT
const [gatewayUrl = '', program = '', token = '', count = '0'] = process.argv.slice(2)
const base = new URL(gatewayUrl)
const authorization = `Bearer ${token}`
const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
const nowMs = () => Number(process.hrtime.bigint()) / 1e6

let epoch = '0'
let seenAt: number[] = []
let confirmedAt: number[] = []
let refused = 0
const collecting = new Set<string>()

function post(path: string, body: ConfirmRequest | LeaseRequest): Promise<number> {
  const text = JSON.stringify(body)
  const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  const options = { host: base.hostname, port: base.port, path: `/collect/v1/${path}`, method: 'POST', agent, headers }
  return new Promise((resolve) => {
    const request = http.request(options, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    request.on('error', () => resolve(0))
    request.end(text)
  })
}

async function confirm(collectorId: string, of: string): Promise<void> {
  const stopped = { result: 'stopped', inFlight: 0, buffered: 0 } as const
  const status = await post('confirm', { collectorId, bootId: 'bench', program, epoch: of, ...stopped })
  if (of !== epoch) return
  if (status === 200) confirmedAt.push(nowMs())
  else refused += 1
}

function hear(collectorId: string, state: ProgramState, confirmWithinMs: number): void {
  if (state.state === 'collecting') {
    collecting.add(collectorId)
    return
  }
  if (!collecting.delete(collectorId)) return
  if (state.epoch !== epoch) [epoch, seenAt, confirmedAt, refused] = [state.epoch, [], [], 0]
  seenAt.push(nowMs())
  setTimeout(() => void confirm(collectorId, state.epoch), Math.random() * confirmWithinMs)
}

function follow(collectorId: string): void {
  const path = `/collect/v1/stream?collectorId=${collectorId}`
  const headers = { authorization, accept: 'text/event-stream' }
  const options = { host: base.hostname, port: base.port, path, headers, agent: false as const }
  const request = http.get(options, (response) => {
    let rest = ''
    response.setEncoding('utf8').on('data', (text: string) => {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, data] = /^data: (.*)$/m.exec(block) ?? []
        if (!data || block.startsWith('event: heartbeat')) continue
        // The gateway under test sends nothing else.
        const news = JSON.parse(data) as StreamNews
        const [state] = news.programs
        if (state) hear(collectorId, state, news.confirmWithinMs)
      }
    })
  })
  request.on('error', () => process.exit(1))
}

/** The first lease makes a collector known, so that a pause has to account for it. */
async function enrol(collectorId: string): Promise<void> {
  const counters = { recorded: 0, dropped: 0, buffered: 0 }
  const report = { slug: program, lastEpoch: '0', phase: 'collecting', counters } as const
  const status = await post('lease', { collectorId, bootId: 'bench', seq: 1, programs: [report] })
  if (status !== 200) throw new Error(`a lease was answered with ${status}`)
  follow(collectorId)
}

const ids = Array.from({ length: Number(count) }, (_, index) => `bench-${index}`)
for (let from = 0; from < ids.length; from += 50) await Promise.all(ids.slice(from, from + 50).map(enrol))

setInterval(() => {
  const told: Told = { collecting: collecting.size, epoch, seenAt, confirmedAt, refused }
  if (process.connected) process.send?.(told)
}, 100)
process.on('error', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
