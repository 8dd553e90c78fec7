import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleTo } from '@/lib/incidents/visible'

export interface JumpTarget {
  readonly reference: string
  readonly title: string
}

/** Up to eight incidents that the actor may see whose reference or title holds the text, newest first. */
export function findIncidentsByText(actor: Actor, text: string): Promise<JumpTarget[]> {
  const contains = { contains: text, mode: 'insensitive' as const }
  return db().incident.findMany({
    where: { AND: [visibleTo(actor), { OR: [{ reference: contains }, { title: contains }] }] },
    orderBy: { filedAt: 'desc' },
    take: 8,
    select: { reference: true, title: true },
  })
}
