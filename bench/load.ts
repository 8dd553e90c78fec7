import http from 'node:http'
import { loadavg } from 'node:os'

/** One kind of request, repeated in a closed loop. `{{i}}` in path and body becomes a running number, `{{pick}}` one of `picks`. */
export interface Scenario {
  readonly name: string
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly picks?: readonly string[]
  /** The status of a right answer: 200 unless said. */
  readonly status?: number
  /** Text that a right answer holds. */
  readonly expect?: string
  readonly requests?: number
}

/** Medians over the runs; times in milliseconds, rates in requests a second. */
export interface LoadResult {
  readonly name: string
  readonly connections: number
  readonly requests: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly perSecond: number
  readonly spreadPercent: number
  readonly bytes: number
  readonly answers: Readonly<Record<string, number>>
  readonly load1: number
}

interface LoadOptions {
  readonly base: string
  readonly connections: readonly number[]
  readonly requests: number
  readonly runs: number
}

interface Answer {
  readonly ms: number
  readonly status: string
  readonly bytes: number
}

let counter = 0

function filled(text: string, picks: readonly string[] = []): string {
  return text
    .replaceAll('{{i}}', () => String(++counter))
    .replaceAll('{{pick}}', () => picks[Math.floor(Math.random() * picks.length)] ?? '')
}

function ask(agent: http.Agent, base: URL, scenario: Scenario): Promise<Answer> {
  const body = scenario.body === undefined ? undefined : filled(JSON.stringify(scenario.body), scenario.picks)
  const length =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const end = (status: string, bytes: number) => resolve({ ms: performance.now() - startedAt, status, bytes })
    const options = {
      host: base.hostname,
      port: base.port,
      path: filled(scenario.path, scenario.picks),
      method: scenario.method ?? 'GET',
      agent,
    }
    const request = http.request(
      { ...options, timeout: 60_000, headers: { ...scenario.headers, ...length } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', () => end('cut', 0))
        response.on('end', () => {
          const all = Buffer.concat(chunks)
          const { expect, status = 200 } = scenario
          const right = response.statusCode === status && (!expect || all.includes(expect))
          end(right ? String(response.statusCode) : `wrong (${response.statusCode})`, all.length)
        })
      },
    )
    request.on('timeout', () => request.destroy())
    request.on('error', () => end('error', 0))
    request.end(body)
  })
}

const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
const median = (values: readonly number[]) =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  )
const rounded = (value: number) => Math.round(value * 100) / 100

async function oneRun(agent: http.Agent, base: URL, scenario: Scenario, connections: number, requests: number) {
  const answers: Answer[] = []
  let left = requests
  const startedAt = performance.now()
  const worker = async () => {
    while (left-- > 0) answers.push(await ask(agent, base, scenario))
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - startedAt) / 1000
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    answers,
    perSecond: answers.length / seconds,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    max: times.at(-1) ?? Number.NaN,
  }
}

/** Runs each scenario at each number of connections, `runs` times after a warm-up. Loopback only. */
export async function load(
  scenarios: readonly Scenario[],
  { base, connections, requests, runs }: LoadOptions,
): Promise<LoadResult[]> {
  const url = new URL(base)
  if (!/^(127\.|localhost$|\[::1\])/.test(url.hostname)) throw new Error('loopback only')
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1024 })
  const results: LoadResult[] = []
  for (const scenario of scenarios)
    for (const count of connections) {
      const each = scenario.requests ?? requests
      await oneRun(agent, url, scenario, count, Math.min(50, each))
      const all = []
      for (let run = 0; run < runs; run++) all.push(await oneRun(agent, url, scenario, count, each))
      const rates = all.map(({ perSecond }) => perSecond)
      const answers: Record<string, number> = {}
      for (const { status } of all.flatMap((run) => run.answers)) answers[status] = (answers[status] ?? 0) + 1
      const result: LoadResult = {
        ...{ name: scenario.name, connections: count, requests: each * runs, answers },
        p50: rounded(median(all.map(({ p50 }) => p50))),
        p99: rounded(median(all.map(({ p99 }) => p99))),
        max: rounded(Math.max(...all.map(({ max }) => max))),
        perSecond: rounded(median(rates)),
        spreadPercent: rounded((100 * (Math.max(...rates) - Math.min(...rates))) / median(rates)),
        bytes: all.at(-1)?.answers.at(-1)?.bytes ?? 0,
        load1: rounded(loadavg()[0] ?? 0),
      }
      process.stdout.write(`${JSON.stringify(result)}\n`)
      results.push(result)
    }
  agent.destroy()
  return results
}
