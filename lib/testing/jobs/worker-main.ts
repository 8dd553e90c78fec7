import { startWorker } from '@/lib/jobs/worker'
import { ownDatabase } from '@/lib/testing/database'
import { testRegistry } from '@/lib/testing/jobs/marks'

// A worker in a process of its own, for tests that kill it.
const worker = startWorker({ url: ownDatabase().appUrl, registry: testRegistry })
process.on('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
