import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { openStatuses } from '@/lib/incidents/model'
import { visibleTo } from '@/lib/incidents/visible'

/** The worst and then oldest of the open SEV 0 and SEV 1 incidents that the actor may see, and how many there are besides. */
export async function findAlarming(actor: Actor) {
  const where = { AND: [visibleTo(actor), { severity: { lte: 1 }, status: { in: [...openStatuses] } }] }
  const worst = await db().incident.findFirst({
    where,
    orderBy: [{ severity: 'asc' }, { filedAt: 'asc' }],
    select: { reference: true, title: true, severity: true, provisional: true, drill: true, filedAt: true },
  })
  const more = worst ? (await db().incident.count({ where })) - 1 : 0
  return { worst, more }
}
