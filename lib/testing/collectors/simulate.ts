import fc from 'fast-check'
import type { Collector } from '@/lib/collector-sdk/collector'
import { createCollector } from '@/lib/collector-sdk/collector'
import type { LeaseRules } from '@/lib/collector-sdk/lease'
import { SimulatedGateway } from '@/lib/testing/collectors/simulated-gateway'
import { driftingClock, seeded, VirtualTime } from '@/lib/testing/collectors/virtual-time'

const ttlMs = 1000
/** The longest time between a check and its write in the simulation: `c`. */
const checkGapMs = 5

export interface Scenario {
  readonly seed: number
  readonly collectors: number
  readonly longestDelayMs: number
  readonly loss: number
  /** Records wait this long between the first and the second check. */
  readonly longestQueueMs: number
  readonly pauseAt: number
  /** How the world fails at the pause. */
  readonly fault: 'none' | 'cut at the pause' | 'old database' | 'sleep over the pause'
}

export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(),
  collectors: fc.integer({ min: 1, max: 3 }),
  longestDelayMs: fc.constantFrom(0, 20, 300, 900),
  loss: fc.constantFrom(0, 0, 0.1, 0.4),
  longestQueueMs: fc.constantFrom(0, 100, 2500),
  pauseAt: fc.integer({ min: 500, max: 2500 }),
  fault: fc.constantFrom('none', 'cut at the pause', 'cut at the pause', 'old database', 'sleep over the pause'),
})

/** What a broken collector does instead. */
export interface Mutation {
  readonly rules?: LeaseRules
  readonly ignoresGuard?: boolean
}

export interface Outcome {
  readonly pausedAt: number
  /** Durable writes later than pause + ttl + c, in milliseconds after the pause. */
  readonly late: readonly number[]
  /** Durable writes of a collector after it had sent its confirmation. */
  readonly afterConfirming: readonly number[]
  readonly written: number
  /** The last durable write, in milliseconds after the pause. */
  readonly lastWriteMs: number
  readonly confirmed: number
}

interface Writing {
  readonly time: VirtualTime
  readonly random: () => number
  readonly scenario: Scenario
  readonly mutation: Mutation
  readonly writes: { id: string; at: number }[]
}

/** Some collectors, a hostile network and one pause, on virtual time. The same scenario runs the same way each time. */
export async function simulate(scenario: Scenario, mutation: Mutation = {}): Promise<Outcome> {
  const time = new VirtualTime()
  const random = seeded(scenario.seed)
  const { longestDelayMs, loss } = scenario
  const gateway = new SimulatedGateway(time, { ttlMs, longestDelayMs, loss, random })
  const writing: Writing = { time, random, scenario, mutation, writes: [] }
  const collectors = Array.from({ length: scenario.collectors }, (_, i) => start(`c${i}`, gateway, writing))
  time.at(scenario.pauseAt, () => {
    if (scenario.fault === 'cut at the pause') gateway.pauseAndCutAfterNextGrant()
    else gateway.pause()
    if (scenario.fault === 'old database') time.after(700, () => gateway.restoreOldDatabase())
  })
  await time.run(scenario.pauseAt + 6 * ttlMs)
  for (const collector of collectors) void collector.close()

  const pausedAt = gateway.pausedAt ?? Number.POSITIVE_INFINITY
  const { writes } = writing
  const bound = ttlMs + checkGapMs
  // A server that forgot the pause can't keep the bound; a collector that heard of it still must.
  const bounded = scenario.fault === 'old database' ? [] : writes
  return {
    pausedAt,
    late: bounded.map((write) => write.at - pausedAt).filter((after) => after > bound),
    afterConfirming: writes.filter((w) => w.at > (gateway.confirmed.get(w.id) ?? Infinity)).map((w) => w.at - pausedAt),
    written: writes.length,
    lastWriteMs: (writes.at(-1)?.at ?? 0) - pausedAt,
    confirmed: gateway.confirmed.size,
  }
}

function start(id: string, gateway: SimulatedGateway, writing: Writing): Collector<null> {
  const { time, random, scenario, mutation, writes } = writing
  const sleep = scenario.fault === 'sleep over the pause' ? { at: scenario.pauseAt - 50, ms: 1500 } : null
  const clock = driftingClock(time, { rate: 0.99 + 0.02 * random() ** 3, skewMs: 1e6 * random(), sleep })
  const wait = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve))
  const collector = createCollector<null>(
    {
      gatewayUrl: '',
      token: '',
      collectorId: id,
      program: 'p',
      async write(_, guard) {
        if (random() < 0.2) await wait(scenario.longestQueueMs * random())
        if (mutation.ignoresGuard) attempt(guard)
        else guard()
        await wait(checkGapMs * random())
        writes.push({ id, at: time.now })
      },
    },
    { clock, random, transport: gateway.transport(), bootId: id, ...(mutation.rules && { rules: mutation.rules }) },
  )
  const tick = () => {
    void collector.record(null)
    time.after(4 + 4 * random(), tick)
  }
  tick()
  return collector
}

function attempt(guard: () => void): void {
  try {
    guard()
  } catch {
    // The broken collector writes all the same.
  }
}
