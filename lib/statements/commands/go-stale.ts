import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import type { PublishedClaimRecord } from '@/lib/statements/claims'
import { tellOfStatement } from '@/lib/statements/commands/tell'
import { announceStatement } from '@/lib/statements/commands/write'
import type { UnsettledClaim } from '@/lib/statements/events'
import { lockStatement } from '@/lib/statements/lock'
import { event } from '@/lib/timeline/model'

const unchecked = 'It has not been checked against the record for too long.'

function runOut(claims: readonly PublishedClaimRecord[], now: Date): UnsettledClaim[] {
  return claims
    .filter(({ validUntil }) => validUntil !== null && Date.parse(validUntil) <= now.getTime())
    .map(({ key }) => ({ key, bySeq: null, reason: unchecked }))
}

/**
 * Records that a published statement has gone stale by its age, once. Does nothing to one that is not published, not old
 * enough, or stale or contradicted by an entry already.
 */
export const goStale = command({
  name: 'statements.goStale',
  permission: 'rule.apply',
  input: z.strictObject({ statementId: z.uuid() }),
  events: ['statement.went_stale'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, target: { statement, incident, stream }, now }) {
    const { id, reference, title, incidentId } = statement
    const { staleAt, currentVersion } = await tx.statement.findUniqueOrThrow({
      where: { id },
      select: { staleAt: true, currentVersion: { select: { number: true } } },
    })
    const isDue = statement.state === 'published' && statement.standing === 'current' && staleAt && staleAt <= now
    if (!isDue) return { unchanged: { stale: false } }
    const last = await tx.statementPublication.findFirst({
      where: { statementId: id },
      orderBy: { publishedAt: 'desc' },
      select: { claims: true },
    })
    // Only publishing writes these rows, from claims of this type.
    const claims = runOut((last?.claims ?? []) as unknown as PublishedClaimRecord[], now)
    const whole = { key: '', bySeq: null, reason: 'It is older than its kind may be.' }
    const version = statement.version + 1
    await tx.statement.update({ where: { id }, data: { standing: 'stale', version, updatedAt: now } })
    await announceStatement(tx, { id, version }, stream)
    const text = `Statement ${reference} “${title}” has gone stale by its age. Check it against the record, and say what holds now.`
    await tellOfStatement(
      tx,
      { id, reference, incidentId, drill: incident.drill },
      { kind: 'statement_stale', text, key: `age/${staleAt.toISOString()}` },
    )
    const which = { statementId: id, reference, title, number: currentVersion?.number ?? 1 }
    const stale = event(stream, 'statement.went_stale', { ...which, claims: claims.length > 0 ? claims : [whole] })
    return { events: [stale], result: { stale: true } }
  },
})
