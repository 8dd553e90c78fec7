import 'server-only'
import { rolesOf } from '@/lib/auth/model'
import type { CommandContext } from '@/lib/command-context'
import { Forbidden, NotFound } from '@/lib/errors'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import type { Standing, StatementKind, StatementState } from '@/lib/statements/model'
import { readOriginalKind } from '@/lib/statements/queries/facts'
import { mayDraftKind } from '@/lib/statements/rules/drafting'

/** The statement's row as commands decide on it. */
export interface StatementRow {
  readonly id: string
  readonly reference: string
  readonly incidentId: string
  readonly kind: StatementKind
  readonly title: string
  readonly audience: string
  readonly state: StatementState
  readonly standing: Standing | null
  readonly correctsId: string | null
  readonly version: number
}

export interface StatementTarget extends IncidentTarget {
  readonly statement: StatementRow
}

/**
 * Locks a statement for a command: its incident first, in the actor's scope, since it may be seen only with the incident;
 * then its own row. NotFound if it is not there or not the actor's to see; Forbidden where a draft is of a kind that is not
 * theirs to write.
 */
export async function lockStatement(context: CommandContext, id: string): Promise<StatementTarget> {
  const { tx } = context
  const found = await tx.statement.findUnique({ where: { id }, select: { incidentId: true } })
  if (!found) throw new NotFound()
  const incident = await lockIncident(context, found.incidentId)
  const [statement] = await tx.$queryRaw<StatementRow[]>`
    SELECT s.id, s.reference, s."incidentId", s.kind, s.title, s.audience, s.state::text AS state, s.standing::text AS standing,
      s."correctsId", s.version
    FROM statement s WHERE s.id = ${id}::uuid FOR NO KEY UPDATE`
  if (!statement) throw new NotFound()
  if (context.permission === 'statement.draft') {
    const original = await readOriginalKind(tx, statement.correctsId)
    if (!mayDraftKind(rolesOf(context.actor), statement.kind, original)) throw new Forbidden()
  }
  return { ...incident, statement }
}
