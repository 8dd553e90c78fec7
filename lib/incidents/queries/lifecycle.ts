import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { LifecycleFacts } from '@/lib/incidents/rules'

/** Phases in which a program's pause is complete. */
const pauseComplete = ['paused', 'resume_requested', 'retired'] as const

/** What the lifecycle's guards look at, for one incident that the caller has found visible already. */
export async function getLifecycleFacts(tx: Tx, incidentId: string): Promise<LifecycleFacts> {
  const incident = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: {
      status: true,
      programs: {
        where: { program: { phase: { notIn: [...pauseComplete] } } },
        select: { program: { select: { name: true } } },
      },
      statements: {
        where: {
          state: 'published',
          standing: { in: ['stale', 'contradicted'] },
          corrections: { none: { state: 'published' } },
        },
        select: { reference: true },
      },
    },
  })
  const containmentEntries = await tx.timelineEntry.count({
    where: { streamId: incidentId, kind: 'containment.recorded' },
  })
  return {
    status: incident.status,
    containmentEntries,
    programsNotPaused: incident.programs.map(({ program }) => program.name),
    brokenStatements: incident.statements.map(({ reference }) => reference),
  }
}
