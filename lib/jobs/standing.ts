import 'server-only'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound, Refused } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import type { JobData } from '@/lib/jobs/schema'
import { goStale } from '@/lib/statements/commands/go-stale'
import { tellOfStatement } from '@/lib/statements/commands/tell'
import { formatTime } from '@/lib/time'
import { databaseNow } from '@/lib/timeline/streams'

const sweepEveryMs = 10 * 60_000

/** What is gone or refused is done; anything else is tried again. */
async function stale({ statementId }: JobData<'statements.goStale'>): Promise<void> {
  try {
    await goStale(standdown, { statementId })
  } catch (thrown) {
    if (!(thrown instanceof NotFound || thrown instanceof Refused)) throw thrown
  }
}

/** Reminds the owners of a correction that is still to be published; when its time is over they have to take note. */
async function remind({ statementId, mark }: JobData<'statements.remindCorrection'>): Promise<void> {
  await db().$transaction(async (tx) => {
    const task = await tx.correctionTask.findUnique({
      where: { statementId },
      include: { statement: { select: { reference: true, incidentId: true, incident: { select: { drill: true } } } } },
    })
    if (!task || task.doneAt) return
    const { reference, incidentId, incident } = task.statement
    const late = task.targetAt <= (await databaseNow(tx))
    const when = formatTime(task.targetAt, 'UTC')
    const text = late
      ? `The correction of ${reference} was due ${when}, and is not published.`
      : `The correction of ${reference} is due ${when}.`
    await tellOfStatement(
      tx,
      { id: statementId, reference, incidentId, drill: incident.drill },
      { kind: 'correction_due', text, key: `correction/${mark}`, acknowledge: late },
    )
  })
}

/** Looks for what went stale without its job: published before there was one, or given up. Asks for the next look first. */
async function sweep(): Promise<void> {
  const found = await db().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    const at = new Date(now.getTime() + sweepEveryMs)
    await enqueue(tx, 'statements.sweep', {}, { at, key: 'sweep' })
    const where = { state: 'published', standing: 'current', staleAt: { lte: now } } as const
    return tx.statement.findMany({ where, select: { id: true } })
  })
  for (const { id: statementId } of found) await stale({ statementId })
}

/** What the standing of published statements asks of the clock. */
export const standingHandlers = {
  'statements.goStale': { run: stale },
  'statements.remindCorrection': { run: remind },
  'statements.sweep': { run: sweep },
}
