import 'server-only'
import { type Actor, rolesOf } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import type { Claim } from '@/lib/statements/claims'
import { deriveAll } from '@/lib/statements/derive'
import type { StatementKind } from '@/lib/statements/model'
import { sayInstant } from '@/lib/statements/phrases'
import { readRecord } from '@/lib/statements/queries/record'
import { draftableKinds } from '@/lib/statements/rules/drafting'
import { databaseNow } from '@/lib/timeline/streams'

export interface DraftContext {
  readonly incident: {
    readonly id: string
    readonly reference: string
    readonly title: string
    readonly severity: number
    readonly drill: boolean
  }
  /** Every claim that can be made about the incident, supported or not. */
  readonly claims: readonly Claim[]
  /** The kinds that the viewer may write. */
  readonly kinds: readonly StatementKind[]
  /** The database's time of this reading, as a statement says it. */
  readonly now: string
}

/** What a new statement about an incident can say; NotFound where the viewer may not draft about it. */
export async function getDraftContext(actor: Actor, incidentReference: string): Promise<DraftContext> {
  const incident = mayEver(actor, 'statement.draft')
    ? await db().incident.findFirst({
        where: { AND: [{ reference: incidentReference }, visibleTo(actor), visibleTo(actor, 'statement.draft')] },
        select: { id: true, reference: true, title: true, severity: true, drill: true },
      })
    : null
  if (!incident) throw new NotFound()
  const record = await readRecord(db(), incident.id, await databaseNow(db()))
  const kinds = draftableKinds(rolesOf(actor))
  return { incident, claims: deriveAll(record), kinds, now: sayInstant(record.now, '') }
}
