import 'server-only'
import { db } from '@/lib/db/client'

/** The incidents that are worked on and have laws to assess already, for the worker: a law that is switched on is asked of them too. */
export async function listOpenIncidentIds(): Promise<string[]> {
  const rows = await db().incident.findMany({
    where: { status: { in: ['reported', 'investigating', 'contained'] }, assessments: { some: {} } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id }) => id)
}
