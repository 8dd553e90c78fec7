import 'server-only'
import type { Role } from '@/lib/auth/model'
import { isPassword } from '@/lib/auth/password'
import { credentials, emailKeyOf } from '@/lib/auth/schema'
import { claimAttempt, releaseAttempt } from '@/lib/auth/throttle'
import { db } from '@/lib/db/client'

/** Somebody who has shown who they are, before they have a session. */
export interface Identity {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

/**
 * Whose email address and password these are, or null. Unknown, disabled, without a password, wrong and tried too often
 * look alike: for all but the last the same hash is computed, so that they take the same time too.
 */
export async function identify(input: unknown, address: string): Promise<Identity | null> {
  const parsed = credentials.safeParse(input)
  const { email, password } = parsed.success ? parsed.data : { email: '', password: '' }
  const emailKey = emailKeyOf(email)
  if (!(await claimAttempt(emailKey, address))) return null
  const person = await db().person.findUnique({
    where: { emailKey },
    select: { id: true, name: true, roles: true, passwordHash: true, disabledAt: true },
  })
  const right = await isPassword(password, person?.passwordHash ?? null)
  if (!right || !person || person.disabledAt) return null
  await releaseAttempt(emailKey, address)
  return { id: person.id, name: person.name, roles: person.roles }
}

/** The demonstration person of this id. Nobody is, unless this is a demonstration. */
export async function identifyDemo(personId: string): Promise<Identity | null> {
  if (process.env.DEMO !== 'on' || !/^[0-9a-f-]{36}$/.test(personId)) return null
  const person = await db().person.findFirst({
    where: { id: personId, demo: true, disabledAt: null },
    select: { id: true, name: true, roles: true },
  })
  return person
}
