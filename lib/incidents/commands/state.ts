import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Conflict, demand, InvalidInput } from '@/lib/errors'
import { type IncidentState, lockIncident } from '@/lib/incidents/lock'
import type { Exposure, IncidentNow, IncidentStatus, SeverityLevel } from '@/lib/incidents/model'
import { getLifecycleFacts } from '@/lib/incidents/queries/lifecycle'
import { answerSuggestion, decideSeverity, decideStatus } from '@/lib/incidents/rules'
import { changeExposureInput, changeSeverityInput, changeStatusInput } from '@/lib/incidents/schema'
import { findLastSuggestion } from '@/lib/severity/queries/record'
import { event } from '@/lib/timeline/model'

function exposureOf(incident: IncidentState): Exposure {
  const { dataCategories, populations, intendedAudience, actualAudience, affectedLow, affectedHigh, places } = incident
  return { dataCategories, populations, intendedAudience, actualAudience, affectedLow, affectedHigh, places }
}

/** The second of two savers gets what stands there now, and loses nothing of their own. */
function expectVersion(incident: IncidentState, expected: number): void {
  const { version, severity, status } = incident
  if (version === expected) return
  const current: IncidentNow = { version, severity, status, exposure: exposureOf(incident) }
  throw new Conflict('Somebody changed this incident meanwhile. Look at what it says now, then save again.', current)
}

/** The suggestion that stands, as the change answers it; nothing where none was made. */
async function answeredSuggestion(tx: Tx, incidentId: string, to: SeverityLevel, difference: string | null) {
  const last = await findLastSuggestion(tx, incidentId)
  if (!last) return {}
  const { suggested } = last.payload.suggestion
  const suggestion = answerSuggestion({ seq: last.seq, suggested }, to, difference)
  if (suggestion) return { suggestion }
  throw new InvalidInput({ difference: `Entry ${last.seq} suggests SEV ${suggested}. Say why this is SEV ${to}.` })
}

/** A level other than the suggested one needs a reason of its own: InvalidInput names the field. */
export const changeSeverity = command({
  name: 'incidents.changeSeverity',
  permission: 'incident.triage',
  input: changeSeverityInput,
  events: ['severity.changed'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { to, reason, difference, expectedVersion }, target: { incident, stream }, now }) {
    expectVersion(incident, expectedVersion)
    demand(decideSeverity(incident, to))
    const suggestion = await answeredSuggestion(tx, incident.id, to, difference)
    await tx.incident.update({
      where: { id: incident.id },
      data: { severity: to, provisional: false, version: { increment: 1 }, updatedAt: now },
    })
    const payload = { from: incident.severity, to, wasProvisional: incident.provisional, reason, ...suggestion }
    return { events: [event(stream, 'severity.changed', payload)], result: { version: incident.version + 1 } }
  },
})

/** The moments that a status sets; reopening clears those that come after it. */
function moments(to: IncidentStatus, now: Date) {
  if (to === 'contained') return { containedAt: now }
  if (to === 'resolved') return { resolvedAt: now }
  if (to === 'closed') return { closedAt: now }
  if (to === 'investigating') return { containedAt: null, resolvedAt: null, closedAt: null, duplicateOfId: null }
  return {}
}

async function originalId(tx: Tx, incident: IncidentState, reference: string | null): Promise<string | null> {
  if (!reference) return null
  const original = await tx.incident.findFirst({ where: { reference, visibility: 'open' }, select: { id: true } })
  if (!original || original.id === incident.id)
    throw new InvalidInput({ duplicateOf: 'There is no other incident with this reference that you can see.' })
  return original.id
}

export const changeStatus = command({
  name: 'incidents.changeStatus',
  permission: 'incident.triage',
  input: changeStatusInput,
  events: ['status.changed'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input, target: { incident, stream }, now }) {
    expectVersion(incident, input.expectedVersion)
    demand(decideStatus(await getLifecycleFacts(tx, incident.id), input))
    const duplicateOfId = input.to === 'duplicate' ? await originalId(tx, incident, input.duplicateOf) : null
    await tx.incident.update({
      where: { id: incident.id },
      data: { status: input.to, version: { increment: 1 }, updatedAt: now, duplicateOfId, ...moments(input.to, now) },
    })
    const reason = input.waiver ? `${input.reason}\nWaiver: ${input.waiver}` : input.reason
    const duplicateOf = duplicateOfId ? input.duplicateOf : null
    const changed = event(stream, 'status.changed', { from: incident.status, to: input.to, reason, duplicateOf })
    return { events: [changed], result: { version: incident.version + 1 } }
  },
})

export const changeExposure = command({
  name: 'incidents.changeExposure',
  permission: 'incident.triage',
  input: changeExposureInput,
  events: ['exposure.changed'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { exposure, reason, expectedVersion }, target: { incident, stream }, now }) {
    expectVersion(incident, expectedVersion)
    const before = exposureOf(incident)
    if (JSON.stringify(before) === JSON.stringify(exposure)) return { unchanged: { version: incident.version } }
    await tx.incident.update({
      where: { id: incident.id },
      data: { ...exposure, version: { increment: 1 }, updatedAt: now },
    })
    const changed = event(stream, 'exposure.changed', { before, after: exposure, reason })
    return { events: [changed], result: { version: incident.version + 1 } }
  },
})
