import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import type { Outgoing } from '@/lib/publications/model'
import { asOfClaims } from '@/lib/publications/outgoing'
import type { Claim, PublishedClaimRecord } from '@/lib/statements/claims'
import { deriveFor } from '@/lib/statements/derive'
import type { ApprovalRole, StatementKind, StatementState } from '@/lib/statements/model'
import { type EvidenceEntries, readEvidence } from '@/lib/statements/queries/evidence'
import { claimOf, hex, type LoadedStatement, readStatementFacts } from '@/lib/statements/queries/facts'
import { withBackground } from '@/lib/statements/queries/lint'
import { readRecord } from '@/lib/statements/queries/record'
import type { StatementFacts } from '@/lib/statements/rules/facts'
import { type StatementStanding, statementStandingAt } from '@/lib/statements/standing'
import type { Wordings } from '@/lib/statements/tokens'
import { databaseNow } from '@/lib/timeline/streams'

export interface VersionRow {
  readonly number: number
  readonly body: string
  readonly textHash: string
  readonly authorName: string
  readonly note: string
  /** Words of a language model stand in it, or stood in one that it goes on from. */
  readonly modelHelp: boolean
  readonly createdAt: Date
  /** Last entry of the timeline that its claims were drawn from; 0 for versions from before that was kept. */
  readonly factsSeq: number
  readonly claims: readonly Claim[]
}

export interface ApprovalRow {
  readonly role: ApprovalRole
  readonly decision: 'approved' | 'changes_requested'
  readonly personName: string
  readonly reason: string
  readonly at: Date
  readonly textHash: string
  readonly versionNumber: number
}

export interface Publication {
  readonly text: string
  readonly textHash: string
  readonly channel: string
  readonly publishedAt: Date
  readonly publishedByName: string
  readonly claims: readonly PublishedClaimRecord[]
  /** How it stands now, claim by claim. */
  readonly standing: StatementStanding
}

export interface StatementDetail extends LoadedStatement, StatementFacts {
  readonly version: LoadedStatement['version']
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly audience: string
  readonly rowVersion: number
  readonly incident: {
    readonly id: string
    readonly reference: string
    readonly title: string
    readonly severity: number
    readonly drill: boolean
    readonly restricted: boolean
  }
  /** When it is published by itself, if somebody asked for that. */
  readonly releaseAt: Date | null
  readonly corrects: string | null
  readonly correctsId: string | null
  /** Of a retraction: why it should not have been said. */
  readonly correctionReason: string | null
  readonly corrections: readonly { readonly reference: string; readonly state: StatementState }[]
  readonly versions: readonly VersionRow[]
  readonly approvalRows: readonly ApprovalRow[]
  readonly publication: Publication | null
  /** What goes out of the version that stands now, and once it is published what went out. */
  readonly outgoing: Outgoing
  /** The claims of the text as the record supports them now, and every claim that the record could support. */
  readonly fresh: readonly Claim[]
  readonly available: readonly Claim[]
  /** Who recorded the entries that the claims rest on. */
  readonly entries: EvidenceEntries
  readonly earlier: Wordings
  /** The database's time of this reading. */
  readonly now: Date
}

const named = { select: { name: true } } as const

function findStatement(tx: Tx, actor: Actor, reference: string) {
  return tx.statement.findFirst({
    where: { reference, incident: visibleTo(actor, 'statement.read') },
    include: {
      incident: { select: { id: true, reference: true, title: true, severity: true, drill: true, visibility: true } },
      corrects: { select: { reference: true } },
      corrections: { select: { reference: true, state: true }, orderBy: { createdAt: 'asc' } },
      versions: {
        orderBy: { number: 'asc' },
        include: { author: named, claims: { orderBy: { position: 'asc' } } },
      },
      approvals: { orderBy: { at: 'asc' }, include: { person: named, version: { select: { number: true } } } },
      publications: { orderBy: { publishedAt: 'desc' }, take: 1, include: { publishedBy: named } },
    },
  })
}

type Found = NonNullable<Awaited<ReturnType<typeof findStatement>>>

function versionRows(versions: Found['versions']): VersionRow[] {
  return versions.map(({ number, body, textHash, author, note, modelHelp, createdAt, factsSeq, claims }) => ({
    ...{ number, body, note, modelHelp, createdAt, factsSeq, authorName: author.name },
    textHash: hex(textHash),
    claims: claims.map(claimOf),
  }))
}

function approvalRows(approvals: Found['approvals']): ApprovalRow[] {
  return approvals.map(({ role, decision, person, reason, at, textHash, version }) => ({
    ...{ decision, reason, at, personName: person.name, versionNumber: version.number },
    role: role as ApprovalRole,
    textHash: hex(textHash),
  }))
}

function outgoingOf({ title, incident, versions }: Found, version: LoadedStatement['version']): Outgoing {
  const writtenAt = versions.find(({ number }) => number === version.number)?.createdAt.toISOString() ?? ''
  return { title, text: version.renderedText, asOf: asOfClaims(version.claims, writtenAt), drill: incident.drill }
}

/**
 * One statement with its versions, approvals and publication, how that stands now, and what the record supports at this
 * moment; NotFound if there is none that the viewer may see.
 */
export async function getStatement(actor: Actor, reference: string): Promise<StatementDetail> {
  const tx = db()
  const found = mayEver(actor, 'statement.read') ? await findStatement(tx, actor, reference) : null
  if (!found) throw new NotFound()
  const now = await databaseNow(tx)
  const [stored, record] = await Promise.all([readStatementFacts(tx, found.id), readRecord(tx, found.incidentId, now)])
  const facts = await withBackground(tx, stored, found, record)
  const [last] = found.publications
  // Only publishing writes these rows, from claims of this type.
  const said = (last?.claims ?? []) as unknown as PublishedClaimRecord[]
  const whole = { kind: found.kind as StatementKind, reference }
  const standing = statementStandingAt(said, record.entries, record.now, found.staleAt?.toISOString() ?? null, whole)
  const publication = last && {
    ...{ text: last.text, textHash: hex(last.textHash), channel: last.channel, publishedAt: last.publishedAt },
    ...{ publishedByName: last.publishedBy.name, claims: said, standing },
  }
  const fresh = deriveFor(record, facts.version.body)
  const { available, earlier } = facts.lint
  const seqs = [...facts.version.claims, ...available].flatMap(({ evidence }) => evidence)
  return {
    ...facts,
    ...{ id: found.id, reference, title: found.title, audience: found.audience, rowVersion: found.version },
    ...{ releaseAt: found.releaseAt, correctsId: found.correctsId, correctionReason: found.correctionReason },
    incident: { ...found.incident, restricted: found.incident.visibility === 'restricted' },
    ...{ corrects: found.corrects?.reference ?? null, corrections: found.corrections },
    kind: found.kind as StatementKind,
    versions: versionRows(found.versions),
    approvalRows: approvalRows(found.approvals),
    publication: publication ?? null,
    outgoing: outgoingOf(found, facts.version),
    ...{ fresh, available, earlier, now, entries: await readEvidence(found.incidentId, seqs) },
  }
}
