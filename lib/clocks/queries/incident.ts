import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { AssessmentDecision, RegimeSettings } from '@/lib/clocks/events'
import { readRegimeSettings } from '@/lib/clocks/queries/settings'
import { type ClockRow, type JudgmentRow, toldExplanation } from '@/lib/clocks/view'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'

/** A version of a clock with everything that its page shows. */
export interface ClockDetail extends ClockRow {
  readonly recipient: string
  readonly internalTarget: Date | null
  readonly explanation: readonly string[]
  readonly anchorSeqs: readonly number[]
  readonly zone: string
  readonly calendarId: string | null
  readonly calendarVersion: string | null
  readonly owner: string | null
  readonly metAt: Date | null
  readonly receipt: string | null
  readonly reasons: string | null
  readonly endedAt: Date | null
  readonly endedByName: string | null
  /** The moments of which people were told, by name. */
  readonly alerts: readonly { readonly mark: string; readonly toldAt: string }[]
}

export interface AssessmentRow {
  readonly regime: string
  readonly why: readonly string[]
  readonly openedAt: Date
  readonly decisionDue: Date
  readonly owner: string | null
  readonly decision: AssessmentDecision | null
  readonly reason: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
}

export interface IncidentClocks {
  readonly now: Date
  readonly may: { readonly judge: boolean; readonly decide: boolean }
  readonly judgments: readonly JudgmentRow[]
  readonly assessments: readonly AssessmentRow[]
  /** Those that stand, the next due first; then earlier versions that ran, the newest first. */
  readonly clocks: readonly ClockDetail[]
  readonly earlier: readonly ClockDetail[]
  /** What the workplace says of each law: how far and when it was read, where that is not as the rules have it. */
  readonly settings: ReadonlyMap<string, RegimeSettings>
  /** The laws that can still be opened by hand. */
  readonly unopened: readonly string[]
}

interface Access {
  readonly now: Date
  readonly judge: boolean
  readonly decide: boolean
}

async function accessTo(actor: Actor, incidentId: string): Promise<Access> {
  const [access] = await db().$queryRaw<Access[]>`
    SELECT standdown_now() AS now, ${visibleSql(actor, 'clock.judge')} AS judge, ${visibleSql(actor, 'clock.decide')} AS decide
    FROM incident i WHERE i.id = ${incidentId}::uuid AND ${visibleSql(actor)}`
  if (!access) throw new NotFound()
  return access
}

/** What may be argued is left out in the query itself: it never reaches a page that is not counsel’s. */
async function clocksOf(incidentId: string, asCounsel: boolean): Promise<ClockDetail[]> {
  const rows = await db().$queryRaw<ClockDetail[]>`
    SELECT c.id, c.regime, c.duty, c.title, c.version, c.state, c.missing, c."startsAt", c."conservativeDue" AS due,
      CASE WHEN ${asCounsel} THEN c."latestArguable" END AS "latestArguable", c.recipient, c."internalTarget", c.explanation,
      c."anchorSeqs", c.zone, c."calendarId", c."calendarVersion", p.name AS owner, c."metAt", c.receipt, c.reasons, c."endedAt",
      c."endedByName", (SELECT coalesce(jsonb_agg(jsonb_build_object('mark', a.mark, 'toldAt', a."toldAt") ORDER BY a."toldAt"), '[]')
        FROM clock_alert a WHERE a."clockId" = c.id) AS alerts
    FROM clock c LEFT JOIN person p ON p.id = c."ownerId" WHERE c."incidentId" = ${incidentId}::uuid
    ORDER BY c.state IN ('met', 'late', 'not_required'), c.state = 'anchor_missing', c."sortAt", c.duty, c.version DESC`
  return rows.map((row) => ({ ...row, explanation: toldExplanation(row.explanation, asCounsel) }))
}

function assessmentsOf(incidentId: string): Promise<AssessmentRow[]> {
  return db().$queryRaw<AssessmentRow[]>`
    SELECT a.regime, a.why, a."openedAt", a."decisionDue", p.name AS owner, a.decision, a.reason, a."decidedByName", a."decidedAt"
    FROM regime_assessment a JOIN incident i ON i.id = a."incidentId"
    LEFT JOIN person p ON p.id = coalesce(a."ownerId", i."counselId", i."leadId")
    WHERE a."incidentId" = ${incidentId}::uuid ORDER BY a.decision IS NOT NULL, a."decisionDue", a.regime`
}

/** Everything about the clocks of one incident that the viewer may read. NotFound, as for the incident. */
export async function getIncidentClocks(actor: Actor, incidentId: string): Promise<IncidentClocks> {
  const { now, judge, decide } = await accessTo(actor, incidentId)
  const [judgments, assessments, all, settings] = await Promise.all([
    db().$queryRaw<JudgmentRow[]>`
      SELECT seq, kind, regime, at, reason, supersedes, "byName", "recordedAt" FROM clock_judgment
      WHERE "incidentId" = ${incidentId}::uuid ORDER BY seq`,
    assessmentsOf(incidentId),
    clocksOf(incidentId, decide),
    readRegimeSettings(db()),
  ])
  const opened = new Set(assessments.map(({ regime }) => regime))
  return {
    ...{ now, may: { judge, decide }, judgments, assessments, settings },
    clocks: all.filter(({ state }) => state !== 'superseded'),
    earlier: all.filter(({ state, startsAt }) => state === 'superseded' && startsAt),
    unopened: [...settings].flatMap(([id, { enabled }]) => (enabled && !opened.has(id) ? [id] : [])),
  }
}
