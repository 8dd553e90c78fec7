import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, InvalidInput, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { writerOf } from '@/lib/statements/commands/draft'
import { announceStatement } from '@/lib/statements/commands/write'
import type { Mark, MarkSeverity, RuleId } from '@/lib/statements/lint/model'
import { lockStatement, type StatementTarget } from '@/lib/statements/lock'
import { readDecidable } from '@/lib/statements/queries/lint'
import { decideSetAside, findMark } from '@/lib/statements/rules/marks'
import { dismissMarkInput, trackPromiseInput, waiveMarkInput } from '@/lib/statements/schema'
import { event } from '@/lib/timeline/model'

/** The statement's page reads again: its marks stand otherwise. */
async function touch(tx: Tx, { statement, stream, now }: StatementTarget): Promise<number> {
  const version = statement.version + 1
  await tx.statement.update({ where: { id: statement.id }, data: { version, updatedAt: now } })
  await announceStatement(tx, { id: statement.id, version }, stream)
  return version
}

interface Wanted {
  readonly rule: RuleId
  readonly sentenceHash: string
  readonly reason: string
  readonly severity: MarkSeverity
}

async function setAside(tx: Tx, actor: Actor, target: StatementTarget, wanted: Wanted) {
  const { statement, stream, now } = target
  const personId = writerOf(actor)
  const { rule, sentenceHash, reason, severity } = wanted
  const { facts } = await readDecidable(tx, statement, now)
  const { mark } = demand(decideSetAside(facts, findMark(facts, rule, sentenceHash), { personId, severity }))
  const sentence = mark.sentenceText
  const row = { statementId: statement.id, rule, severity, sentenceHash, sentence, reason, personId, at: now }
  await tx.statementMarkWaiver.create({ data: { id: newId(), ...row } })
  const version = await touch(tx, target)
  const which = { statementId: statement.id, reference: statement.reference, title: statement.title }
  const number = facts.version.number
  const waived = event(stream, 'statement.mark_waived', {
    ...which,
    number,
    rule,
    severity,
    sentence,
    sentenceHash,
    reason,
  })
  return { events: [waived] as const, result: { version } }
}

/** Counsel lets one sentence stand although a rule blocks it, with a reason. Another sentence is blocked again. */
export const waiveMark = command({
  name: 'statements.waiveMark',
  permission: 'statement.waive',
  input: waiveMarkInput,
  events: ['statement.mark_waived'],
  target: (context, input) => lockStatement(context, input.statementId),
  run: ({ tx, actor, input, target }) => setAside(tx, actor, target, { ...input, severity: 'block' }),
})

/** Whoever drafts lets one sentence stand although a rule warns of it. */
export const dismissMark = command({
  name: 'statements.dismissMark',
  permission: 'statement.dismiss',
  input: dismissMarkInput,
  events: ['statement.mark_waived'],
  target: (context, input) => lockStatement(context, input.statementId),
  run: ({ tx, actor, input, target }) => setAside(tx, actor, target, { ...input, severity: 'warn' }),
})

/** The promise that S10 found untracked, if the text still makes it. */
function promiseOf(mark: Mark | undefined): Mark {
  if (!mark) throw new Refused('no_such_promise', 'The text makes no such promise that nobody keeps. Look at it again.')
  return mark
}

/** Gives a promise of the text an owner and a moment by which it is kept. */
export const trackPromise = command({
  name: 'statements.trackPromise',
  permission: 'statement.dismiss',
  input: trackPromiseInput,
  events: ['statement.promise_tracked'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, input: { sentenceHash, ownerId, due }, target, now }) {
    const { statement, stream } = target
    const byId = writerOf(actor)
    if (due <= now) throw new InvalidInput({ due: 'This time has passed. Enter when it is to be kept.' })
    const owner = await tx.person.findFirst({ where: { id: ownerId, disabledAt: null }, select: { name: true } })
    if (!owner) throw new InvalidInput({ ownerId: 'There is no such person any more.' })
    const { facts } = await readDecidable(tx, statement, now)
    const { sentenceText: sentence } = promiseOf(findMark(facts, 'S10', sentenceHash))
    const row = { statementId: statement.id, sentenceHash, sentence, ownerId, due, byId, at: now }
    await tx.statementCommitment.create({ data: { id: newId(), ...row } })
    const version = await touch(tx, target)
    const which = { statementId: statement.id, reference: statement.reference, title: statement.title }
    const kept = { sentence, sentenceHash, ownerId, ownerName: owner.name, due: due.toISOString() }
    const tracked = event(stream, 'statement.promise_tracked', { ...which, number: facts.version.number, ...kept })
    return { events: [tracked], result: { version } }
  },
})
