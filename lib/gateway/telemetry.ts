import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const named = (name: string) => `standdown_gateway_${name}`

/**
 * What the gateway counts of itself. Nothing tells one program, incident, token or collector from another: who watches the
 * machine need not learn what was paused.
 */
export class Metrics {
  readonly registry = new Registry()
  readonly #registers = [this.registry]
  readonly leases = this.counter(
    'leases_total',
    'Lease requests that were answered, by what they were told.',
    'outcome',
  )
  readonly #confirmations = this.counter('confirmations_total', 'Reports of a stop, by what became of them.', 'outcome')
  readonly refusals = this.counter(
    'refusals_total',
    'Requests that were not served, by the status of the answer.',
    'status',
  )
  readonly news = this.counter('state_answers_total', 'Answers about the state, by where they came from.', 'from')
  readonly heartbeats = this.counter('heartbeats_total', 'Heartbeats, by what became of them.', 'outcome')
  readonly #readSize = this.histogram('read_requests', 'Requests that one read of the primary served.', sizes)
  readonly #readSeconds = this.histogram('read_seconds', 'Time that a read of the primary took.', seconds)
  readonly #writeSize = this.histogram('confirmation_batch_reports', 'Reports that one transaction kept.', sizes)
  readonly #writeSeconds = this.histogram('confirmation_batch_seconds', 'Time that such a transaction took.', seconds)
  readonly #loop = monitorEventLoopDelay({ resolution: 10 })

  /** `streams`: how many are open now, asked at each look. */
  constructor(streams: () => number) {
    this.#loop.enable()
    this.gauge('streams', 'Open streams.', streams)
    this.gauge('event_loop_lag_p50_seconds', 'Delay of the event loop since the last look, median.', () => this.lag(50))
    this.gauge('event_loop_lag_p99_seconds', 'Delay of the event loop since the last look, p99.', () => this.lag(99))
    this.gauge('resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
    this.gauge('heap_used_bytes', 'Memory in use by JavaScript.', () => process.memoryUsage().heapUsed)
    this.gauge('cpu_seconds', 'Processor time of the process since it started.', () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    })
  }

  /** A read of the primary that served so many requests. */
  noteRead(requests: number, ms: number): void {
    this.#readSize.observe(requests)
    this.#readSeconds.observe(ms / 1000)
  }

  /** A transaction that kept reports of a stop. */
  noteBatch(outcomes: readonly string[], ms: number): void {
    this.#writeSize.observe(outcomes.length)
    this.#writeSeconds.observe(ms / 1000)
    for (const outcome of outcomes) this.#confirmations.inc({ outcome })
  }

  /** All of it, as Prometheus reads it. */
  async text(): Promise<string> {
    const text = await this.registry.metrics()
    this.#loop.reset()
    return text
  }

  close(): void {
    this.#loop.disable()
  }

  private lag(percentile: number): number {
    return this.#loop.count === 0 ? 0 : this.#loop.percentile(percentile) / 1e9
  }

  private counter(name: string, help: string, label: string): Counter {
    return new Counter({ name: named(name), help, labelNames: [label], registers: this.#registers })
  }

  private histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: named(name), help, buckets, registers: this.#registers })
  }

  private gauge(name: string, help: string, value: () => number): void {
    const registers = this.#registers
    const gauge: Gauge = new Gauge({ name: named(name), help, registers, collect: () => gauge.set(value()) })
  }
}
