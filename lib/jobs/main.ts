import { connect, db, setDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { ensureJob } from '@/lib/jobs/enqueue'
import { registry } from '@/lib/jobs/handlers'
import { startWorker } from '@/lib/jobs/worker'
import { log } from '@/lib/log'

const drainMs = 8_000
const againMs = 5_000

/** Work that asks for itself again has to be asked for once; until the database answers that is tried again. */
function beginSweeping(): void {
  db()
    .$transaction(async (tx) => {
      await ensureJob(tx, 'safeguards.sweep', 'sweep')
      await ensureJob(tx, 'statements.sweep', 'sweep')
    })
    .catch((err: unknown) => {
      log.warn({ err }, 'the sweep could not be asked for')
      setTimeout(beginSweeping, againMs).unref()
    })
}

function main(): void {
  const url = readEnv().database?.appUrl
  if (!url) throw new Error('DATABASE_URL is not set')
  const client = connect({ url, max: 4, name: 'standdown worker commands' })
  setDatabase(client)
  const worker = startWorker({ url, registry: registry() })
  log.info('worker runs')
  beginSweeping()

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
