import 'server-only'
import { regimes } from '@/lib/clocks/regimes/registry'
import type { Tx } from '@/lib/db/client'
import type { IncidentKind } from '@/lib/incidents/model'
import type { SeverityEvents } from '@/lib/severity/events'
import { type BriefFacts, briefWords } from '@/lib/statements/brief'
import type { Claim } from '@/lib/statements/claims'
import { lintText } from '@/lib/statements/lint/lint'
import type { StatementKind } from '@/lib/statements/model'
import { sayInstant } from '@/lib/statements/phrases'
import { questionWords } from '@/lib/statements/q-and-a'
import type { Said } from '@/lib/statements/templates'

const dayMs = 86_400_000
const ended = ['superseded', 'met', 'not-required']

async function lastEntry<T>(tx: Tx, incidentId: string, kind: string): Promise<{ seq: number; payload: T } | null> {
  const entry = await tx.timelineEntry.findFirst({
    where: { streamId: incidentId, kind },
    orderBy: { seq: 'desc' },
    select: { seq: true, payload: true },
  })
  // Only commands write entries, with the payload of their kind.
  return entry && { seq: entry.seq, payload: entry.payload as T }
}

/** Why somebody graded it so, in their words, unless these are such as no text may hold: then where they stand. */
function sayable({ seq, payload: { reason } }: { seq: number; payload: { reason: string } }): string {
  const blocked = lintText(reason).some(({ severity }) => severity === 'block')
  return blocked ? `entry ${seq} of the timeline says it` : reason
}

async function readSeverity(tx: Tx, incidentId: string, level: number, provisional: boolean) {
  const [changed, suggested] = [
    await lastEntry<{ reason: string }>(tx, incidentId, 'severity.changed'),
    await lastEntry<SeverityEvents['severity.suggested']>(tx, incidentId, 'severity.suggested'),
  ]
  return {
    level,
    provisional,
    reason: changed && sayable(changed),
    suggested: suggested?.payload.suggestion.suggested ?? null,
  }
}

async function readFallen(tx: Tx, incidentId: string): Promise<BriefFacts['fallen']> {
  const rows = await tx.statement.findMany({
    where: { incidentId, state: 'published', standing: { in: ['stale', 'contradicted'] } },
    orderBy: { publishedAt: 'asc' },
    select: { reference: true, standing: true },
  })
  return rows.map(({ reference, standing }) => ({
    reference,
    standing: standing === 'contradicted' ? 'contradicted' : 'stale',
  }))
}

const titleOf = (regime: string) => regimes.find(({ id }) => id === regime)?.title ?? regime

/** What a brief tells besides claims. The caller has found the incident visible already. */
async function readBriefFacts(tx: Tx, incidentId: string, now: Date): Promise<BriefFacts> {
  const incident = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: {
      ...{ severity: true, provisional: true, leadId: true },
      clocks: { where: { state: { notIn: ended } }, orderBy: { sortAt: 'asc' } },
      assessments: { where: { decision: null }, orderBy: { decisionDue: 'asc' } },
      programs: { select: { program: { select: { name: true, phase: true } } } },
    },
  })
  return {
    now: now.toISOString(),
    severity: await readSeverity(tx, incidentId, incident.severity, incident.provisional),
    clocks: incident.clocks.map(({ title, conservativeDue, state }) => ({
      ...{ title, state },
      due: conservativeDue?.toISOString() ?? null,
    })),
    undecidedLaws: incident.assessments.map(({ regime, decisionDue }) => ({
      ...{ title: titleOf(regime), due: decisionDue.toISOString() },
    })),
    running: incident.programs
      .filter(({ program }) => program.phase === 'running' || program.phase === 'ramping')
      .map(({ program }) => program.name),
    fallen: await readFallen(tx, incidentId),
    hasLead: incident.leadId !== null,
  }
}

async function readQuestionWords(tx: Tx, incidentId: string, claims: readonly Claim[], now: Date): Promise<Said> {
  const incident = await tx.incident.findUniqueOrThrow({ where: { id: incidentId }, include: { lead: true } })
  const kind: IncidentKind = incident.kind
  const due = sayInstant(new Date(now.getTime() + dayMs).toISOString(), now.toISOString())
  return questionWords(kind, claims, { owner: incident.lead?.name ?? 'the incident lead', due })
}

/** What can be said for the tokens of a kind’s template, worked out from the record as it stands. */
export async function readSaid(
  tx: Tx,
  about: { readonly incidentId: string; readonly kind: StatementKind; readonly now: Date },
  claims: readonly Claim[],
): Promise<Said> {
  const { incidentId, kind, now } = about
  const said = { now: sayInstant(now.toISOString(), '') }
  if (kind === 'leadership_brief') return { ...said, ...briefWords(claims, await readBriefFacts(tx, incidentId, now)) }
  if (kind === 'q_and_a') return { ...said, ...(await readQuestionWords(tx, incidentId, claims, now)) }
  return said
}
