import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createCollector } from './collector.ts'

/**
 * Passes lines from standard input to standard output while its program permits, and drops them while it does not:
 * STANDDOWN_GATEWAY_URL, STANDDOWN_COLLECTOR_TOKEN, STANDDOWN_COLLECTOR_ID and STANDDOWN_PROGRAM say for whom.
 */
const { env } = process

function needed(name: string): string {
  const value = env[name]
  if (value) return value
  process.stderr.write(`Needs ${name}.\n`)
  return process.exit(1)
}

/** Where STANDDOWN_PREPARE_URL stands for the slow work before a write: to encrypt, to queue, to connect. */
async function prepare(): Promise<void> {
  if (env.STANDDOWN_PREPARE_URL) await fetch(env.STANDDOWN_PREPARE_URL).then((response) => response.text())
}

const collector = createCollector<string>({
  gatewayUrl: needed('STANDDOWN_GATEWAY_URL'),
  token: needed('STANDDOWN_COLLECTOR_TOKEN'),
  collectorId: needed('STANDDOWN_COLLECTOR_ID'),
  program: needed('STANDDOWN_PROGRAM'),
  async write(line, guard) {
    await prepare()
    guard()
    writeSync(1, `${line}\n`)
  },
})

async function end(): Promise<void> {
  await collector.close()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
createInterface({ input: process.stdin })
  .on('line', (line) => void collector.record(line))
  .on('close', end)
