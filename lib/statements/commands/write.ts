import 'server-only'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/id'
import { browserChannel } from '@/lib/realtime/topics'
import type { Claim } from '@/lib/statements/claims'
import { statementHash } from '@/lib/statements/hash'
import { bindingsOf, renderedTextOf } from '@/lib/statements/render'
import type { Wordings } from '@/lib/statements/tokens'
import type { LockedStream } from '@/lib/timeline/model'

export interface NewVersion {
  readonly statementId: string
  readonly number: number
  readonly title: string
  readonly audience: string
  readonly body: string
  readonly claims: readonly Claim[]
  readonly earlier: Wordings
  readonly authorId: string
  readonly note: string
  /** Words of a language model stand in it. */
  readonly modelHelp?: boolean
  /** Last entry of the incident's timeline that the claims were drawn from. */
  readonly factsSeq: number
  readonly now: Date
}

type Hashed = Pick<NewVersion, 'title' | 'audience' | 'body' | 'claims' | 'earlier'>

/** The hash that a draft has with these claims, in lower-case hex. */
export function hashOf({ title, audience, body, claims, earlier }: Hashed): string {
  const text = renderedTextOf(body, claims, earlier)
  return statementHash({ title, audience, text, bindings: bindingsOf(body) }, claims)
}

/** Writes a version with its claims; neither is ever changed after. */
export async function writeVersion(tx: Tx, version: NewVersion): Promise<{ id: string; textHash: string }> {
  const { statementId, number, body, claims, earlier, authorId, note, modelHelp = false, factsSeq, now } = version
  const id = newId()
  const textHash = hashOf(version)
  const renderedText = renderedTextOf(body, claims, earlier)
  await tx.statementVersion.create({
    data: {
      ...{ id, statementId, number, body, renderedText, authorId, note, modelHelp, factsSeq, createdAt: now },
      textHash: Buffer.from(textHash, 'hex'),
    },
  })
  await tx.statementClaim.createMany({
    data: claims.map(({ value, asOf, validUntil, wording, ...claim }, position) => ({
      ...{ ...claim, versionId: id, position },
      // A ClaimValue is plain JSON; Prisma's input type only asks for an index signature that interfaces lack.
      value: value === null ? Prisma.JsonNull : (value as unknown as Prisma.InputJsonObject),
      asOf: new Date(asOf),
      validUntil: validUntil === null ? null : new Date(validUntil),
      wording: wording ?? '',
    })),
  })
  return { id, textHash }
}

/** Tells pages that follow the statement or the list; of a restricted incident, the list's members alone. */
export async function announceStatement(
  tx: Tx,
  statement: { readonly id: string; readonly version: number },
  incident: Pick<LockedStream, 'id' | 'restricted'>,
): Promise<void> {
  const about = JSON.stringify({ topic: `statement/${statement.id}`, version: statement.version })
  await tx.$queryRaw`SELECT pg_notify(${browserChannel}, ${about})::text`
  if (!incident.restricted) {
    const list = JSON.stringify({ topic: 'statements', version: statement.version })
    await tx.$queryRaw`SELECT pg_notify(${browserChannel}, ${list})::text`
    return
  }
  await tx.$queryRaw`
    SELECT pg_notify(${browserChannel}, jsonb_build_object('topic', 'statements', 'version', ${statement.version}::int, 'for', m."personId")::text)::text
    FROM incident_member m WHERE m."incidentId" = ${incident.id}::uuid`
}
