import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { getLifecycleFacts } from '@/lib/incidents/queries/lifecycle'
import type { LifecycleFacts } from '@/lib/incidents/rules'
import { visibleTo } from '@/lib/incidents/visible'

/** What the guards of the lifecycle look at, for the page that offers the next statuses. NotFound, as for the incident. */
export async function getLifecycleOf(actor: Actor, incidentId: string): Promise<LifecycleFacts> {
  const visible = await db().incident.findFirst({
    where: { AND: [{ id: incidentId }, visibleTo(actor)] },
    select: { id: true },
  })
  if (!visible) throw new NotFound()
  return getLifecycleFacts(db(), visible.id)
}
