import 'server-only'
import { endMet, isOpen } from '@/lib/clocks/commands/end'
import { addJudgment } from '@/lib/clocks/commands/judge'
import { renewClocks } from '@/lib/clocks/commands/renew'
import { standing } from '@/lib/clocks/judgments'
import { readJudgments, readStandingClocks } from '@/lib/clocks/queries/standing'
import { type CommandContext, command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import { type RecordedFiling, writeFiling } from '@/lib/regulator/commands/file-form'
import { fileFormInput } from '@/lib/regulator/schema'

/** The duty that the form fulfils. */
const [regime, duty] = ['gdpr', 'gdpr.33']

type Acting = Pick<CommandContext, 'tx' | 'actor'>
type Written = Awaited<ReturnType<typeof writeFiling>>

/** That the authority was notified, as the anchor of what counts from it: judged once, unless counsel judged it before. */
async function judgeNotified(acting: Acting, target: IncidentTarget, written: Written) {
  const judged = standing(await readJudgments(acting.tx, target.incident.id))
  if (judged.some((judgment) => judgment.kind === 'notified_authority' && judgment.regime === regime)) return []
  const { seq, filedAt } = written.first
  const reason = `Entry ${seq} records the filing with the authority.`
  const notified = { kind: 'notified_authority', regime, at: filedAt, zone: 'UTC', reason, supersedes: null } as const
  return [await addJudgment(acting, target, target.stream.seq + written.events.length + 1, notified)]
}

/**
 * Which filing met the duty: the first one, which may have come before anybody decided that the law applies. Once a clock was
 * met and then taken up again, what was filed before did not do, so it is this one; such a clock keeps its receipt alone.
 */
async function meetingFiling(tx: Tx, incidentId: string, { first, filing }: Written): Promise<RecordedFiling> {
  const takenUp = { incidentId, duty, state: 'superseded', metAt: null, receipt: { not: null } }
  return (await tx.clock.count({ where: takenUp })) > 0 ? filing : first
}

/** Ends the clock of the duty where one is open, with the receipt and, if late, the reasons that the form gives. */
async function meetDuty(acting: Acting, target: IncidentTarget, written: Written) {
  const clocks = await readStandingClocks(acting.tx, target.incident.id)
  const clock = clocks.find((each) => each.duty === duty && isOpen(each))
  if (!clock) return []
  const { seq, filedAt, receipt } = await meetingFiling(acting.tx, target.incident.id, written)
  const meeting = { metAt: filedAt, receipt: receipt ?? `No receipt; entry ${seq} records the filing.` }
  return [await endMet(acting, target, clock, { ...meeting, lateReasons: written.delay })]
}

/**
 * Records that the form was given to an authority, and keeps it as it was. It sends nothing. The clock of GDPR Art. 33 is met
 * by it in the same transaction, and what counts from the notification starts; where no such clock is open, it is filed alike.
 */
export const fileForm = command({
  name: 'regulator.fileForm',
  permission: 'regulator.write',
  input: fileFormInput,
  events: [
    ...(['regulator.filed', 'notification.recorded', 'judgment.recorded'] as const),
    ...(['clock.met', 'clock.started', 'clock.superseded'] as const),
  ],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, actor, input, target }) {
    const acting = { tx, actor }
    const written = await writeFiling(acting, target, input)
    const { seq, number, events } = written
    const judged = await judgeNotified(acting, target, written)
    const met = await meetDuty(acting, target, written)
    const further = await renewClocks(tx, target, `Entry ${seq} records the filing with the authority.`)
    return { events: [...events, ...judged, ...met, ...further], result: { seq, number } }
  },
})
