import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import type { CommandContext, Target } from '@/lib/command-context'
import { NotFound } from '@/lib/errors'
import { type StreamKind, workplaceStreamId } from '@/lib/timeline/model'
import { asLockedStream, databaseNow, type StreamColumns, streamColumns } from '@/lib/timeline/streams'

export interface NoticeTarget extends Target {
  readonly notice: {
    readonly id: string
    readonly kind: string
    readonly acknowledgeRequired: boolean
    readonly acknowledgedAt: Date | null
  }
}

interface Row extends StreamColumns {
  readonly streamKind: StreamKind
  readonly restricted: boolean
}

/**
 * Locks a notice of the actor's own with the timeline of what it is about: the incident's, else the program's, else the
 * workplace's. Throws NotFound.
 */
export async function lockNotice({ tx, actor }: CommandContext, id: string): Promise<NoticeTarget> {
  const [row] = await tx.$queryRaw<(Row & NoticeTarget['notice'])[]>`
    SELECT n.id, n.kind, n."acknowledgeRequired", n."acknowledgedAt", ${streamColumns}, s.kind::text AS "streamKind",
      EXISTS (SELECT FROM incident i WHERE i.id = s.id AND i.visibility = 'restricted') AS restricted
    FROM notice n JOIN timeline_stream s ON s.id = coalesce(n."incidentId", n."programId", ${workplaceStreamId}::uuid)
    WHERE n.id = ${id}::uuid AND n."personId" = ${personIdOf(actor)}::uuid
    FOR NO KEY UPDATE OF s, n`
  if (!row) throw new NotFound()
  const { streamId, streamSeq, streamHead, streamHeldAt, streamKind, restricted, ...notice } = row
  const stream = asLockedStream({ streamId, streamSeq, streamHead, streamHeldAt }, streamKind, restricted)
  return { notice, stream, now: await databaseNow(tx) }
}
