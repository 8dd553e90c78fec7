import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { renewClocks } from '@/lib/clocks/commands/renew'
import { decideJudgment, type Judgment, judgmentLabel } from '@/lib/clocks/judgments'
import { readJudgments } from '@/lib/clocks/queries/standing'
import { judgmentInput } from '@/lib/clocks/schema'
import { type CommandContext, command } from '@/lib/command'
import { demand, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import { event } from '@/lib/timeline/model'

/** Clocks differ by this much at most; what lies further ahead has not happened. */
const aheadMs = 5 * 60_000

/** Throws InvalidInput under the field's name for a moment that is still to come. */
export function refuseFuture(field: string, at: Date, now: Date): void {
  if (at.getTime() > now.getTime() + aheadMs) throw new InvalidInput({ [field]: 'This moment has not come yet.' })
}

interface NewJudgment extends Omit<Judgment, 'seq'> {
  readonly zone: string
  readonly reason: string
}

/** Writes a judgment that may be recorded, as the entry of that number. The caller renews the clocks that may count from it. */
export async function addJudgment(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  { incident, stream, now }: IncidentTarget,
  seq: number,
  { kind, regime, at, zone, reason, supersedes }: NewJudgment,
) {
  await tx.clockJudgment.create({
    data: {
      ...{ id: newId(), incidentId: incident.id, seq, kind, regime, at, zone, reason, supersedes },
      ...{ byId: personIdOf(actor), byName: actor.name, recordedAt: now },
    },
  })
  const payload = { kind, regime, at: at.toISOString(), reason, supersedes }
  return event(stream, 'judgment.recorded', payload, { occurred: { at, zone } })
}

/**
 * Records a judgment. A changed one names the one that it replaces, which stays readable, and every clock that counted from
 * that gets another version in the same transaction.
 */
export const recordJudgment = command({
  name: 'clocks.recordJudgment',
  permission: 'clock.judge',
  input: judgmentInput,
  events: ['judgment.recorded', 'clock.started', 'clock.superseded'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, actor, input, target, now }) {
    const { kind, regime, at, zone, reason, supersedes } = input
    const { incident, stream } = target
    refuseFuture('at', at, now)
    const recorded = await readJudgments(tx, incident.id)
    demand(decideJudgment({ kind, regime, supersedes, asCounsel: mayEver(actor, 'clock.decide'), recorded }))
    const seq = stream.seq + 1
    const judged = await addJudgment({ tx, actor }, target, seq, { kind, regime, at, zone, reason, supersedes })
    const why = `Entry ${seq} judges “${judgmentLabel(kind)}”${supersedes === null ? '' : ' otherwise'}.`
    return { events: [judged, ...(await renewClocks(tx, target, why))], result: { seq } }
  },
})
