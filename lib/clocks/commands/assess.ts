import 'server-only'
import { z } from 'zod'
import { personIdOf } from '@/lib/auth/model'
import { firstReminder } from '@/lib/clocks/alert-plan'
import { renewClocks, supersede } from '@/lib/clocks/commands/renew'
import { tellOfClock } from '@/lib/clocks/commands/tell'
import { readRecordedFacts } from '@/lib/clocks/queries/facts'
import { readCounting, readRegimeSettings } from '@/lib/clocks/queries/settings'
import { readStandingClocks } from '@/lib/clocks/queries/standing'
import { findRegime } from '@/lib/clocks/regimes/registry'
import { assessInput, openAssessmentInput } from '@/lib/clocks/schema'
import { regimesToAssess } from '@/lib/clocks/scope'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { type IncidentTarget, lockIncident } from '@/lib/incidents/lock'
import type { IncidentStatus } from '@/lib/incidents/model'
import { cancelJob, enqueue } from '@/lib/jobs/enqueue'
import { formatTime } from '@/lib/time'
import { event } from '@/lib/timeline/model'

const hourMs = 3_600_000

interface ToOpen {
  readonly regime: string
  readonly why: readonly string[]
}

const titleOf = (regime: string) => findRegime(regime)?.title ?? regime

/** Opens what is to be decided, with an owner, a moment and its reminders: all or nothing, in the caller's transaction. */
async function open(tx: Tx, { incident, stream, now }: IncidentTarget, wanted: readonly ToOpen[]) {
  const { decisionDueHours } = await readCounting(tx)
  const decisionDue = new Date(now.getTime() + decisionDueHours * hourMs)
  const ownerId = incident.counselId ?? incident.leadId
  const owner = ownerId ? await tx.person.findUnique({ where: { id: ownerId }, select: { name: true } }) : null
  const rows = wanted.map(({ regime, why }) => ({
    ...{ id: newId(), incidentId: incident.id, regime, why: [...why], openedAt: now, openedSeq: stream.seq + 1 },
    ...{ ownerId, decisionDue },
  }))
  await tx.regimeAssessment.createMany({ data: rows })
  const at = firstReminder(now, decisionDue)
  await enqueue(tx, 'clocks.remindAssessments', { incidentId: incident.id }, { at, key: incident.id })
  const names = wanted.map(({ regime }) => titleOf(regime)).join(', ')
  await tellOfClock(tx, {
    ...{
      incidentId: incident.id,
      reference: incident.reference,
      drill: incident.drill,
      ownerId,
      kind: 'assessment_due',
    },
    text: `${incident.reference}: decide by ${formatTime(decisionDue, 'UTC')} whether these laws apply: ${names}.`,
    key: `assessments/${incident.id}/${stream.seq + 1}`,
  })
  const regimes = wanted.map(({ regime, why }) => ({ regime, title: titleOf(regime), why }))
  const payload = { regimes, owner: owner?.name ?? null, decisionDue: decisionDue.toISOString() }
  return event(stream, 'regime.assessment_opened', payload)
}

/** Where nobody works on an incident any more. */
export const endedStatuses: readonly IncidentStatus[] = ['closed', 'duplicate', 'withdrawn']

/**
 * Opens every law that the recorded facts point to and that is not open or decided here yet. Facts that change add to them;
 * nothing is taken away, and nothing closes by itself. Of an incident that ended, it asks when that is taken up again.
 */
export const openAssessments = command({
  name: 'clocks.openAssessments',
  permission: 'rule.apply',
  input: z.strictObject({ incidentId: z.uuid() }),
  events: ['regime.assessment_opened'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, target }) {
    const { incident } = target
    if (endedStatuses.includes(incident.status)) return { unchanged: null }
    const settings = await readRegimeSettings(tx)
    const enabled = [...settings].filter(([id, { enabled }]) => enabled && findRegime(id)?.status === 'in_force')
    const known = await tx.regimeAssessment.findMany({ where: { incidentId: incident.id }, select: { regime: true } })
    const ids = enabled.map(([id]) => id).filter((id) => !known.some(({ regime }) => regime === id))
    const pointed = regimesToAssess(await readRecordedFacts(tx, incident), ids)
    if (pointed.length === 0) return { unchanged: null }
    const wanted = pointed.map(({ regimeId, why }) => ({ regime: regimeId, why }))
    return { events: [await open(tx, target, wanted)], result: null }
  },
})

/** A law that is switched off starts no clock, so nobody may be told that it applies. */
async function demandOn(tx: Tx, regime: string): Promise<void> {
  if (findRegime(regime)?.status !== 'in_force' || !(await readRegimeSettings(tx)).get(regime)?.enabled)
    throw new Refused('switched_off', 'This law is switched off in this workplace. Switch it on under Settings first.')
}

/** Opens a law by hand, whatever the facts point to. */
export const openAssessment = command({
  name: 'clocks.openAssessment',
  permission: 'clock.decide',
  input: openAssessmentInput,
  events: ['regime.assessment_opened'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, actor, input: { regime, reason }, target }) {
    const incidentId = target.incident.id
    const known = await tx.regimeAssessment.count({ where: { incidentId, regime } })
    if (known > 0) throw new Refused('open_already', 'This law stands among those to decide here already.')
    await demandOn(tx, regime)
    const why = [`${actor.name}: ${reason}`]
    return { events: [await open(tx, target, [{ regime, why }])], result: null }
  },
})

/** Ends the clocks of a law that was decided not to apply. What was met stays met. */
async function endClocks(tx: Tx, target: IncidentTarget, regime: string, reason: string) {
  const clocks = await readStandingClocks(tx, target.incident.id)
  const running = clocks.filter(
    (clock) => clock.regime === regime && ['running', 'anchor_missing'].includes(clock.state),
  )
  const events = []
  for (const clock of running) events.push(...(await supersede({ tx, target }, clock, reason)))
  return events
}

/** Decides whether a law applies to the incident. Only that, and judgments, start clocks; a “no” has its reason and a name. */
export const assessRegime = command({
  name: 'clocks.assessRegime',
  permission: 'clock.decide',
  input: assessInput,
  events: ['regime.assessed', 'clock.started', 'clock.superseded'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, actor, input: { regime, decision, reason }, target, now }) {
    const { incident, stream } = target
    const where = { incidentId_regime: { incidentId: incident.id, regime } }
    const before = await tx.regimeAssessment.findUnique({ where })
    if (!before) throw new NotFound()
    if (before.decision === decision) throw new Refused('decided_so', 'This was decided so already.')
    if (decision === 'applies') await demandOn(tx, regime)
    const decidedBy = {
      decidedById: personIdOf(actor),
      decidedByName: actor.name,
      decidedAt: now,
      decidedSeq: stream.seq + 1,
    }
    await tx.regimeAssessment.update({ where, data: { decision, reason, ...decidedBy } })
    const left = await tx.regimeAssessment.count({ where: { incidentId: incident.id, decision: null } })
    if (left === 0) await cancelJob(tx, 'clocks.remindAssessments', incident.id)
    // The row holds no other decision: the database sees to it.
    const from = before.decision as typeof decision | null
    const assessed = event(stream, 'regime.assessed', { regime, title: titleOf(regime), from, to: decision, reason })
    const why = `${titleOf(regime)} was decided ${decision === 'applies' ? 'to apply' : 'not to apply'}.`
    const clocks =
      decision === 'applies' ? await renewClocks(tx, target, why) : await endClocks(tx, target, regime, why)
    return { events: [assessed, ...clocks], result: null }
  },
})
