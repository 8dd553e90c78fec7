import 'server-only'
import type { Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Appended } from '@/lib/timeline/append'
import type { EventPayload, NewEvent } from '@/lib/timeline/model'

/** By which the facts that laws ask about may have changed. */
const changesFacts: ReadonlySet<string> = new Set([
  'exposure.changed',
  'count.recorded',
  'judgment.recorded',
  'program.linked',
])

/** A filing that says nothing of data is triaged first: what becomes known of it asks then. */
function mayPoint({ event: { stream, kind, payload } }: Appended): boolean {
  if (stream.kind !== 'incident') return false
  // Reopened: what was recorded while it was closed is asked about now.
  if (kind === 'status.changed') return (payload as EventPayload<'status.changed'>).to === 'investigating'
  if (kind !== 'incident.filed') return changesFacts.has(kind)
  return (payload as EventPayload<'incident.filed'>).exposure.dataCategories.length > 0
}

/**
 * Asks the worker, in the transaction that changed the facts, to look which laws they point to: the person who records a fact
 * does not wait for it, and no change is forgotten.
 */
export async function assessRegimes(tx: Tx, appended: readonly Appended[]): Promise<NewEvent[]> {
  const incidents = new Set(appended.filter(mayPoint).map(({ event: { stream } }) => stream.id))
  for (const incidentId of incidents) await enqueue(tx, 'clocks.openAssessments', { incidentId }, { key: incidentId })
  return []
}
