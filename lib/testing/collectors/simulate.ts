import fc from 'fast-check'
import type { Collector } from '@/lib/collector-sdk/collector'
import { createCollector } from '@/lib/collector-sdk/collector'
import { SimulatedDatabase } from '@/lib/testing/collectors/simulated-database'
import { SimulatedGateway } from '@/lib/testing/collectors/simulated-gateway'
import { SimulatedNetwork } from '@/lib/testing/collectors/simulated-network'
import { driftingClock, seeded, VirtualTime } from '@/lib/testing/collectors/virtual-time'

export const ttlMs = 1000
/** The longest time between a check and its write in the simulation: `c`. */
export const checkGapMs = 5

/** How the world fails around the pause. */
export const faults = [
  'none',
  'cut at the pause',
  'sleep over the pause',
  'a gateway killed at the pause',
  'both gateways killed before the pause',
  'the database restored after the pause',
  'the ttl lowered before the pause',
  'tokens revoked instead of a pause',
] as const
export type Fault = (typeof faults)[number]

export interface Scenario {
  readonly seed: number
  readonly longestDelayMs: number
  readonly loss: number
  /** Share of the database's notifications that gateways never hear. */
  readonly deafness: number
  /** Records wait this long between the first and the second check. */
  readonly longestQueueMs: number
  readonly pauseAt: number
  readonly fault: Fault
  /** The program is resumed after the pause, and paused again. */
  readonly again: boolean
}

export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(),
  longestDelayMs: fc.constantFrom(0, 20, 300, 900),
  loss: fc.constantFrom(0, 0, 0.1, 0.4),
  deafness: fc.constantFrom(0, 0, 0.5, 1),
  longestQueueMs: fc.constantFrom(0, 100, 2500),
  pauseAt: fc.integer({ min: 500, max: 2500 }),
  fault: fc.constantFrom(...faults, 'cut at the pause', 'cut at the pause'),
  again: fc.boolean(),
})

export interface Write {
  readonly id: string
  readonly at: number
}

/** Everything that happened, in true time. */
export interface Outcome {
  readonly database: SimulatedDatabase
  readonly network: SimulatedNetwork
  readonly writes: readonly Write[]
  readonly revokedAt: number
}

const collectorIds = ['c1', 'c2', 'c3'] as const

/** Three collectors, two gateways, one database, a hostile network and a pause, on virtual time. The same scenario runs the same way each time. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const time = new VirtualTime()
  const random = seeded(scenario.seed)
  const { longestDelayMs, loss, deafness, fault, pauseAt } = scenario
  const database = new SimulatedDatabase(time, { ttlMs, checkGapMs, random })
  const gateway = () => new SimulatedGateway(time, database, { random, deafness })
  const gateways = [gateway(), gateway()]
  const network = new SimulatedNetwork(time, () => gateways, { longestDelayMs, loss, random })
  const kill = (index: number, backAfterMs: number) => {
    gateways[index]?.kill()
    network.drop()
    time.after(backAfterMs, () => gateways.splice(index, 1, gateway()))
  }
  const writes: Write[] = []
  const collectors = collectorIds.map((id) => start(id, { time, random, scenario, network, writes }))
  let revokedAt = Number.POSITIVE_INFINITY

  if (fault === 'the database restored after the pause') time.at(pauseAt - 300, () => database.backUp())
  if (fault === 'the ttl lowered before the pause') time.at(pauseAt - 200, () => database.lowerTtl(300))
  if (fault === 'both gateways killed before the pause')
    time.at(pauseAt - 100, () => {
      kill(0, 300)
      kill(1, 700)
    })
  time.at(pauseAt, () => {
    if (fault === 'tokens revoked instead of a pause') {
      database.revoked = true
      revokedAt = time.now
      return
    }
    if (fault !== 'cut at the pause') return database.pause()
    // Right after a read that lets somebody go on: the worst moment there is.
    database.afterNextRead(() => {
      database.pause()
      network.cut = true
    })
  })
  if (fault === 'a gateway killed at the pause') time.at(pauseAt + 1, () => kill(0, 500))
  if (fault === 'the database restored after the pause') {
    time.at(pauseAt + 200, () => {
      database.up = false
    })
    time.at(pauseAt + 400, () => {
      database.restore()
      database.up = true
    })
  }
  if (scenario.again && fault === 'none') {
    time.at(pauseAt + 3 * ttlMs, () => database.resume())
    time.at(pauseAt + 4.5 * ttlMs, () => database.pause())
  }
  await time.run(pauseAt + 8 * ttlMs)
  for (const collector of collectors) void collector.close()
  for (const one of gateways) one.kill()
  return { database, network, writes, revokedAt }
}

interface Starting {
  readonly time: VirtualTime
  readonly random: () => number
  readonly scenario: Scenario
  readonly network: SimulatedNetwork
  readonly writes: Write[]
}

function start(id: string, { time, random, scenario, network, writes }: Starting): Collector<null> {
  const sleep = scenario.fault === 'sleep over the pause' ? { at: scenario.pauseAt - 50, ms: 1500 } : null
  const clock = driftingClock(time, { rate: 0.99 + 0.02 * random() ** 3, skewMs: 1e6 * random(), sleep })
  const wait = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve))
  const collector = createCollector<null>(
    {
      gatewayUrl: '',
      token: '',
      collectorId: id,
      program: 'workflow-insight',
      async write(_, guard) {
        if (random() < 0.2) await wait(scenario.longestQueueMs * random())
        guard()
        await wait(checkGapMs * random())
        writes.push({ id, at: time.now })
      },
    },
    { clock, random, transport: network.transport(id), bootId: id },
  )
  const tick = () => {
    void collector.record(null)
    time.after(4 + 4 * random(), tick)
  }
  tick()
  return collector
}
