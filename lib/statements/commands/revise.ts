import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Conflict, demand } from '@/lib/errors'
import type { Claim } from '@/lib/statements/claims'
import { writerOf } from '@/lib/statements/commands/draft'
import { announceStatement, hashOf, writeVersion } from '@/lib/statements/commands/write'
import { deriveAll, deriveFor } from '@/lib/statements/derive'
import { lockStatement, type StatementRow, type StatementTarget } from '@/lib/statements/lock'
import { type LoadedStatement, readEarlierWords, readStatementFacts } from '@/lib/statements/queries/facts'
import { readSaid } from '@/lib/statements/queries/generated'
import { readRecord } from '@/lib/statements/queries/record'
import { decideRevise } from '@/lib/statements/rules/approvals'
import { outdatedClaims } from '@/lib/statements/rules/blockers'
import { refreshClaimsInput, reviseStatementInput } from '@/lib/statements/schema'
import { redraw } from '@/lib/statements/sections'
import { event } from '@/lib/timeline/model'

/** The second of two savers gets what stands there now, beside what they wrote. */
export async function expectVersion(tx: Tx, { id, title, audience, version }: StatementRow, expected: number) {
  if (version === expected) return
  const { version: current } = await readStatementFacts(tx, id)
  const message = 'Somebody changed this statement meanwhile. Your text is kept; compare it with what stands there now.'
  throw new Conflict(message, { version, number: current.number, title, audience, body: current.body })
}

interface Revision {
  readonly title: string
  readonly audience: string
  readonly body: string
  readonly note: string
  readonly claims: readonly Claim[]
  readonly modelHelp: boolean
}

/** Whether words of a model stand in that version: what goes on from it says so too. */
async function hadModelHelp(tx: Tx, statementId: string, number: number): Promise<boolean> {
  const version = await tx.statementVersion.findUniqueOrThrow({
    where: { statementId_number: { statementId, number } },
    select: { modelHelp: true },
  })
  return version.modelHelp
}

/** The next version. What has the same hash keeps its state; another title, audience or text is a draft again. */
async function revise(tx: Tx, target: StatementTarget, before: LoadedStatement, authorId: string, made: Revision) {
  const { statement, stream, now } = target
  const earlier = await readEarlierWords(tx, statement.correctsId)
  const number = before.version.number + 1
  const { id, textHash } = await writeVersion(tx, {
    ...made,
    modelHelp: made.modelHelp || (await hadModelHelp(tx, statement.id, before.version.number)),
    statementId: statement.id,
    number,
    earlier,
    authorId,
    factsSeq: stream.seq,
    now,
  })
  const state = textHash === before.version.textHash ? statement.state : 'draft'
  const version = statement.version + 1
  const { title, audience } = made
  const data = { title, audience, state, version, currentVersionId: id, updatedAt: now }
  await tx.statement.update({ where: { id: statement.id }, data })
  await announceStatement(tx, { id: statement.id, version }, stream)
  const which = { statementId: statement.id, reference: statement.reference, title, number }
  const revised = event(stream, 'statement.revised', { ...which, textHash, note: made.note })
  return { events: [revised] as const, result: { version, number } }
}

/** Saves a new version of a draft or of a text in review. Approvals of other words don't hold for it. */
export const reviseStatement = command({
  name: 'statements.revise',
  permission: 'statement.draft',
  input: reviseStatementInput,
  events: ['statement.revised'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, input: { expectedVersion, ...written }, target, now }) {
    const { statement } = target
    const { title, audience, body } = written
    demand(decideRevise(statement))
    await expectVersion(tx, statement, expectedVersion)
    const before = await readStatementFacts(tx, statement.id)
    const same = body === before.version.body && title === statement.title && audience === statement.audience
    if (same) return { unchanged: { version: statement.version, number: before.version.number } }
    const claims = deriveFor(await readRecord(tx, statement.incidentId, now), body)
    return revise(tx, target, before, writerOf(actor), { ...written, claims })
  },
})

/**
 * Draws the claims again from the record as it stands now: a new version of the same text, if anything has moved. Of a
 * brief the lists are drawn again too, so that each claim stands in the list of its strength.
 */
export const refreshClaims = command({
  name: 'statements.refreshClaims',
  permission: 'statement.draft',
  input: refreshClaimsInput,
  events: ['statement.revised'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, input, target, now }) {
    const { statement } = target
    demand(decideRevise(statement))
    await expectVersion(tx, statement, input.expectedVersion)
    const before = await readStatementFacts(tx, statement.id)
    const { claims: old, textHash, number } = before.version
    const record = await readRecord(tx, statement.incidentId, now)
    const { kind, incidentId } = statement
    const said = await readSaid(tx, { incidentId, kind, now }, deriveAll(record))
    const body = redraw(kind, before.version.body, said)
    const claims = deriveFor(record, body)
    const earlier = await readEarlierWords(tx, statement.correctsId)
    const { title, audience } = statement
    const moved =
      before.judgedSince !== null ||
      outdatedClaims(old, claims, now).length > 0 ||
      hashOf({ title, audience, body, claims, earlier }) !== textHash
    if (!moved) return { unchanged: { version: statement.version, number } }
    const note = 'Claims drawn again from the record.'
    return revise(tx, target, before, writerOf(actor), { title, audience, body, note, claims, modelHelp: false })
  },
})
