import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Forbidden, Refused, Unavailable } from '@/lib/errors'
import { newId } from '@/lib/id'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import { newStatementReference } from '@/lib/incidents/reference'
import type { Claim, PublishedClaimRecord } from '@/lib/statements/claims'
import { announceStatement, writeVersion } from '@/lib/statements/commands/write'
import { deriveAll, deriveFor } from '@/lib/statements/derive'
import { lockStatement } from '@/lib/statements/lock'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'
import { readEarlierWords } from '@/lib/statements/queries/facts'
import { readRecord } from '@/lib/statements/queries/record'
import { mayDraftKind } from '@/lib/statements/rules/drafting'
import { draftCorrectionInput, draftStatementInput } from '@/lib/statements/schema'
import { statementStandingAt } from '@/lib/statements/standing'
import { correctionBody } from '@/lib/statements/templates'
import type { Wordings } from '@/lib/statements/tokens'
import { event } from '@/lib/timeline/model'

/** The person who writes; a program's key can't speak for the company. */
export function writerOf(actor: Actor): string {
  const personId = actor.kind === 'person' ? personIdOf(actor) : null
  if (!personId) throw new Forbidden('Only people write and release statements.')
  return personId
}

interface NewStatement {
  readonly kind: StatementKind
  readonly title: string
  readonly audience: string
  readonly body: string
  readonly claims: readonly Claim[]
  readonly earlier: Wordings
  readonly correctsId: string | null
}

/** A taken reference (1 in 33 million) is drawn again. */
async function insertStatement(tx: Tx, { incident, now }: IncidentTarget, authorId: string, made: NewStatement) {
  const { kind, title, correctsId } = made
  const audience = made.audience || statementKindRules[kind].audience
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = { id: newId(), reference: newStatementReference(), kind, title, audience, correctsId }
    const { count } = await tx.statement.createMany({
      data: [{ ...row, incidentId: incident.id, createdById: authorId, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    })
    if (count === 1) return row
  }
  throw new Unavailable()
}

async function createDraft(tx: Tx, actor: Actor, target: IncidentTarget, made: NewStatement, corrects: string | null) {
  const authorId = writerOf(actor)
  const { id, reference, title, audience, kind } = await insertStatement(tx, target, authorId, made)
  const version = await writeVersion(tx, {
    ...made,
    audience,
    statementId: id,
    number: 1,
    authorId,
    factsSeq: target.stream.seq,
    note: '',
    now: target.now,
  })
  await tx.statement.update({ where: { id }, data: { currentVersionId: version.id } })
  await announceStatement(tx, { id, version: 1 }, target.stream)
  const drafted = { statementId: id, reference, title, number: 1, kind, corrects }
  return { events: [event(target.stream, 'statement.drafted', drafted)] as const, result: { id, reference } }
}

/** Starts a statement about an incident. Its claims are drawn from the record as it stands; what they lack shows on its page. */
export const draftStatement = command({
  name: 'statements.draft',
  permission: 'statement.draft',
  input: draftStatementInput,
  events: ['statement.drafted'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, actor, input: { incidentId, ...written }, target, now }) {
    if (written.kind === 'correction')
      throw new Refused('corrects_nothing', 'A correction starts from the published statement that it corrects.')
    if (!mayDraftKind(rolesOf(actor), written.kind))
      throw new Forbidden('This kind of statement is not yours to write.')
    const claims = deriveFor(await readRecord(tx, incidentId, now), written.body)
    return createDraft(tx, actor, target, { ...written, claims, earlier: {}, correctsId: null }, null)
  },
})

/**
 * Starts the correction of a published statement: a statement of its own, of the same kind and for the same audience, that
 * quotes what no longer holds. If one is under way already, the answer is that one.
 */
export const draftCorrection = command({
  name: 'statements.draftCorrection',
  permission: 'statement.draft',
  input: draftCorrectionInput,
  events: ['statement.drafted'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, target, now }) {
    const { statement, incident } = target
    if (statement.state !== 'published') throw new Refused('not_published', 'Only what was published can be corrected.')
    const open = await tx.statement.findFirst({
      where: { correctsId: statement.id, state: { in: ['draft', 'in_review'] } },
      select: { id: true, reference: true },
    })
    if (open) return { unchanged: open }
    const record = await readRecord(tx, incident.id, now)
    const published = await tx.statementPublication.findFirstOrThrow({
      where: { statementId: statement.id },
      orderBy: { publishedAt: 'desc' },
      select: { publishedAt: true, claims: true },
    })
    const said = published.claims as unknown as PublishedClaimRecord[]
    const standing = statementStandingAt(said, record.entries, record.now, null)
    const unsettled = standing.claims.filter(({ state }) => state !== 'current').map(({ key }) => key)
    const fallen = unsettled.length > 0 ? unsettled : said.map(({ key }) => key)
    const publishedAt = published.publishedAt.toISOString()
    const body = correctionBody({ publishedAt, fallen, now: record.now }, deriveAll(record))
    const made = {
      ...{ kind: 'correction' as const, audience: statement.audience, body, correctsId: statement.id },
      title: `Correction: ${statement.title}`.slice(0, 160),
      claims: deriveFor(record, body),
      earlier: await readEarlierWords(tx, statement.id),
    }
    return createDraft(tx, actor, target, made, statement.reference)
  },
})
