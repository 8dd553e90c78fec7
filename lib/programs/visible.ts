import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { type Permission, scopesOf } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/db/generated/client'

/** The programs within the actor's reach, as SQL for a query in which the program is `p`. */
export function programVisibleSql(actor: Actor, permission: Permission = 'program.read'): Prisma.Sql {
  const scopes = scopesOf(actor, permission)
  if (scopes.has('any')) return Prisma.sql`TRUE`
  const personId = personIdOf(actor)
  if (!personId || !scopes.has('linked')) return Prisma.sql`FALSE`
  return Prisma.sql`EXISTS (SELECT FROM program_owner po WHERE po."programId" = p.id AND po."personId" = ${personId}::uuid)`
}
