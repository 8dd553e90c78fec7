import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { PublishedClaimRecord } from '@/lib/statements/claims'
import { announceStatement } from '@/lib/statements/commands/write'
import type { Standing, StatementKind } from '@/lib/statements/model'
import { readRecordEntries } from '@/lib/statements/queries/record'
import { readKinds } from '@/lib/statements/record'
import { type StatementStanding, statementStandingAt, worse } from '@/lib/statements/standing'
import type { Appended } from '@/lib/timeline/append'
import { event, type LockedStream, type NewEvent } from '@/lib/timeline/model'

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
      currentVersion: { select: { number: true } },
      publications: { orderBy: { publishedAt: 'desc' }, take: 1, select: { claims: true } },
    },
    orderBy: { id: 'asc' },
  })
}

type Living = Awaited<ReturnType<typeof livingStatements>>[number]

function fallen(
  stream: LockedStream,
  statement: Living,
  { state, claims, bySeq, reason: whole }: StatementStanding,
): NewEvent {
  const { id: statementId, reference, title, currentVersion } = statement
  const unsettled = claims
    .filter((claim) => claim.state === state)
    .map(({ key, bySeq, reason }) => ({ key, bySeq, reason: reason ?? '' }))
    .concat(whole === null ? [] : [{ key: '', bySeq, reason: whole }])
  const payload = { statementId, reference, title, number: currentVersion?.number ?? 1, claims: unsettled }
  return event(stream, state === 'contradicted' ? 'statement.contradicted' : 'statement.went_stale', payload)
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
    const version = statement.version + 1
    const data = { standing: standing.state, standingEntry: standing.bySeq, version, updatedAt: now }
    await tx.statement.update({ where: { id: statement.id }, data })
    await announceStatement(tx, { id: statement.id, version }, stream)
    events.push(fallen(stream, statement, standing))
  }
  return events
}

/**
 * Holds every published statement of an incident against what was just recorded, in the same transaction: the statement
 * that a finding contradicts is flagged when the finding is there, not later.
 */
export async function reassessStatements(tx: Tx, appended: readonly Appended[], now: Date): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const stream of touchedStreams(appended)) events.push(...(await reassess(tx, stream, now)))
  return events
}
