import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import type { Claim, PublishedClaimRecord } from '@/lib/statements/claims'
import type { StatementKind } from '@/lib/statements/model'
import { claimOf } from '@/lib/statements/queries/facts'
import { readRecordEntries } from '@/lib/statements/queries/record'
import { type StatementStanding, statementStandingAt } from '@/lib/statements/standing'
import { databaseNow } from '@/lib/timeline/streams'

/** A statement as it was shown at a moment: nothing that came after is in it. */
export interface StatementThen {
  readonly reference: string
  readonly title: string
  readonly kind: StatementKind
  readonly incidentReference: string
  /** The moment that is shown: the one asked for, or now if that lies ahead. */
  readonly at: Date
  readonly version: { readonly number: number; readonly text: string; readonly claims: readonly Claim[] }
  /** What was published by then, and how it stood; null while it was a draft. */
  readonly publication: {
    readonly text: string
    readonly publishedAt: Date
    readonly claims: readonly PublishedClaimRecord[]
    readonly standing: StatementStanding
  } | null
}

function findThen(actor: Actor, reference: string, at: Date) {
  return db().statement.findFirst({
    where: { reference, createdAt: { lte: at }, incident: visibleTo(actor, 'statement.read') },
    include: {
      incident: { select: { reference: true } },
      publications: { where: { publishedAt: { lte: at } }, orderBy: { publishedAt: 'desc' }, take: 1 },
      versions: {
        where: { createdAt: { lte: at } },
        orderBy: { number: 'desc' },
        take: 1,
        include: { claims: { orderBy: { position: 'asc' } } },
      },
    },
  })
}

/**
 * A statement as it stood at a moment, replayed from the timeline. NotFound for one that the viewer may not see, or that
 * was not there yet.
 */
export async function getStatementAt(actor: Actor, reference: string, asked: Date): Promise<StatementThen> {
  const now = await databaseNow(db())
  const at = asked > now ? now : asked
  const found = mayEver(actor, 'statement.read') ? await findThen(actor, reference, at) : null
  const version = found?.versions[0]
  if (!found || !version) throw new NotFound()
  const kind = found.kind as StatementKind
  const [last] = found.publications
  const entries = last ? await readRecordEntries(db(), found.incidentId) : []
  // Only publishing writes these rows, from claims of this type.
  const claims = (last?.claims ?? []) as unknown as PublishedClaimRecord[]
  const staleAt = found.staleAt?.toISOString() ?? null
  const standing = statementStandingAt(claims, entries, at.toISOString(), staleAt, { kind, reference })
  return {
    ...{ reference, title: found.title, kind, incidentReference: found.incident.reference, at },
    version: { number: version.number, text: version.renderedText, claims: version.claims.map(claimOf) },
    publication: last ? { text: last.text, publishedAt: last.publishedAt, claims, standing } : null,
  }
}
