import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { Conflict, demand, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import type { Outgoing } from '@/lib/publications/model'
import { asOfClaims, outgoingText } from '@/lib/publications/outgoing'
import { outgoingHash } from '@/lib/publications/outgoing-hash'
import { decideSending } from '@/lib/publications/rules'
import type { Sending } from '@/lib/publications/schema'
import type { Claim, PublishedClaimRecord } from '@/lib/statements/claims'
import { writerOf } from '@/lib/statements/commands/draft'
import { handOut, readThread, type Shown, type Thread } from '@/lib/statements/commands/hand-out'
import { announceStatement } from '@/lib/statements/commands/write'
import { lockStatement, type StatementTarget } from '@/lib/statements/lock'
import { maxAgeHoursOf } from '@/lib/statements/model'
import type { LoadedStatement } from '@/lib/statements/queries/facts'
import { readDecidable } from '@/lib/statements/queries/lint'
import { approvalsOn } from '@/lib/statements/rules/approvals'
import { decidePublish } from '@/lib/statements/rules/publish'
import { publishStatementInput } from '@/lib/statements/schema'
import { event } from '@/lib/timeline/model'

/** The claims as they go into the record: valid from now, and blind to nothing that is on the timeline already. */
function publishedClaims(claims: readonly Claim[], fresh: readonly Claim[], cutoffSeq: number): PublishedClaimRecord[] {
  return claims.flatMap((claim) => {
    const validUntil = fresh.find(({ key }) => key === claim.key)?.validUntil ?? claim.validUntil
    return claim.value === null ? [] : [{ ...claim, value: claim.value, validUntil, cutoffSeq }]
  })
}

/** When it goes stale by age: the kind's limit, or the first of its claims to run out. */
function staleAtOf(facts: LoadedStatement, claims: readonly PublishedClaimRecord[], now: Date): Date | null {
  const limits = claims.flatMap(({ validUntil }) => (validUntil === null ? [] : [Date.parse(validUntil)]))
  const hours = maxAgeHoursOf(facts.kind, facts.originalKind)
  if (hours !== null) limits.push(now.getTime() + hours * 3_600_000)
  return limits.length === 0 ? null : new Date(Math.min(...limits))
}

async function approvalRecords(tx: Tx, facts: LoadedStatement) {
  const given = approvalsOn(facts, facts.version.textHash).flatMap(({ approval }) => approval ?? [])
  const people = await tx.person.findMany({
    where: { id: { in: given.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return given.map(({ role, personId, at }) => ({
    role,
    personId,
    name: names.get(personId) ?? '',
    at: at.toISOString(),
  }))
}

/** The sentences that stand although a rule marks them, with who let them and why. */
async function waiverRecords(tx: Tx, statementId: string) {
  const select = {
    rule: true,
    severity: true,
    sentence: true,
    reason: true,
    at: true,
    person: { select: { name: true } },
  }
  const given = await tx.statementMarkWaiver.findMany({ where: { statementId }, orderBy: { at: 'asc' }, select })
  return given.map(({ person, at, ...waiver }) => ({ ...waiver, name: person.name, at: at.toISOString() }))
}

interface Release {
  readonly facts: LoadedStatement
  readonly claims: readonly PublishedClaimRecord[]
  readonly channel: string
  readonly sending: Sending
  readonly publishedById: string
}

/** What goes out of this version: the same function makes it for the preview. */
async function readOutgoing(
  tx: Tx,
  { statement, incident }: StatementTarget,
  { version }: LoadedStatement,
): Promise<Outgoing> {
  const { createdAt } = await tx.statementVersion.findUniqueOrThrow({ where: { id: version.id } })
  const asOf = asOfClaims(version.claims, createdAt.toISOString())
  return { title: statement.title, text: version.renderedText, asOf, drill: incident.drill }
}

/** Refused where the words may not go the chosen ways. */
async function demandSending(
  tx: Tx,
  { statement, incident }: StatementTarget,
  sending: Sending,
  outgoing: string,
): Promise<Thread> {
  const thread = await readThread(tx, statement.id)
  const sends = sending.emails.length + sending.webhooks.length > 0
  const { originalKind, isPublic: correctsPublic } = thread
  const { publicPage } = sending
  demand(decideSending({ originalKind, publicPage, sends, correctsPublic, outgoing, incident }))
  return thread
}

async function writePublication(tx: Tx, target: StatementTarget, release: Release): Promise<Shown | null> {
  const { statement, now } = target
  const { facts, claims, channel, sending, publishedById } = release
  const { id: versionId, renderedText: text, textHash } = facts.version
  const outgoing = await readOutgoing(tx, target, facts)
  const words = outgoingText(outgoing)
  const { rootId } = await demandSending(tx, target, sending, words)
  const hash = Uint8Array.from(Buffer.from(outgoingHash(words), 'hex'))
  const id = newId()
  const { kind, title, audience } = statement
  await tx.statementPublication.create({
    data: {
      ...{ id, statementId: statement.id, versionId, text, channel, publishedById, publishedAt: now },
      ...{ kind, title, audience, drill: outgoing.drill, asOf: new Date(outgoing.asOf) },
      ...{ outgoing: words, outgoingHash: hash, public: sending.publicPage, channels: sending },
      textHash: Buffer.from(textHash, 'hex'),
      // Claims are plain JSON; Prisma's input type only asks for an index signature that interfaces lack.
      claims: claims as unknown as Prisma.InputJsonArray,
      approvals: await approvalRecords(tx, facts),
      waivers: await waiverRecords(tx, statement.id),
    },
  })
  return handOut(tx, { publicationId: id, rootId, textHash: hash, sending, personId: publishedById, now })
}

/**
 * Publishes the approved text, word for word, as a record that is never changed. Refused unless every approval stands on
 * exactly this text and the record, read again now, still supports every claim.
 */
export const publishStatement = command({
  name: 'statements.publish',
  permission: 'statement.publish',
  input: publishStatementInput,
  events: ['statement.published', 'statement.delivered'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, input: { textHash, channel, sending, confirm }, target, now }) {
    const { statement, stream } = target
    const publishedById = writerOf(actor)
    if (confirm.toUpperCase() !== statement.reference)
      throw new InvalidInput({ confirm: `Type ${statement.reference} to publish.` })
    const { facts, fresh } = await readDecidable(tx, statement, now)
    if (textHash !== facts.version.textHash)
      throw new Conflict('The text has changed since you opened it. Read it again before you publish.')
    demand(decidePublish(facts, fresh, now))
    const claims = publishedClaims(facts.version.claims, fresh, stream.seq)
    const shown = await writePublication(tx, target, { facts, claims, channel, sending, publishedById })
    const version = statement.version + 1
    const staleAt = staleAtOf(facts, claims, now)
    const standing = { standing: 'current', standingEntry: null, staleAt } as const
    const data = { state: 'published', publishedAt: now, version, updatedAt: now, ...standing } as const
    await tx.statement.update({ where: { id: statement.id }, data })
    await announceStatement(tx, { id: statement.id, version }, stream)
    const which = { statementId: statement.id, reference: statement.reference, title: statement.title }
    const evidence = [...new Set(claims.flatMap((claim) => claim.evidence))].sort((a, b) => a - b)
    const { number, renderedText: text } = facts.version
    const published = event(stream, 'statement.published', { ...which, number, textHash, channel, text, evidence })
    const result = { version, publishedAt: now.toISOString() }
    if (!shown) return { events: [published], result }
    const { deliveryId, path } = shown
    const ways = { deliveryId, channel: 'public_page', recipient: path, textHash, receipt: path } as const
    return { events: [published, event(stream, 'statement.delivered', { ...which, ...ways })], result }
  },
})
