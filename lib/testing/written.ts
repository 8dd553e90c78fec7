import { db } from '@/lib/db/client'
import type { EventKind } from '@/lib/timeline/model'

interface Written {
  readonly stream: string
  readonly kind: EventKind
  readonly payload: unknown
  readonly actorId: string | null
}

/**
 * Every entry that the work wrote, on any stream, in order: a test that names them all finds the forgotten one and the one
 * too many. Nobody else may write to the test's database meanwhile.
 */
export async function writtenDuring(work: () => Promise<unknown>): Promise<readonly Written[]> {
  const [before] = await db().$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM timeline_entry`
  await work()
  const rows = await db().$queryRaw<Written[]>`
    SELECT "streamId" AS stream, kind, payload, "actorId" FROM timeline_entry ORDER BY "recordedAt", "streamId", seq OFFSET ${before?.count ?? 0n}`
  return rows
}

/** The kinds alone, in order. */
export async function kindsDuring(work: () => Promise<unknown>): Promise<readonly EventKind[]> {
  return (await writtenDuring(work)).map(({ kind }) => kind)
}
