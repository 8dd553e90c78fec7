import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Forbidden, Refused, Unavailable } from '@/lib/errors'
import { newId } from '@/lib/id'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import { newStatementReference } from '@/lib/incidents/reference'
import type { Claim } from '@/lib/statements/claims'
import { announceStatement, writeVersion } from '@/lib/statements/commands/write'
import type { CorrectionType } from '@/lib/statements/corrections'
import { deriveFor } from '@/lib/statements/derive'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'
import { readRecord } from '@/lib/statements/queries/record'
import { mayDraftKind } from '@/lib/statements/rules/drafting'
import { draftStatementInput } from '@/lib/statements/schema'
import type { Wordings } from '@/lib/statements/tokens'
import { event } from '@/lib/timeline/model'

/** The person who writes; a program's key can't speak for the company. */
export function writerOf(actor: Actor): string {
  const personId = actor.kind === 'person' ? personIdOf(actor) : null
  if (!personId) throw new Forbidden('Only people write and release statements.')
  return personId
}

export interface NewStatement {
  readonly kind: StatementKind
  readonly title: string
  readonly audience: string
  readonly body: string
  readonly claims: readonly Claim[]
  readonly earlier: Wordings
  readonly correctsId: string | null
  /** Of a correction: which statement it corrects, what it is by the record, and of a retraction, why. */
  readonly correction?: { readonly corrects: string; readonly type: CorrectionType; readonly reason: string | null }
}

/** A taken reference (1 in 33 million) is drawn again. */
async function insertStatement(tx: Tx, { incident, now }: IncidentTarget, authorId: string, made: NewStatement) {
  const { kind, title, correctsId } = made
  const audience = made.audience || statementKindRules[kind].audience
  const correctionRow = made.correction && {
    ...{ correctionType: made.correction.type, correctionReason: made.correction.reason },
  }
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = { id: newId(), reference: newStatementReference(), kind, title, audience, correctsId, ...correctionRow }
    const { count } = await tx.statement.createMany({
      data: [{ ...row, incidentId: incident.id, createdById: authorId, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    })
    if (count === 1) return row
  }
  throw new Unavailable()
}

/** Writes a new statement with its first version, as this person’s. */
export async function createDraft(tx: Tx, actor: Actor, target: IncidentTarget, made: NewStatement) {
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
  const { corrects = null, type, reason } = made.correction ?? {}
  const drafted = {
    ...{ statementId: id, reference, title, number: 1, kind, corrects },
    ...(type && { correctionType: type }),
    ...(reason && { reason }),
  }
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
    return createDraft(tx, actor, target, { ...written, claims, earlier: {}, correctsId: null })
  },
})
