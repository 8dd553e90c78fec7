import 'server-only'
import { reminderOf } from '@/lib/clocks/alert-plan'
import { endedStatuses } from '@/lib/clocks/commands/assess'
import { tellOfClock } from '@/lib/clocks/commands/tell'
import { findRegime } from '@/lib/clocks/regimes/registry'
import { db } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import { formatTime } from '@/lib/time'
import { databaseNow } from '@/lib/timeline/streams'

/**
 * Reminds of the laws that nobody has decided on: half way, at their moment, and every day after that. It asks for the next
 * reminder in the same transaction, and ends only when every one is decided. Of an incident that ended, with its reason, it
 * is silent, and speaks again when that is taken up again.
 */
export async function remindOfAssessments(incidentId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const open = await tx.regimeAssessment.findMany({
      where: { incidentId, decision: null },
      include: { incident: { select: { reference: true, status: true, drill: true, counselId: true, leadId: true } } },
      orderBy: [{ decisionDue: 'asc' }, { regime: 'asc' }],
    })
    const [first] = open
    if (!first) return
    const { decisionDue, incident, ownerId } = first
    const { name, next } = reminderOf(decisionDue, await databaseNow(tx))
    const laws = open.map(({ regime }) => findRegime(regime)?.title ?? regime).join(', ')
    await enqueue(tx, 'clocks.remindAssessments', { incidentId }, { at: next, key: incidentId })
    if (endedStatuses.includes(incident.status)) return
    await tellOfClock(tx, {
      ...{ incidentId, reference: incident.reference, drill: incident.drill, kind: 'assessment_due' },
      ownerId: ownerId ?? incident.counselId ?? incident.leadId,
      text: `${incident.reference}: not decided yet whether these laws apply: ${laws}. The decision was asked for by ${formatTime(decisionDue, 'UTC')}.`,
      key: `assessments/${first.id}/${name}`,
    })
  })
}
