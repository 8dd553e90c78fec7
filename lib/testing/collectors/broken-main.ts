import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createCollector } from '../../collector-sdk/collector.ts'
import { httpTransport } from '../../collector-sdk/transport.ts'
import { type Broken, brokenRules } from './broken-rules.ts'

/** A collector that is wrong on purpose, so that the conformance kit has something to find: `broken-main.ts RULE`. */
const { env } = process
const [rule = ''] = process.argv.slice(2)
const gatewayUrl = env.STANDDOWN_GATEWAY_URL ?? ''
const token = env.STANDDOWN_COLLECTOR_TOKEN ?? ''
const transport = httpTransport(gatewayUrl, token)
const broken: Broken | undefined = brokenRules[rule]?.(transport)
if (!broken) throw new Error(`there is no rule "${rule}" to break`)

const began = performance.now()
let lastOpen = Number.NEGATIVE_INFINITY

function store(line: string): void {
  writeSync(1, `${line}\n`)
}

const collector = createCollector<string>(
  {
    gatewayUrl,
    token,
    collectorId: env.STANDDOWN_COLLECTOR_ID ?? '',
    program: env.STANDDOWN_PROGRAM ?? '',
    async write(line, guard) {
      if (env.STANDDOWN_PREPARE_URL) await fetch(env.STANDDOWN_PREPARE_URL)
      try {
        guard()
      } catch (stopped) {
        if (!broken.ignoresGuard) throw stopped
      }
      store(line)
    },
  },
  broken.world,
)

createInterface({ input: process.stdin }).on('line', (line) => {
  const now = performance.now()
  if (collector.collecting) lastOpen = now
  const tail = broken.tailMs !== undefined && now - lastOpen < broken.tailMs
  const early = broken.earlyMs !== undefined && now - began > broken.earlyMs && lastOpen < 0
  if (!collector.collecting && (tail || early)) store(line)
  else void collector.record(line)
})
