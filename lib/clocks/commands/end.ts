import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { refuseFuture } from '@/lib/clocks/commands/judge'
import { cancelAlerts, clockNamed, renewClocks, restart } from '@/lib/clocks/commands/renew'
import type { StandingClock } from '@/lib/clocks/queries/standing'
import { clockReasonInput, meetInput } from '@/lib/clocks/schema'
import { type CommandContext, command } from '@/lib/command'
import { InvalidInput, NotFound, Refused } from '@/lib/errors'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import { event } from '@/lib/timeline/model'

interface ClockTarget extends IncidentTarget {
  readonly clock: StandingClock
}

/** The clock of this incident that stands; of an earlier version, and of another incident's, there is nothing to find. */
async function lockClock(context: CommandContext, incidentId: string, clockId: string): Promise<ClockTarget> {
  const target = await lockIncident(context, incidentId)
  const where = { id: clockId, incidentId: target.incident.id, state: { not: 'superseded' } }
  const clock = await context.tx.clock.findFirst({ where })
  if (!clock) throw new NotFound()
  return { ...target, clock }
}

export const isOpen = ({ state }: StandingClock) => state === 'running' || state === 'anchor_missing'

function demandOpen(clock: StandingClock): void {
  if (!isOpen(clock)) throw new Refused('ended_already', 'This clock has ended. Take it up again to change that.')
}

const endedBy = (actor: Actor, now: Date) => ({
  ...{ endedAt: now, endedById: personIdOf(actor), endedByName: actor.name },
})

interface Meeting {
  readonly metAt: Date
  readonly receipt: string
  /** Kept only where the duty was done late. */
  readonly lateReasons: string | null
}

/** Ends a clock whose duty was done. The caller renews the clocks that may count from it. InvalidInput: late without reasons. */
export async function endMet(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  { stream, now }: IncidentTarget,
  clock: StandingClock,
  { metAt, receipt, lateReasons }: Meeting,
) {
  const due = clock.conservativeDue
  const late = due !== null && metAt > due
  if (late && !lateReasons) throw new InvalidInput({ lateReasons: 'This is after the due date. Say why it came late.' })
  const reasons = late ? lateReasons : null
  const data = { state: late ? 'late' : 'met', metAt, receipt, reasons, ...endedBy(actor, now) }
  await tx.clock.update({ where: { id: clock.id }, data })
  await cancelAlerts(tx, clock.id)
  const told = { due: due?.toISOString() ?? null, metAt: metAt.toISOString(), receipt, lateReasons: reasons }
  return event(stream, 'clock.met', { ...clockNamed(clock), ...told })
}

/** Records that a duty was done, with its receipt; after the due date, with the reasons. What counts from it starts with it. */
export const meetClock = command({
  name: 'clocks.meetClock',
  permission: 'clock.decide',
  input: meetInput,
  events: ['clock.met', 'clock.started', 'clock.superseded'],
  target: (context, input) => lockClock(context, input.incidentId, input.clockId),
  async run({ tx, actor, input, target, now }) {
    const { clock } = target
    demandOpen(clock)
    refuseFuture('metAt', input.metAt, now)
    const met = await endMet({ tx, actor }, target, clock, input)
    const further = await renewClocks(tx, target, `${clock.title} was recorded as done.`)
    return { events: [met, ...further], result: null }
  },
})

/** Records that a duty does not have to be done, with the reason. */
export const dropClock = command({
  name: 'clocks.dropClock',
  permission: 'clock.decide',
  input: clockReasonInput,
  events: ['clock.not_required'],
  target: (context, input) => lockClock(context, input.incidentId, input.clockId),
  async run({ tx, actor, input: { reason }, target: { clock, stream }, now }) {
    demandOpen(clock)
    const data = { state: 'not_required', reasons: reason, ...endedBy(actor, now) }
    await tx.clock.update({ where: { id: clock.id }, data })
    await cancelAlerts(tx, clock.id)
    return { events: [event(stream, 'clock.not_required', { ...clockNamed(clock), reason })], result: null }
  },
})

/** Takes up a clock that was ended by mistake: another version runs, and alerts; the one that ended stays readable. */
export const takeUpClock = command({
  name: 'clocks.takeUpClock',
  permission: 'clock.decide',
  input: clockReasonInput,
  events: ['clock.superseded', 'clock.started'],
  target: (context, input) => lockClock(context, input.incidentId, input.clockId),
  async run({ tx, input: { reason }, target }) {
    const { clock, stream } = target
    if (isOpen(clock)) throw new Refused('still_open', 'This clock has not ended.')
    const started = await restart(tx, target, clock, reason)
    const superseded = event(stream, 'clock.superseded', {
      ...clockNamed(clock),
      ...{ due: clock.conservativeDue?.toISOString() ?? null, reason },
    })
    return { events: [superseded, ...started], result: null }
  },
})
