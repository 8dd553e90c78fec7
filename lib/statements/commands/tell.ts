import 'server-only'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'

interface Told {
  readonly kind: 'statement_stale' | 'statement_contradicted' | 'correction_due'
  readonly text: string
  readonly key: string
  /** What can't wait: they have to say that they have taken note. */
  readonly acknowledge?: boolean
}

/**
 * Whose statement it is: who wrote or published it, and the incident's communications lead and counsel. Of a restricted
 * incident, members only.
 */
async function ownersOf(tx: Tx, statementId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM statement s JOIN incident i ON i.id = s."incidentId"
      JOIN person p ON p.id IN (s."createdById", i."commsLeadId", i."counselId")
        OR p.id IN (SELECT v."authorId" FROM statement_version v WHERE v."statementId" = s.id)
        OR p.id IN (SELECT b."publishedById" FROM statement_publication b WHERE b."statementId" = s.id)
    WHERE s.id = ${statementId}::uuid AND (i.visibility = 'open'
      OR EXISTS (SELECT FROM incident_member m WHERE m."incidentId" = i.id AND m."personId" = p.id))`
  return rows.map(({ id }) => id)
}

/** Tells the owners of a statement how it stands, in the caller's own transaction. Drills say that they are one. */
export async function tellOfStatement(
  tx: Tx,
  statement: { readonly id: string; readonly reference: string; readonly incidentId: string; readonly drill: boolean },
  { kind, text, key, acknowledge = false }: Told,
): Promise<void> {
  const { id, reference, incidentId, drill } = statement
  await notify(tx, {
    ...{ to: await ownersOf(tx, id), kind, text: drill ? `Drill: ${text}` : text, href: `/statements/${reference}` },
    ...{ key: `statement/${id}/${key}`, acknowledge, incidentId },
  })
}
