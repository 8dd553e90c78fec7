import type { ChildProcess } from 'node:child_process'
import { afterEach, expect } from 'vitest'
import { db } from '@/lib/db/client'
import { asOwner } from '@/lib/testing/database'
import { endWorker, spawnRealWorker } from '@/lib/testing/jobs/worker-process'

/** How long a test waits for a worker in a process of its own. */
export const soon = { timeout: 20_000, interval: 20 }

/** The production worker for the tests of one file: begun and killed at will, ended after each test. */
export function mortalWorker() {
  let last: ChildProcess | null = null
  afterEach(async () => {
    if (last && last.exitCode === null && last.signalCode === null) await endWorker(last, 'SIGTERM')
  })
  return {
    begin(): ChildProcess {
      last = spawnRealWorker()
      return last
    },
    kill: (child: ChildProcess) => endWorker(child, 'SIGKILL'),
  }
}

const someoneWaitsForNotices = async () => {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = 'notice'::regclass`
  return row?.count ?? 0
}

/** Runs `work` once somebody waits to write a notice and can't: who does stands in the middle of their work. */
export async function whileANoticeWaits(begin: () => ChildProcess, work: (child: ChildProcess) => Promise<unknown>) {
  await asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query('LOCK TABLE notice IN EXCLUSIVE MODE')
    const child = begin()
    await expect.poll(someoneWaitsForNotices, soon).toBeGreaterThan(0)
    await work(child)
    await client.query('ROLLBACK')
  })
}
