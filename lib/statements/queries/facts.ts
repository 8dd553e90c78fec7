import 'server-only'
import type { Tx } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import {
  type Claim,
  type ClaimValue,
  type Classification,
  isClaimKind,
  type PublishedClaimRecord,
  type Strength,
} from '@/lib/statements/claims'
import type { StatementKind } from '@/lib/statements/model'
import { approvalsOn } from '@/lib/statements/rules/approvals'
import type { StatementFacts, VersionFacts } from '@/lib/statements/rules/facts'
import type { Wordings } from '@/lib/statements/tokens'

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

interface ClaimRow {
  key: string
  kind: string
  value: unknown
  asOf: Date
  validUntil: Date | null
  evidence: number[]
  strength: number
  final: boolean
  classification: string
  wording: string
  missing: string[]
}

/** The stored claim as it was drawn. The casts hold because only `writeVersion` writes these rows, from a Claim. */
export function claimOf(row: ClaimRow): Claim {
  if (!isClaimKind(row.kind)) throw new Error(`unknown claim kind ${row.kind}`)
  return {
    ...{ key: row.key, kind: row.kind, evidence: row.evidence, missing: row.missing },
    value: row.value as ClaimValue | null,
    asOf: row.asOf.toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
    strength: row.strength as Strength,
    final: row.final,
    classification: row.classification as Classification,
    wording: row.wording === '' ? null : row.wording,
  }
}

export interface VersionDetail extends VersionFacts {
  readonly id: string
  readonly renderedText: string
  readonly authorId: string
}

/** A statement as it is stored; `withBackground` adds what the rules of wording read, without which nothing is decided. */
export interface LoadedStatement extends Omit<StatementFacts, 'lint'> {
  readonly version: VersionDetail
}

/** The kind of the statement that a chain of corrections began with; null for what corrects nothing. */
export async function readOriginalKind(tx: Tx, correctsId: string | null): Promise<StatementKind | null> {
  if (correctsId === null) return null
  const [first] = await tx.$queryRaw<{ kind: StatementKind }[]>`
    WITH RECURSIVE chain AS (
      SELECT kind, "correctsId" FROM statement WHERE id = ${correctsId}::uuid
      UNION ALL SELECT s.kind, s."correctsId" FROM statement s JOIN chain c ON s.id = c."correctsId"
    )
    SELECT kind FROM chain WHERE "correctsId" IS NULL`
  return first?.kind ?? null
}

/** The last judgment from which a clock runs that was recorded after that entry; null where there is none. */
async function readJudgedSince(tx: Tx, incidentId: string, factsSeq: number): Promise<number | null> {
  const last = await tx.timelineEntry.findFirst({
    where: { streamId: incidentId, kind: 'judgment.recorded', seq: { gt: factsSeq } },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  })
  return last?.seq ?? null
}

interface Loaded extends Omit<LoadedStatement, 'saidBefore'> {
  readonly incidentId: string
}

async function loadStatement(tx: Tx, statementId: string): Promise<Loaded> {
  const found = await tx.statement.findUnique({
    where: { id: statementId },
    select: {
      kind: true,
      title: true,
      audience: true,
      state: true,
      correctsId: true,
      notBefore: true,
      notBeforeZone: true,
      incidentId: true,
      incident: { select: { leadId: true } },
      currentVersion: { include: { claims: { orderBy: { position: 'asc' } } } },
      versions: { select: { authorId: true } },
      approvals: { select: { role: true, decision: true, textHash: true, personId: true, at: true } },
    },
  })
  if (!found?.currentVersion) throw new NotFound()
  const { claims, textHash, id, number, body, renderedText, authorId, factsSeq } = found.currentVersion
  const originalKind = await readOriginalKind(tx, found.correctsId)
  const forAuthority = (originalKind ?? found.kind) === 'regulator_notification'
  return {
    incidentId: found.incidentId,
    kind: found.kind as StatementKind,
    originalKind,
    judgedSince: forAuthority ? await readJudgedSince(tx, found.incidentId, factsSeq) : null,
    leadId: found.incident.leadId,
    embargo: found.notBefore && { at: found.notBefore, zone: found.notBeforeZone ?? 'UTC' },
    title: found.title,
    audience: found.audience,
    state: found.state,
    version: { id, number, body, renderedText, authorId, textHash: hex(textHash), claims: claims.map(claimOf) },
    authorIds: [...new Set(found.versions.map((version) => version.authorId))],
    approvals: found.approvals.map((approval) => ({ ...approval, textHash: hex(approval.textHash) })),
  }
}

/** The claims of the incident's other statements that are published and not contradicted, or wholly approved. */
async function readSaidBefore(tx: Tx, statementId: string, incidentId: string): Promise<StatementFacts['saidBefore']> {
  const others = await tx.statement.findMany({
    where: { incidentId, id: { not: statementId }, state: { in: ['in_review', 'published'] } },
    select: { id: true, standing: true },
  })
  const said: Pick<Claim, 'key' | 'value'>[] = []
  for (const { id, standing } of others) {
    const { version, state, ...facts } = await loadStatement(tx, id)
    const approved = approvalsOn(facts, version.textHash).every(({ decision }) => decision === 'approved')
    if (state === 'published' ? standing !== 'contradicted' : approved) said.push(...version.claims)
  }
  return said.map(({ key, value }) => ({ key, value }))
}

/** What the rules decide on, for one statement that the caller has locked or found visible already. */
export async function readStatementFacts(tx: Tx, statementId: string): Promise<LoadedStatement> {
  const { incidentId, ...facts } = await loadStatement(tx, statementId)
  const saidBefore = facts.kind === 'press_reply' ? await readSaidBefore(tx, statementId, incidentId) : []
  return { ...facts, saidBefore }
}

/** The words that the corrected statement published, by claim key; nothing for a statement that corrects none. */
export async function readEarlierWords(tx: Tx, correctsId: string | null): Promise<Wordings> {
  if (!correctsId) return {}
  const publication = await tx.statementPublication.findFirst({
    where: { statementId: correctsId },
    orderBy: { publishedAt: 'desc' },
    select: { claims: true },
  })
  const claims = (publication?.claims ?? []) as unknown as PublishedClaimRecord[]
  return Object.fromEntries(claims.map(({ key, wording }) => [key, wording]))
}
