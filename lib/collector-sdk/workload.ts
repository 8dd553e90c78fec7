import { closeSync, openSync, writeSync } from 'node:fs'
import { systemClock } from './clock.ts'
import type { Collector } from './collector.ts'
import { createCollector } from './collector.ts'
import type { Faults } from './faults.ts'
import { faultyTransport } from './faults.ts'
import { httpTransport } from './transport.ts'

export interface WorkloadOptions {
  readonly gatewayUrl: string
  readonly token: string
  readonly program: string
  readonly collectors: number
  /** Where records go, one JSON object a line. */
  readonly file: string
  /** Time between two records of one collector. */
  readonly everyMs: number
  /** Names are `<prefix>-01`, `<prefix>-02`, … */
  readonly prefix: string
  readonly version?: string
}

/** A record as it stands in the file; times are taken right before the write. */
export interface WorkloadRecord {
  readonly collector: string
  readonly n: number
  readonly wallMs: number
  readonly monoMs: number
}

export interface Worker {
  readonly id: string
  readonly faults: Faults
  readonly collector: Collector<number>
}

export interface Workload {
  readonly workers: readonly Worker[]
  close(): Promise<void>
}

/** Collectors that really write: each appends records to one file for as long as it may. */
export function startWorkload(options: WorkloadOptions): Workload {
  const file = openSync(options.file, 'a')
  const workers = Array.from({ length: options.collectors }, (_, i) =>
    startWorker(options, file, `${options.prefix}-${String(i + 1).padStart(2, '0')}`),
  )
  const timers = workers.map((worker) => {
    let n = 0
    return setInterval(() => {
      n += 1
      void worker.collector.record(n)
    }, options.everyMs)
  })
  return {
    workers,
    async close() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(workers.map((worker) => worker.collector.close()))
      closeSync(file)
    },
  }
}

function startWorker(options: WorkloadOptions, file: number, id: string): Worker {
  const faults: Faults = { cut: false, delayMs: 0 }
  const { gatewayUrl, token, program, version } = options
  const said = version ? { version } : {}
  const transport = faultyTransport(httpTransport(gatewayUrl, token), faults, systemClock)
  const write = (n: number, guard: () => void) => {
    guard()
    const record: WorkloadRecord = { collector: id, n, wallMs: Date.now(), monoMs: performance.now() }
    writeSync(file, `${JSON.stringify(record)}\n`)
  }
  const collector = createCollector<number>(
    { gatewayUrl, token, collectorId: id, program, write, ...said },
    { transport },
  )
  return { id, faults, collector }
}
