import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { type Permission, scopesOf } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/db/generated/client'

/** Conditions that no incident meets. */
const nothing: Prisma.IncidentWhereInput = { id: { in: [] } }

/**
 * The incidents that the actor may see: members see theirs; of the open ones each role sees as far as its reading
 * permission reaches. A restricted incident is seen by its members alone, whatever the role.
 */
export function visibleTo(actor: Actor, permission: Permission = 'incident.read'): Prisma.IncidentWhereInput {
  if (actor.kind === 'system') return {}
  const personId = personIdOf(actor)
  const scopes = scopesOf(actor, permission)
  if (!personId || scopes.size === 0) return nothing
  const member: Prisma.IncidentWhereInput = { members: { some: { personId } } }
  if (scopes.has('any')) return { OR: [{ visibility: 'open' }, member] }
  const among: Prisma.IncidentWhereInput[] = [{ visibility: 'open', filedById: personId }, member]
  if (scopes.has('linked'))
    among.push({ visibility: 'open', programs: { some: { program: { owners: { some: { personId } } } } } })
  return { OR: among }
}

/** The same rule as SQL, for a query in which the incident is `i`. */
export function visibleSql(actor: Actor, permission: Permission = 'incident.read'): Prisma.Sql {
  if (actor.kind === 'system') return Prisma.sql`TRUE`
  const personId = personIdOf(actor)
  const scopes = scopesOf(actor, permission)
  if (!personId || scopes.size === 0) return Prisma.sql`FALSE`
  const member = Prisma.sql`EXISTS (SELECT FROM incident_member im WHERE im."incidentId" = i.id AND im."personId" = ${personId}::uuid)`
  if (scopes.has('any')) return Prisma.sql`(i.visibility = 'open' OR ${member})`
  const filed = Prisma.sql`(i.visibility = 'open' AND i."filedById" = ${personId}::uuid)`
  if (!scopes.has('linked')) return Prisma.sql`(${filed} OR ${member})`
  return Prisma.sql`(${filed} OR ${member} OR (i.visibility = 'open' AND EXISTS (
    SELECT FROM incident_program ip JOIN program_owner po ON po."programId" = ip."programId"
    WHERE ip."incidentId" = i.id AND po."personId" = ${personId}::uuid)))`
}

/** The entries `e` of the incident `i` that the actor may see: what tells of statements, or of what authorities are told, goes with the right to read them. */
export function visibleEntriesSql(actor: Actor): Prisma.Sql {
  return Prisma.sql`(e.kind NOT SIMILAR TO '(statement|regulator).%' OR ${visibleSql(actor, 'statement.read')})`
}
