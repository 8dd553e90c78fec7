import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWorkload, type Worker, type Workload } from '@/lib/collector-sdk/workload'
import { lastRecords } from '@/lib/testing/collectors/recorder'
import { test as base, expect } from './fixtures'

interface Fleet {
  workers: readonly Worker[]
  /** The wall time of each collector's last record, read from what is on disk. */
  lastRecords(): Map<string, number>
}

interface Fixtures {
  /** Starts collectors that really write, and waits until each of them does. */
  collect(given: { token: string; slug: string; count: number }): Promise<Fleet>
}

export const test = base.extend<Fixtures>({
  collect: async ({ gatewayUrl }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'standdown-collectors-'))
    const started: Workload[] = []
    await use(async ({ token, slug, count }) => {
      const file = join(folder, `${slug}.jsonl`)
      const options = { gatewayUrl, token, program: slug, collectors: count, file, everyMs: 50, prefix: 'agent' }
      const workload = startWorkload(options)
      started.push(workload)
      await expect.poll(() => lastRecords(file).size, { timeout: 30_000 }).toBe(count)
      return { workers: workload.workers, lastRecords: () => lastRecords(file) }
    })
    await Promise.all(started.map((workload) => workload.close()))
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect }
