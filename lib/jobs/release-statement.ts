import 'server-only'
import type { PersonActor } from '@/lib/auth/model'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Conflict, Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import type { JobData } from '@/lib/jobs/schema'
import { failRelease } from '@/lib/statements/commands/embargo'
import { publishStatement } from '@/lib/statements/commands/publish'
import { publishStatementInput } from '@/lib/statements/schema'
import { databaseNow } from '@/lib/timeline/streams'

const refusals = [Conflict, Forbidden, InvalidInput, NotFound, Refused]

/** Who had it scheduled, with the roles that they hold now; null if they may not sign in any more. */
async function schedulerOf(id: string): Promise<PersonActor | null> {
  const person = await db().person.findFirst({ where: { id, disabledAt: null } })
  return person && { kind: 'person', id, name: person.name, roles: person.roles, sessionId: '' }
}

/** Why it was not published, as its people are told; null for what is worth another try. */
function reasonOf(thrown: unknown): string | null {
  if (thrown instanceof Forbidden) return 'Who had it scheduled may not publish it any more.'
  const refused = refusals.some((refusal) => thrown instanceof refusal)
  return refused && thrown instanceof Error ? thrown.message : null
}

/**
 * Publishes a statement in the name of who scheduled it, by the command that they would use: roles, approvals, claims and
 * the embargo are asked again under its lock. What is published, called off or not due yet is left alone.
 */
async function releaseStatement({ statementId }: JobData<'statements.release'>): Promise<void> {
  const statement = await db().statement.findUnique({ where: { id: statementId } })
  if (!statement?.releaseAt || !statement.releaseById || statement.state === 'published') return
  if (statement.releaseAt.getTime() > (await databaseNow(db())).getTime()) return
  const person = await schedulerOf(statement.releaseById)
  try {
    if (!person) throw new Forbidden()
    await publishStatement(person, publishStatementInput.parse(statement.release))
  } catch (thrown) {
    const reason = reasonOf(thrown)
    if (reason === null) throw thrown
    await failRelease(standdown, { statementId, reason })
  }
}

export const statementHandlers = { 'statements.release': { run: releaseStatement } }
