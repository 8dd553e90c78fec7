import { setTimeout as wait } from 'node:timers/promises'
import { db, type Tx } from '@/lib/db/client'
import { putJob, type WantedJob } from '@/lib/jobs/enqueue'
import type { JobRunner, Registry } from '@/lib/jobs/run-job'
import { asOwner } from '@/lib/testing/database'

/** A place where jobs of tests leave a mark, in the test file's own database. */
export async function makeMarks(): Promise<void> {
  await asOwner((client) =>
    client.query(`CREATE TABLE mark (name text, pid int, at timestamptz DEFAULT standdown_now());
      GRANT SELECT, INSERT ON mark TO standdown_app`),
  )
}

export interface Mark {
  readonly name: string
  readonly pid: number
  readonly at: Date
}

export function marks(name: string): Promise<Mark[]> {
  return db().$queryRaw<Mark[]>`SELECT name, pid, at FROM mark WHERE name = ${name} ORDER BY at`
}

const named = (data: unknown) => (data as { name: string }).name

async function mark(data: unknown): Promise<void> {
  await db().$executeRaw`INSERT INTO mark (name, pid) VALUES (${named(data)}, ${process.pid})`
}

/** Jobs that tests ask for: one that marks, one whose first run never ends, one that takes a moment, one that fails. */
export const testRegistry: Registry = new Map<string, JobRunner>([
  ['test.mark', { run: mark }],
  [
    'test.hang',
    {
      run: async (data) => {
        await mark(data)
        if ((await marks(named(data))).length === 1) await new Promise(() => setInterval(() => {}, 1000))
      },
    },
  ],
  ['test.moment', { run: async (data) => mark(data).then(() => wait(300)) }],
  [
    'test.fail',
    {
      attempts: 2,
      run: async (data) => {
        await mark(data)
        throw new Error('the reason is for the log alone')
      },
    },
  ],
])

/** Asks for a job in a transaction of its own. */
export function ask(wanted: WantedJob): Promise<void> {
  return db().$transaction((tx: Tx) => putJob(tx, wanted))
}

/** The database's time this many milliseconds from now. */
export async function later(ms: number): Promise<Date> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT standdown_now() + ${ms} * interval '1 ms' AS at`
  if (!row) throw new Error('the database told no time')
  return row.at
}
