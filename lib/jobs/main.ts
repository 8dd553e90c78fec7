import { connect, setDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { registry } from '@/lib/jobs/handlers'
import { startWorker } from '@/lib/jobs/worker'
import { log } from '@/lib/log'

const drainMs = 8_000

function main(): void {
  const url = readEnv().database?.appUrl
  if (!url) throw new Error('DATABASE_URL is not set')
  const client = connect({ url, max: 4, name: 'standdown worker commands' })
  setDatabase(client)
  const worker = startWorker({ url, registry: registry() })
  log.info('worker runs')

  let ending = false
  async function end(): Promise<void> {
    if (ending) return
    ending = true
    // What is not done by then is done by the next worker.
    setTimeout(() => process.exit(1), drainMs).unref()
    await worker.stop()
    await client.$disconnect()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
}

try {
  main()
} catch (err) {
  log.fatal({ err }, 'the worker could not start')
  process.exit(1)
}
