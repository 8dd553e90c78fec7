import type { PersonActor, Role } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'

/** Adds somebody with these roles to the test's database, signed in. */
export async function addPerson(...roles: Role[]): Promise<PersonActor> {
  const id = newId()
  const name = `${roles[0] ?? 'reporter'} ${id.slice(-6)}`
  const email = `${id}@example.test`
  await db().person.create({ data: { id, name, email, emailKey: email, roles } })
  return { kind: 'person', id, name, roles, sessionId: newId() }
}
