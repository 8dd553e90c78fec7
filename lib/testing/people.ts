import type { PersonActor, Role } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'

/** Adds somebody with these roles to the test’s database, signed in. */
export async function addPerson(...roles: Role[]): Promise<PersonActor> {
  const id = newId()
  const name = `${roles[0] ?? 'reporter'} ${id.slice(-6)}`
  const email = `${id}@example.test`
  await db().person.create({ data: { id, name, email, emailKey: email, roles } })
  const sessionId = newId()
  await db().$executeRaw`
    INSERT INTO session (id, "personId", "createdAt", "lastSeenAt", "idleExpiresAt", "expiresAt")
    SELECT ${sessionId}::uuid, ${id}::uuid, now, now, now + interval '8 hours', now + interval '24 hours'
    FROM standdown_now() AS now`
  return { kind: 'person', id, name, roles, sessionId }
}
