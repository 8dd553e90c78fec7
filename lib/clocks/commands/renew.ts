import 'server-only'
import { type AlertMoment, alertMarks, alertMoments, alertsFrom } from '@/lib/clocks/alert-plan'
import { dueOf } from '@/lib/clocks/due'
import type { CountingSettings } from '@/lib/clocks/events'
import type { Due, Duty, Regime } from '@/lib/clocks/model'
import { countingOptions, readCounting, readRegimeSettings } from '@/lib/clocks/queries/settings'
import {
  anchorsOf,
  readDone,
  readJudgments,
  readStandingClocks,
  readVersions,
  type StandingClock,
} from '@/lib/clocks/queries/standing'
import { findRegime } from '@/lib/clocks/regimes/registry'
import type { Tx } from '@/lib/db/client'
import { Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import type { IncidentTarget } from '@/lib/incidents/lock'
import { cancelJob, enqueue } from '@/lib/jobs/enqueue'
import { event, type NewEvent } from '@/lib/timeline/model'

/** Where a clock stands that has no moment: after all that have one. */
const lastOfAll = new Date('9999-01-01T00:00:00Z')

export type RenewedKind = 'clock.started' | 'clock.superseded'

interface Counted {
  readonly regime: Regime
  readonly duty: Duty
  readonly due: Due
  readonly anchorSeqs: readonly number[]
}

interface Renewing {
  readonly tx: Tx
  /** The last version of each duty's clock, whether or not it still counts; one that waits for its judgment is the 0th. */
  readonly versions: ReadonlyMap<string, number>
  readonly target: IncidentTarget
  readonly counting: CountingSettings
  readonly why: string
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null

export function clockNamed({ id: clockId, regime, duty, title, version }: StandingClock | NewClock) {
  return { clockId, regime, duty, title, version }
}

/** Whether the clock counts from the same judgments to the same dates. */
function isSame(clock: StandingClock, { regime, due, anchorSeqs }: Counted): boolean {
  const key = (...parts: unknown[]) => JSON.stringify(parts)
  return (
    key(
      clock.regimeVersion,
      iso(clock.startsAt),
      iso(clock.conservativeDue),
      iso(clock.latestArguable),
      clock.missing,
      clock.anchorSeqs,
    ) ===
    key(regime.version, iso(due.startsAt), iso(due.conservativeDue), iso(due.latestArguable), due.missing, anchorSeqs)
  )
}

/** What was done in time stays done when the clock is counted anew; else the new version runs, and asks for reasons. */
function carriedOver(before: StandingClock | undefined, due: Due) {
  if (before?.state !== 'met' && before?.state !== 'late') return null
  const { metAt, receipt, endedAt, endedById, endedByName } = before
  const inTime = metAt && due.startsAt && (!due.conservativeDue || metAt <= due.conservativeDue)
  return inTime ? { state: 'met', metAt, receipt, endedAt, endedById, endedByName } : null
}

function newClock(
  { target, counting, versions }: Renewing,
  { regime, duty, due, anchorSeqs }: Counted,
  before?: StandingClock,
) {
  const { incident, now } = target
  const moments = alertMoments(duty, due, counting.targetHoursOf72)
  return {
    ...{ id: newId(), incidentId: incident.id, regime: regime.id, regimeVersion: regime.version, duty: duty.id },
    ...{
      title: `${regime.title}: ${duty.label}`,
      recipient: duty.recipient,
      version: (versions.get(duty.id) ?? (due.startsAt ? 0 : -1)) + 1,
    },
    ...{ state: due.startsAt ? 'running' : 'anchor_missing', missing: [...due.missing], anchorSeqs: [...anchorSeqs] },
    ...{ startsAt: due.startsAt, conservativeDue: due.conservativeDue, latestArguable: due.latestArguable ?? null },
    internalTarget: moments.find(({ mark }) => mark === 'target')?.at ?? null,
    ...{ precision: due.precision, zone: due.zone, explanation: [...due.explanation] },
    ...{ calendarId: due.calendar?.id ?? null, calendarVersion: due.calendar?.version ?? null },
    ...{ ownerId: before?.ownerId ?? incident.counselId ?? incident.leadId, createdAt: now },
    sortAt: due.conservativeDue ?? lastOfAll,
    ...carriedOver(before, due),
  }
}

type NewClock = ReturnType<typeof newClock>

/** Takes back every alert of a clock that no longer counts. */
export async function cancelAlerts(tx: Tx, clockId: string): Promise<void> {
  for (const mark of alertMarks) await cancelJob(tx, 'clocks.alert', `${clockId}/${mark}`)
}

/** Each alert is a job of this transaction: there with the clock, whatever happens to the worker until its moment. */
async function planAlerts(tx: Tx, incidentId: string, clockId: string, moments: readonly AlertMoment[]): Promise<void> {
  for (const { mark, at } of moments)
    await enqueue(tx, 'clocks.alert', { incidentId, clockId, mark }, { at, key: `${clockId}/${mark}` })
}

/** Ends a version: it stays readable and alerts no more. Of one that never ran nothing is told. */
export async function supersede(
  { tx, target: { stream, now } }: Pick<Renewing, 'tx' | 'target'>,
  clock: StandingClock,
  reason: string,
): Promise<NewEvent<RenewedKind>[]> {
  await tx.clock.update({ where: { id: clock.id }, data: { state: 'superseded', endedAt: now } })
  await cancelAlerts(tx, clock.id)
  if (!clock.startsAt) return []
  return [event(stream, 'clock.superseded', { ...clockNamed(clock), due: iso(clock.conservativeDue), reason })]
}

/** Puts the next version of a duty's clock in the place of the one that stands, if any. */
async function start(renewing: Renewing, counted: Counted, before?: StandingClock): Promise<NewEvent<RenewedKind>[]> {
  const { tx, target, counting, why } = renewing
  const { incident, stream, now } = target
  const ended = before ? await supersede(renewing, before, why) : []
  const clock = newClock(renewing, counted, before)
  await tx.clock.create({ data: clock })
  if (!clock.startsAt) return ended
  if (clock.state === 'running')
    await planAlerts(
      tx,
      incident.id,
      clock.id,
      alertsFrom(alertMoments(counted.duty, counted.due, counting.targetHoursOf72), now),
    )
  const calendar = clock.calendarId ? `${clock.calendarId}, ${clock.calendarVersion}` : null
  const started = {
    ...clockNamed(clock),
    ...{
      startsAt: clock.startsAt.toISOString(),
      due: iso(clock.conservativeDue),
      anchors: counted.anchorSeqs,
      calendar,
    },
  }
  return [...ended, event(stream, 'clock.started', started)]
}

/**
 * The laws that a person decided apply to the incident, of those that are in force and switched on. One that was switched off
 * meanwhile is counted on where it has clocks: what a judgment moved may not go on under its old date.
 */
async function applyingRegimes(tx: Tx, incidentId: string, clocks: readonly StandingClock[]): Promise<Regime[]> {
  const decided = await tx.regimeAssessment.findMany({
    where: { incidentId, decision: 'applies' },
    select: { regime: true },
    orderBy: { regime: 'asc' },
  })
  const settings = await readRegimeSettings(tx)
  return decided.flatMap(({ regime: id }) => {
    const regime = findRegime(id)
    const isCounted = settings.get(id)?.enabled || clocks.some((clock) => clock.regime === id)
    return regime?.status === 'in_force' && isCounted ? [regime] : []
  })
}

interface Ground {
  readonly renewing: Renewing
  readonly clocks: readonly StandingClock[]
  readonly counted: readonly Counted[]
}

/** Every duty of the laws that apply, counted from what is recorded now. */
async function countAll(tx: Tx, target: IncidentTarget, why: string): Promise<Ground> {
  const { id } = target.incident
  const clocks = await readStandingClocks(tx, id)
  const applying = await applyingRegimes(tx, id, clocks)
  const counting = await readCounting(tx)
  const judgments = await readJudgments(tx, id)
  const done = await readDone(tx, id)
  const versions = await readVersions(tx, id)
  const options = countingOptions(counting)
  const counted = applying.flatMap((regime) => {
    const { anchors, seqOf } = anchorsOf(regime.id, judgments, done)
    return regime.duties.map((duty) => {
      const due = dueOf(duty, anchors, options)
      return { regime, duty, due, anchorSeqs: due.anchored.flatMap((key) => seqOf.get(key) ?? []) }
    })
  })
  return { renewing: { tx, versions, target, counting, why }, clocks, counted }
}

/**
 * Counts every clock of an incident anew, from its judgments and the laws that were decided to apply, and from nothing else. A
 * clock whose judgment is missing has no date; one whose judgment changed gets another version. What counsel found not to
 * be required stays so.
 */
export async function renewClocks(tx: Tx, target: IncidentTarget, why: string): Promise<NewEvent<RenewedKind>[]> {
  const { renewing, clocks, counted } = await countAll(tx, target, why)
  const events: NewEvent<RenewedKind>[] = []
  for (const each of counted) {
    const before = clocks.find((clock) => clock.duty === each.duty.id)
    if (before && (before.state === 'not_required' || isSame(before, each))) continue
    events.push(...(await start(renewing, each, before)))
  }
  return events
}

/**
 * Starts the next version of a clock that was ended, as if that had not been done: what counted from it being done counts no
 * more. The caller tells of the one that ended.
 */
export async function restart(tx: Tx, target: IncidentTarget, ended: StandingClock, why: string) {
  await tx.clock.update({ where: { id: ended.id }, data: { state: 'superseded', metAt: null, endedAt: target.now } })
  const { renewing, counted } = await countAll(tx, target, why)
  const again = counted.find(({ duty }) => duty.id === ended.duty)
  if (!again) throw new Refused('does_not_apply', 'The law of this clock does not apply any more, or is switched off.')
  const events = await start(renewing, again, { ...ended, state: 'running', startsAt: null })
  return [...events.filter(({ kind }) => kind === 'clock.started'), ...(await renewClocks(tx, target, why))]
}
