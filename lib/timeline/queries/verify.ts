import 'server-only'
import type { SystemActor } from '@/lib/auth/model'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  asRecorded,
  type HeadRow,
  headColumns,
  type RecordedRow,
  recordedColumns,
} from '@/lib/timeline/queries/recorded'
import type { Verdict } from '@/lib/timeline/verify/record'
import { checkStream, type Problem } from '@/lib/timeline/verify/stream'

const headsAtOnce = 500
const entriesAtOnce = 4000
const longestMs = 6 * 3_600_000

interface Place {
  readonly streamId: string
  readonly seq: number
  readonly id: string
}

/** Entries of these streams in order. The id is part of the order, so that of two with one number none is passed over. */
async function* entriesOf(tx: Tx, streamIds: readonly string[]): AsyncGenerator<RecordedRow> {
  const ids = Prisma.join(streamIds.map((id) => Prisma.sql`${id}::uuid`))
  let after: Place | undefined
  for (;;) {
    const later = after
      ? Prisma.sql`AND (e."streamId", e.seq, e.id) > (${after.streamId}::uuid, ${after.seq}::int, ${after.id}::uuid)`
      : Prisma.empty
    const rows: RecordedRow[] = await tx.$queryRaw`
      SELECT ${recordedColumns} FROM timeline_entry e WHERE e."streamId" IN (${ids}) ${later}
      ORDER BY e."streamId", e.seq, e.id LIMIT ${entriesAtOnce}`
    yield* rows
    if (rows.length < entriesAtOnce) return
    after = rows.at(-1)
  }
}

async function* pagesOfHeads(tx: Tx): AsyncGenerator<HeadRow[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const heads = await tx.$queryRaw<HeadRow[]>`
      SELECT ${headColumns} FROM timeline_stream s WHERE s.id > ${after}::uuid ORDER BY s.id LIMIT ${headsAtOnce}`
    if (heads.length === 0) return
    yield heads
    after = heads.at(-1)?.streamId ?? after
  }
}

/** Entries without a stream, and incidents and programs without a record: what only somebody past the application can leave. */
async function strays(tx: Tx): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ streamId: string; seq: number; detail: string }[]>`
    SELECT e."streamId", min(e.seq) AS seq, 'belongs to no stream' AS detail FROM timeline_entry e
    WHERE NOT EXISTS (SELECT FROM timeline_stream s WHERE s.id = e."streamId") GROUP BY e."streamId"
    UNION ALL SELECT o.id, 0, o.kind || ' without a record' FROM (
      SELECT id, 'an incident' AS kind FROM incident UNION ALL SELECT id, 'a program' FROM program) o
    WHERE NOT EXISTS (SELECT FROM timeline_stream s WHERE s.id = o.id AND s.seq > 0)`
  return rows.map((row) => ({ ...row, code: 'stream' }))
}

async function verifyPage(tx: Tx, heads: readonly HeadRow[], problems: Problem[]): Promise<number> {
  const checks = new Map(heads.map((head) => [head.streamId, checkStream(head)]))
  let entries = 0
  const streamIds = heads.map(({ streamId }) => streamId)
  for await (const row of entriesOf(tx, streamIds)) {
    entries++
    problems.push(...(checks.get(row.streamId)?.add(asRecorded(row)) ?? []))
  }
  for (const check of checks.values()) problems.push(...check.end())
  return entries
}

/** Verifies every chain of the database as it stands at one moment, while the application goes on writing. */
export async function verifyRecord(_actor: SystemActor): Promise<Verdict> {
  const verify = async (tx: Tx): Promise<Verdict> => {
    const problems = await strays(tx)
    let streams = 0
    let entries = 0
    for await (const heads of pagesOfHeads(tx)) {
      streams += heads.length
      entries += await verifyPage(tx, heads, problems)
    }
    return { streams, entries, problems }
  }
  return db().$transaction(verify, { isolationLevel: 'RepeatableRead', timeout: longestMs })
}
