import 'server-only'
import { standdown } from '@/lib/auth/model'
import type { Tx } from '@/lib/db/client'
import type { ProgramEvent, ProgramEventKind, ProgramEventOf } from '@/lib/programs/events'
import { evolve } from '@/lib/programs/evolve'
import type { ProgramState, ProgramTarget } from '@/lib/programs/lock'
import { collects } from '@/lib/programs/rules/allow'
import { notifyAlso } from '@/lib/timeline/append'
import { type EventPayload, event, type LockedStream, type NewEvent } from '@/lib/timeline/model'
import { lockIncidentStreams } from '@/lib/timeline/streams'

/** The channel on which gateways hear that a program's permission, tokens or collectors may have changed. */
export const gatewayChannel = 'standdown_gateway'

/** What a notification says. `stoppedAt` is the epoch of a stop: gateways pass it on before they have read anything. */
export interface GatewayNotice {
  readonly programId: string
  readonly stoppedAt?: string
  /** Collectors that are told the state of the program once more, by the name under which they report. */
  readonly again?: readonly string[] | 'all'
}

export function notifyGateways(tx: Tx, notice: GatewayNotice): Promise<void> {
  return notifyAlso(tx, gatewayChannel, JSON.stringify(notice))
}

/** Writes the columns that the events imply and tells the gateways. Returns the program as it stands then. */
export async function saveProgram(
  tx: Tx,
  before: ProgramState,
  events: readonly ProgramEvent[],
): Promise<ProgramState> {
  const after = { ...before, ...events.reduce(evolve, before), version: before.version + 1 }
  const { phase, epoch, rampPercent, rampSeed, rampStepAt, rampAutomatic, version } = after
  const { maxTtlGrantedMs, pausedAt, leasesOverAt, pauseCompletedAt, restoredAt } = after
  await tx.$executeRaw`
    UPDATE program SET phase = ${phase}::"ProgramPhase", epoch = ${epoch}, "rampPercent" = ${rampPercent},
      "rampSeed" = ${rampSeed}, "rampStepAt" = ${rampStepAt}, "rampAutomatic" = ${rampAutomatic},
      "maxTtlGrantedMs" = ${maxTtlGrantedMs}, "pausedAt" = ${pausedAt}, "leasesOverAt" = ${leasesOverAt},
      "pauseCompletedAt" = ${pauseCompletedAt}, "restoredAt" = ${restoredAt}, version = ${version}
    WHERE id = ${before.id}::uuid`
  if (after.epoch !== before.epoch || after.phase !== before.phase) {
    const stopped = after.epoch !== before.epoch && !collects(after.phase)
    await notifyGateways(tx, { programId: before.id, ...(stopped && { stoppedAt: after.epoch.toString() }) })
  }
  return after
}

/** A program's event on a stream. */
export function onStream<K extends ProgramEventKind>(stream: LockedStream, written: ProgramEventOf<K>): NewEvent<K> {
  // A ProgramEvent pairs each kind with its payload; the type of the union can't say so to a generic function.
  return event(stream, written.kind, written.payload as EventPayload<K>)
}

/** Kinds that the incidents behind the pause carry too. */
const mirrored: ReadonlySet<ProgramEvent['kind']> = new Set([
  'program.paused',
  'program.restored',
  'program.leases_expired',
  'program.stop_failed',
  'program.confirmed_by_hand',
  'program.collectors_retried',
  'program.collector_escalated',
  'program.retired',
  'program.pause_completed',
  'program.resume_requested',
  'program.resume_withdrawn',
  'program.resume_voided',
  'program.resume_scheduled',
  'program.resumed',
  'program.ramp_stepped',
  'program.ramp_stepped_back',
  'program.data_observed',
  'program.canary_checked',
  'program.quarantine_decided',
  'program.quarantine_carried_out',
  'program.safeguard_added',
  'program.safeguard_verified',
  'program.safeguard_failed',
  'program.safeguard_expired',
] as const)

/** The streams of the incidents that hold a lock on the program, or held one in this pause; locked, by id. */
export async function concernedIncidents(tx: Tx, { program }: ProgramTarget): Promise<LockedStream[]> {
  const since = program.pausedAt
  const rows = await tx.$queryRaw<{ incidentId: string }[]>`
    SELECT DISTINCT "incidentId" FROM pause_lock
    WHERE "programId" = ${program.id}::uuid AND "incidentId" IS NOT NULL
      AND ("releasedAt" IS NULL OR "placedAt" >= ${since}::timestamptz)`
  return lockIncidentStreams(
    tx,
    rows.map((row) => row.incidentId),
  )
}

/** The events on the program's stream and, where they concern them, on the incidents'. */
export function spread<K extends ProgramEventKind>(
  target: ProgramTarget,
  incidents: readonly LockedStream[],
  events: readonly ProgramEventOf<K>[],
): NewEvent<K>[] {
  return events.flatMap((written) => [
    onStream(target.stream, written),
    ...(mirrored.has(written.kind) ? incidents.map((stream) => onStream(stream, written)) : []),
  ])
}

/** A restricted incident's lock: only its own stream says who is behind it; on all others the entries stand in Standdown's name. */
export function withoutNames<N extends NewEvent>(events: readonly N[], holder: LockedStream | null | undefined): N[] {
  return events.map((made) => (holder?.restricted && made.stream !== holder ? { ...made, inNameOf: standdown } : made))
}

/** The outcome of a command: the events and the answer, or the answer alone when there was nothing to do. */
export function outcome<N extends NewEvent, R>(events: readonly N[], result: R) {
  const [first, ...rest] = events
  return first ? { events: [first, ...rest] as const, result } : { unchanged: result }
}
