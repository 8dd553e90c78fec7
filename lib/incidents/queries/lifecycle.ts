import 'server-only'
import { findRegime } from '@/lib/clocks/regimes/registry'
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
      drill: true,
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
  const clocks = await tx.clock.findMany({
    where: { incidentId, state: { in: ['running', 'anchor_missing'] } },
    select: { title: true },
    orderBy: [{ sortAt: 'asc' }, { duty: 'asc' }],
  })
  const undecided = await tx.regimeAssessment.findMany({
    where: { incidentId, decision: null },
    select: { regime: true },
    orderBy: { regime: 'asc' },
  })
  return {
    status: incident.status,
    drill: incident.drill,
    containmentEntries,
    programsNotPaused: incident.programs.map(({ program }) => program.name),
    brokenStatements: incident.statements.map(({ reference }) => reference),
    openClocks: clocks.map(({ title }) => title),
    undecidedLaws: undecided.map(({ regime }) => findRegime(regime)?.title ?? regime),
  }
}
