import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireActor } from '@/lib/auth/session'
import { getLock, type LockPage } from '@/lib/programs/queries/lock'
import { orNotFound } from '../../or-not-found'

export interface LockParams {
  params: Promise<{ slug: string; lockId: string }>
}

/** The lock of this address, or the page that says that there is nothing to see here. */
export async function openLock({ params }: LockParams): Promise<LockPage> {
  const [actor, { slug, lockId }] = await Promise.all([requireActor(), params])
  if (!z.uuid().safeParse(lockId).success) notFound()
  return orNotFound(getLock(actor, slug, lockId))
}

/** What tells the page that something changed: a restricted incident's lock says so on the incident alone. */
export function topicsOf({ program, incidentId }: LockPage): string[] {
  return [`program/${program.id}`, ...(incidentId ? [`incident/${incidentId}`] : [])]
}
