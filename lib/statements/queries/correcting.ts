import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db, type Tx } from '@/lib/db/client'
import { visibleTo } from '@/lib/incidents/visible'
import type { PublishedClaimRecord } from '@/lib/statements/claims'
import { type CorrectionGrounds, correctionGrounds } from '@/lib/statements/corrections'
import type { StatementKind } from '@/lib/statements/model'
import { readRecordEntries } from '@/lib/statements/queries/record'
import { statementStandingAt } from '@/lib/statements/standing'
import { databaseNow } from '@/lib/timeline/streams'

/** What a correction of a published statement is by the record, and when its readers are to hear of it. */
export interface CorrectionCase {
  readonly grounds: CorrectionGrounds
  /** Null where nothing contradicts it: no correction is due then. */
  readonly targetAt: Date | null
  /** When the correction that was waited for was published. */
  readonly doneAt: Date | null
}

function findWrong(tx: Tx, actor: Actor, id: string) {
  return tx.statement.findFirst({
    where: { id, state: 'published', incident: visibleTo(actor, 'statement.read') },
    select: {
      ...{ reference: true, kind: true, incidentId: true, staleAt: true },
      correctionTask: { select: { targetAt: true, doneAt: true } },
      publications: { orderBy: { publishedAt: 'desc' }, take: 1, select: { claims: true } },
    },
  })
}

/**
 * The correction that a published statement asks for, or of which one is written; `retraction` is why it is retracted.
 * Null for a statement that is not published or that the viewer may not see.
 */
export async function findCorrectionCase(
  actor: Actor,
  statementId: string,
  retraction: string | null = null,
): Promise<CorrectionCase | null> {
  const tx = db()
  const wrong = await findWrong(tx, actor, statementId)
  if (!wrong) return null
  const [entries, now] = await Promise.all([readRecordEntries(tx, wrong.incidentId), databaseNow(tx)])
  // Only publishing writes these rows, from claims of this type.
  const said = (wrong.publications[0]?.claims ?? []) as unknown as PublishedClaimRecord[]
  const whole = { kind: wrong.kind as StatementKind, reference: wrong.reference }
  const { bySeq } = statementStandingAt(said, entries, now.toISOString(), null, whole)
  const { targetAt = null, doneAt = null } = wrong.correctionTask ?? {}
  return { grounds: correctionGrounds(said, entries, retraction, bySeq), targetAt, doneAt }
}
