import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { startWorkload } from './workload.ts'

/**
 * A demonstration workload: collectors that append records to a file for as long as they may. SIGUSR2 cuts off as many
 * as `--cut-off` says; `--slow` of the others answer late. The token comes in STANDDOWN_COLLECTOR_TOKEN.
 */
const { values } = parseArgs({
  options: {
    gateway: { type: 'string', default: 'http://127.0.0.1:3001' },
    program: { type: 'string' },
    collectors: { type: 'string', default: '12' },
    'cut-off': { type: 'string', default: '0' },
    'cut-off-after': { type: 'string', default: '0' },
    slow: { type: 'string', default: '0' },
    'slow-ms': { type: 'string', default: '2500' },
    every: { type: 'string', default: '500' },
    prefix: { type: 'string', default: 'agent' },
    version: { type: 'string', default: '1.4.0' },
    file: { type: 'string', default: '.data/demo-records.jsonl' },
  },
})

const token = process.env.STANDDOWN_COLLECTOR_TOKEN
if (!token || !values.program) {
  process.stderr.write('Needs --program SLUG and a token in STANDDOWN_COLLECTOR_TOKEN.\n')
  process.exit(1)
}

mkdirSync(dirname(values.file), { recursive: true })
const workload = startWorkload({
  gatewayUrl: values.gateway,
  token,
  program: values.program,
  collectors: Number(values.collectors),
  file: values.file,
  everyMs: Number(values.every),
  prefix: values.prefix,
  version: values.version,
})

const cutOff = workload.workers.slice(0, Number(values['cut-off']))
for (const worker of workload.workers.slice(cutOff.length, cutOff.length + Number(values.slow)))
  worker.faults.delayMs = Number(values['slow-ms'])

function cut(): void {
  for (const worker of cutOff) worker.faults.cut = true
  if (cutOff.length > 0) process.stdout.write(`cut off: ${cutOff.map((worker) => worker.id).join(' ')}\n`)
}
process.on('SIGUSR2', cut)
if (Number(values['cut-off-after']) > 0) setTimeout(cut, Number(values['cut-off-after']) * 1000).unref()

async function end(): Promise<void> {
  await workload.close()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.stdout.write(`${workload.workers.length} collectors of ${values.program} write to ${values.file}\n`)
