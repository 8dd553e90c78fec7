import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { openStatuses } from '@/lib/incidents/model'
import { visibleTo } from '@/lib/incidents/visible'

/** The open SEV 0 and SEV 1 incidents that the actor may see, worst and oldest first, at most three. */
export function listAlarming(actor: Actor) {
  return db().incident.findMany({
    where: { AND: [visibleTo(actor), { severity: { lte: 1 }, status: { in: [...openStatuses] } }] },
    orderBy: [{ severity: 'asc' }, { filedAt: 'asc' }],
    take: 3,
    select: { reference: true, title: true, severity: true, provisional: true, drill: true, filedAt: true },
  })
}
