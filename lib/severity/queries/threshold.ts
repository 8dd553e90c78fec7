import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'
import { readPeopleThreshold } from './record'

/** From how many people on an incident is one level worse, for who sets it. */
export async function getPeopleThreshold(actor: Actor): Promise<number> {
  if (!mayEver(actor, 'settings.manage')) throw new Forbidden()
  return readPeopleThreshold(db())
}
