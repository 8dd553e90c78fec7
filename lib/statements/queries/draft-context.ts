import 'server-only'
import { type Actor, rolesOf } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleTo } from '@/lib/incidents/visible'
import type { Claim } from '@/lib/statements/claims'
import type { LintBackground } from '@/lib/statements/lint/model'
import type { StatementKind } from '@/lib/statements/model'
import { readSaid } from '@/lib/statements/queries/generated'
import { readDraftBackground } from '@/lib/statements/queries/lint'
import { readRecord } from '@/lib/statements/queries/record'
import { findTemplate } from '@/lib/statements/queries/templates'
import { draftableKinds } from '@/lib/statements/rules/drafting'
import type { Said } from '@/lib/statements/templates'
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
  /** What the rules of wording compare a draft with. */
  readonly lint: LintBackground
  /** The kinds that the viewer may write. */
  readonly kinds: readonly StatementKind[]
  /** The asked kind, where the viewer may write it, or the first that they may; its template and what it can say. */
  readonly kind: StatementKind
  readonly template: string | null
  readonly said: Said
}

/** What a new statement about an incident can say; NotFound where the viewer may not draft about it. */
export async function getDraftContext(actor: Actor, incidentReference: string, asked?: unknown): Promise<DraftContext> {
  const incident = mayEver(actor, 'statement.draft')
    ? await db().incident.findFirst({
        where: { AND: [{ reference: incidentReference }, visibleTo(actor), visibleTo(actor, 'statement.draft')] },
        select: { id: true, reference: true, title: true, severity: true, drill: true },
      })
    : null
  if (!incident) throw new NotFound()
  const kinds = draftableKinds(rolesOf(actor))
  const kind = kinds.find((known) => known === asked) ?? kinds[0]
  if (!kind) throw new NotFound()
  const now = await databaseNow(db())
  const lint = await readDraftBackground(db(), incident.id, await readRecord(db(), incident.id, now))
  const claims = lint.available
  const said = await readSaid(db(), { incidentId: incident.id, kind, now }, claims)
  return { incident, claims, lint, kinds, kind, template: await findTemplate(actor, kind), said }
}
