import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Conflict, demand, InvalidInput, Refused } from '@/lib/errors'
import { cancelJob, enqueue } from '@/lib/jobs/enqueue'
import { notify } from '@/lib/notices/notify'
import { writerOf } from '@/lib/statements/commands/draft'
import { announceStatement } from '@/lib/statements/commands/write'
import { lockStatement, type StatementTarget } from '@/lib/statements/lock'
import { readStatementFacts } from '@/lib/statements/queries/facts'
import { readDecidable } from '@/lib/statements/queries/lint'
import { decideRevise } from '@/lib/statements/rules/approvals'
import { decideSchedule } from '@/lib/statements/rules/publish'
import { embargoInput, failReleaseInput, publishStatementInput, statementOnly } from '@/lib/statements/schema'
import { event } from '@/lib/timeline/model'

type Columns = Prisma.StatementUncheckedUpdateInput
const noRelease = { releaseAt: null, releaseById: null, release: Prisma.DbNull } as const

async function change(tx: Tx, { statement, stream, now }: StatementTarget, columns: Columns): Promise<number> {
  const version = statement.version + 1
  await tx.statement.update({ where: { id: statement.id }, data: { ...columns, version, updatedAt: now } })
  await announceStatement(tx, { id: statement.id, version }, stream)
  return version
}

async function whichOf(tx: Tx, { statement }: StatementTarget) {
  const { version } = await readStatementFacts(tx, statement.id)
  return { statementId: statement.id, reference: statement.reference, title: statement.title, number: version.number }
}

async function releaseOf(tx: Tx, { statement }: StatementTarget) {
  const { releaseAt, releaseById, createdById } = await tx.statement.findUniqueOrThrow({ where: { id: statement.id } })
  return releaseAt && releaseById ? { at: releaseAt, byId: releaseById, createdById } : null
}

/** Sets or lifts the moment before which the statement is not public. What was published is public. */
export const setEmbargo = command({
  name: 'statements.setEmbargo',
  permission: 'statement.publish',
  input: embargoInput,
  events: ['statement.embargoed'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, input: { until, zone }, target, now }) {
    demand(decideRevise(target.statement))
    if (await releaseOf(tx, target))
      throw new Refused('scheduled', 'It is to be published by itself. Call that off before you change the time.')
    const at = until === null ? null : new Date(until)
    if (at && at.getTime() <= now.getTime()) throw new InvalidInput({ until: 'This moment has passed.' })
    const version = await change(tx, target, { notBefore: at, notBeforeZone: at ? zone : null })
    const payload = { ...(await whichOf(tx, target)), until: at?.toISOString() ?? null, zone }
    return { events: [event(target.stream, 'statement.embargoed', payload)], result: { version } }
  },
})

/**
 * Has the approved text published by itself when its embargo ends. Everything is asked again at that moment; what does
 * not hold then is not published, and its people are told.
 */
export const scheduleRelease = command({
  name: 'statements.scheduleRelease',
  permission: 'statement.publish',
  input: publishStatementInput,
  events: ['statement.release_scheduled'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, input, target, now }) {
    const { statement, stream } = target
    const releaseById = writerOf(actor)
    if (input.confirm.toUpperCase() !== statement.reference)
      throw new InvalidInput({ confirm: `Type ${statement.reference} to have it published.` })
    const { facts, fresh } = await readDecidable(tx, statement, now)
    if (input.textHash !== facts.version.textHash)
      throw new Conflict('The text has changed since you opened it. Read it again before you have it published.')
    const { at } = demand(decideSchedule(facts, fresh, now))
    const version = await change(tx, target, { releaseAt: at, releaseById, release: input })
    await enqueue(tx, 'statements.release', { statementId: statement.id }, { at, key: statement.id })
    const payload = { ...(await whichOf(tx, target)), at: at.toISOString(), textHash: input.textHash }
    return { events: [event(stream, 'statement.release_scheduled', payload)], result: { version } }
  },
})

/** Calls a scheduled publication off. The embargo stands. */
export const cancelRelease = command({
  name: 'statements.cancelRelease',
  permission: 'statement.publish',
  input: statementOnly,
  events: ['statement.release_cancelled'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, target }) {
    if (!(await releaseOf(tx, target))) return { unchanged: { version: target.statement.version } }
    const version = await change(tx, target, noRelease)
    await cancelJob(tx, 'statements.release', target.statement.id)
    const cancelled = event(target.stream, 'statement.release_cancelled', await whichOf(tx, target))
    return { events: [cancelled], result: { version } }
  },
})

/** Records that a scheduled publication did not happen, and tells who wanted it and who began the statement. */
export const failRelease = command({
  name: 'statements.failRelease',
  permission: 'rule.apply',
  input: failReleaseInput,
  events: ['statement.release_failed'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, input: { reason }, target }) {
    const release = await releaseOf(tx, target)
    if (!release) return { unchanged: { version: target.statement.version } }
    const version = await change(tx, target, noRelease)
    const { reference, title } = target.statement
    await notify(tx, {
      ...{ to: [release.byId, release.createdById], kind: 'statement_not_published', acknowledge: true },
      text: `${reference} “${title}” was not published at its time. ${reason}`,
      ...{ href: `/statements/${reference}`, key: `not-published/${reference}/${release.at.toISOString()}` },
    })
    const failed = event(target.stream, 'statement.release_failed', { ...(await whichOf(tx, target)), reason })
    return { events: [failed], result: { version } }
  },
})
