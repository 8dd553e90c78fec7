import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import type { Claim } from '@/lib/statements/claims'
import { deriveAll } from '@/lib/statements/derive'
import { readRecord } from '@/lib/statements/queries/record'
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
  return { incident, claims: deriveAll(record) }
}
