import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'

/** The people who can own a program: those in the role, by name. Throws Forbidden to whoever can't set up a program. */
export async function listOwnerChoices(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (!mayEver(actor, 'program.register') && !mayEver(actor, 'program.configure')) throw new Forbidden()
  return db().person.findMany({
    where: { disabledAt: null, roles: { has: 'program_owner' } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 500,
  })
}
