import 'server-only'
import type { Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import type { PublishedClaimRecord } from '@/lib/statements/claims'
import { closeCorrectionTask, openCorrectionTask } from '@/lib/statements/commands/correction-task'
import { tellOfStatement } from '@/lib/statements/commands/tell'
import { announceStatement } from '@/lib/statements/commands/write'
import { type Standing, type StatementKind, statementKindRules } from '@/lib/statements/model'
import { readRecordEntries } from '@/lib/statements/queries/record'
import { readKinds } from '@/lib/statements/record'
import { type StatementStanding, statementStandingAt, worse } from '@/lib/statements/standing'
import { formatTime } from '@/lib/time'
import type { Appended } from '@/lib/timeline/append'
import { type EventPayload, event, type LockedStream, type NewEvent } from '@/lib/timeline/model'

/** The incidents' streams on which something was just written that a published claim could fall by. */
function touchedStreams(appended: readonly Appended[]): LockedStream[] {
  const streams = appended
    // The first entry of an incident finds no statement about it.
    .filter(
      ({ seq, event: { stream, kind } }) =>
        seq > 1 && stream.kind === 'incident' && Object.hasOwn(readKinds, kind) && !kind.startsWith('statement.'),
    )
    .map(({ event: { stream } }) => stream)
  return [...new Set(streams)]
}

function livingStatements(tx: Tx, incidentId: string) {
  return tx.statement.findMany({
    where: { incidentId, state: 'published', standing: { in: ['current', 'stale'] } },
    select: {
      ...{ id: true, reference: true, title: true, kind: true, standing: true, version: true },
      ...{ incidentId: true, correctsId: true, audience: true, incident: { select: { drill: true } } },
      currentVersion: { select: { number: true } },
      publications: { orderBy: { publishedAt: 'desc' }, take: 1, select: { claims: true } },
    },
    orderBy: { id: 'asc' },
  })
}

type Living = Awaited<ReturnType<typeof livingStatements>>[number]

/** What made it fall, claim by claim, and as a whole where that is it. */
function unsettledIn({ state, claims, bySeq, reason: whole }: StatementStanding) {
  return claims
    .filter((claim) => claim.state === state)
    .map(({ key, bySeq, reason }) => ({ key, bySeq, reason: reason ?? '' }))
    .concat(whole === null ? [] : [{ key: '', bySeq, reason: whole }])
}

/** Tells its owners at once; what is contradicted asks them to take note, and opens the task of correcting it. */
async function follow(tx: Tx, statement: Living, standing: StatementStanding, now: Date): Promise<Date | null> {
  const { id, reference, title, incidentId } = statement
  const contradicted = standing.state === 'contradicted'
  const kind = statement.kind as StatementKind
  const targetAt =
    contradicted && standing.bySeq !== null
      ? await openCorrectionTask(tx, { ...statement, kind }, standing.bySeq, now)
      : null
  const why = unsettledIn(standing)
    .map(({ reason, bySeq }) => (bySeq === null ? reason : `${reason} (entry ${bySeq})`))
    .join(' ')
  const due = targetAt ? ` A correction is due ${formatTime(targetAt, 'UTC')}.` : ''
  const how = contradicted ? 'is contradicted' : 'has gone stale'
  await tellOfStatement(
    tx,
    { id, reference, incidentId, drill: statement.incident.drill },
    {
      kind: contradicted ? 'statement_contradicted' : 'statement_stale',
      ...{ text: `Statement ${reference} “${title}” ${how}. ${why}${due}`, acknowledge: contradicted },
      key: `standing/${standing.state}/${standing.bySeq ?? 0}`,
    },
  )
  return targetAt
}

async function fall(tx: Tx, stream: LockedStream, statement: Living, standing: StatementStanding, now: Date) {
  const { id: statementId, reference, title, currentVersion } = statement
  const version = statement.version + 1
  const data = { standing: standing.state, standingEntry: standing.bySeq, version, updatedAt: now }
  await tx.statement.update({ where: { id: statementId }, data })
  await announceStatement(tx, { id: statementId, version }, stream)
  const targetAt = await follow(tx, statement, standing, now)
  const which = { statementId, reference, title, number: currentVersion?.number ?? 1 }
  const kind = standing.state === 'contradicted' ? 'statement.contradicted' : 'statement.went_stale'
  const events: NewEvent[] = [event(stream, kind, { ...which, claims: unsettledIn(standing) })]
  if (targetAt === null || standing.bySeq === null) return events
  const audience = statement.audience || statementKindRules[statement.kind as StatementKind].audience
  const due = { ...which, targetAt: targetAt.toISOString(), bySeq: standing.bySeq, audience }
  return [...events, event(stream, 'statement.correction_due', due)]
}

async function reassess(tx: Tx, stream: LockedStream, now: Date): Promise<NewEvent[]> {
  const statements = await livingStatements(tx, stream.id)
  if (statements.length === 0) return []
  const entries = await readRecordEntries(tx, stream.id)
  const events: NewEvent[] = []
  for (const statement of statements) {
    // Only publishing writes these rows, from claims of this type.
    const claims = (statement.publications[0]?.claims ?? []) as unknown as PublishedClaimRecord[]
    // Age is left out here: it is read from `staleAt` at any time and is no entry's doing.
    const ageless = claims.map((claim) => ({ ...claim, validUntil: null }))
    const standing = statementStandingAt(ageless, entries, now.toISOString(), null, {
      kind: statement.kind as StatementKind,
      reference: statement.reference,
    })
    const before: Standing = statement.standing ?? 'current'
    if (worse(before, standing.state) === before) continue
    events.push(...(await fall(tx, stream, statement, standing, now)))
  }
  return events
}

/** What was just published goes stale at its time, and is the correction that was waited for. */
async function follows(tx: Tx, { event: { kind, payload } }: Appended, now: Date): Promise<void> {
  if (kind !== 'statement.published') return
  const { statementId } = payload as EventPayload<'statement.published'>
  await closeCorrectionTask(tx, statementId, now)
  const { staleAt } = await tx.statement.findUniqueOrThrow({ where: { id: statementId }, select: { staleAt: true } })
  if (staleAt) await enqueue(tx, 'statements.goStale', { statementId }, { at: staleAt, key: statementId })
}

/**
 * Holds every published statement of an incident against what was just recorded, in the same transaction: the statement
 * that a finding contradicts is flagged when the finding is there, not later, and its owners hear of it with it.
 */
export async function reassessStatements(tx: Tx, appended: readonly Appended[], now: Date): Promise<NewEvent[]> {
  for (const written of appended) await follows(tx, written, now)
  const events: NewEvent[] = []
  for (const stream of touchedStreams(appended)) events.push(...(await reassess(tx, stream, now)))
  return events
}
