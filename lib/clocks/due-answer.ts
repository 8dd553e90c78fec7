import { alertsOf } from '@/lib/clocks/alerts'
import { dueOf } from '@/lib/clocks/due'
import { type DueAnswer, type DueRequest, optionsOf } from '@/lib/clocks/due-request'
import type { Due, Duty, Regime } from '@/lib/clocks/model'
import { regimes } from '@/lib/clocks/regimes/registry'
import { isReviewDue } from '@/lib/clocks/review'
import { clockState, openQuestion } from '@/lib/clocks/state'

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null

/** Every duty of the regimes that are asked for. Whoever asks for a regime says that it is in scope. */
export function answerDue(request: DueRequest): DueAnswer {
  const asked = regimes.filter(({ id }) => request.regimes === 'all' || request.regimes.includes(id))
  return {
    notice: 'Not legal advice. Each row says how far it was checked, and when it was last read against its source.',
    regimes: asked.map((regime) => ({
      id: regime.id,
      version: regime.version,
      title: regime.title,
      law: regime.law,
      source: regime.source,
      mark: regime.mark,
      reviewedOn: regime.reviewedOn,
      reviewDue: request.now ? isReviewDue(regime.reviewedOn, request.now) : null,
      status: regime.status,
      notes: [...regime.notes],
      duties: regime.duties.map((duty) => answerDuty(regime, duty, request)),
    })),
  }
}

/** No clock of what is not in force starts, whatever is recorded. */
function dueWhereInForce(regime: Regime, duty: Duty, request: DueRequest): Due {
  const due = dueOf(duty, regime.status === 'in_force' ? request.anchors : {}, optionsOf(request))
  return regime.status === 'in_force'
    ? due
    : { ...due, missing: [], explanation: ['Not in force: no clock of it starts.'] }
}

function answerDuty(regime: Regime, duty: Duty, request: DueRequest): DueAnswer['regimes'][number]['duties'][number] {
  const due = dueWhereInForce(regime, duty, request)
  const { now } = request
  const scopeDeclared = regime.status === 'in_force'
  return {
    id: duty.id,
    label: duty.label,
    recipient: duty.recipient,
    threshold: duty.threshold,
    mark: duty.mark,
    source: duty.source,
    startsAt: iso(due.startsAt),
    conservativeDue: iso(due.conservativeDue),
    latestArguable: iso(due.latestArguable),
    precision: due.precision,
    zone: due.zone,
    missing: [...due.missing],
    explanation: [...due.explanation],
    calendar: due.calendar ?? null,
    alerts: alertsOf(duty, due).map(({ kind, at }) => ({ kind, at: at.toISOString() })),
    canPhase: duty.canPhase,
    exclusions: [...duty.exclusions],
    suspensions: [...duty.suspensions],
    notes: [...duty.notes],
    fields: duty.fields.map(({ label, mark }) => ({ label, mark })),
    state: now ? clockState({ due, now, scopeDeclared }).state : null,
    openQuestion: now ? (openQuestion(due, request.anchors, now)?.text ?? null) : null,
  }
}
