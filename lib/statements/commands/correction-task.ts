import 'server-only'
import type { Tx } from '@/lib/db/client'
import { cancelJob, enqueue } from '@/lib/jobs/enqueue'
import { correctionTarget, remindersOf } from '@/lib/statements/corrections'
import type { StatementKind } from '@/lib/statements/model'
import { readOriginalKind } from '@/lib/statements/queries/facts'

interface Contradicted {
  readonly id: string
  readonly kind: StatementKind
  readonly correctsId: string | null
}

/**
 * Opens the task of correcting what is contradicted, and asks for its reminders. Null where it is open already, or where a
 * correction has been published.
 */
export async function openCorrectionTask(
  tx: Tx,
  { id, kind, correctsId }: Contradicted,
  bySeq: number,
  now: Date,
): Promise<Date | null> {
  const corrected = await tx.statement.count({ where: { correctsId: id, state: 'published' } })
  if (corrected > 0) return null
  const targetAt = correctionTarget(kind, await readOriginalKind(tx, correctsId), now)
  const { count } = await tx.correctionTask.createMany({
    data: [{ statementId: id, openedAt: now, bySeq, targetAt }],
    skipDuplicates: true,
  })
  if (count === 0) return null
  for (const { mark, at } of remindersOf(now, targetAt))
    await enqueue(tx, 'statements.remindCorrection', { statementId: id, mark }, { at, key: `${id}/${mark}` })
  return targetAt
}

/** Ends the task of the statement that this one, published now, corrects. */
export async function closeCorrectionTask(tx: Tx, statementId: string, now: Date): Promise<void> {
  const statement = await tx.statement.findUnique({ where: { id: statementId }, select: { correctsId: true } })
  const corrected = statement?.correctsId
  if (!corrected) return
  await tx.correctionTask.updateMany({
    where: { statementId: corrected, doneAt: null },
    data: { doneAt: now, doneById: statementId },
  })
  for (const mark of ['half', 'due']) await cancelJob(tx, 'statements.remindCorrection', `${corrected}/${mark}`)
}
