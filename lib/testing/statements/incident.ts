import type { Actor, PersonActor } from '@/lib/auth/model'
import { recordFinding } from '@/lib/incidents/commands/entries'
import { fileIncident } from '@/lib/incidents/commands/file'
import { changeSeverity, changeStatus } from '@/lib/incidents/commands/state'
import { draftStatement } from '@/lib/statements/commands/draft'
import { publishStatement } from '@/lib/statements/commands/publish'
import { reviewForComms, reviewForLegal, reviewForSecurity, submitForApproval } from '@/lib/statements/commands/review'
import { getStatement } from '@/lib/statements/queries/statement'
import { addPerson } from '@/lib/testing/people'

export interface Cast {
  readonly responder: PersonActor
  readonly author: PersonActor
  readonly comms: PersonActor
  readonly counsel: PersonActor
}

/** The people that a statement passes through. The responder files, reviews logs and approves for security. */
export async function castPeople(): Promise<Cast> {
  return {
    responder: await addPerson('responder'),
    author: await addPerson('spokesperson'),
    comms: await addPerson('spokesperson'),
    counsel: await addPerson('counsel'),
  }
}

const hourMs = 3_600_000

/** A data exposure that began ten hours ago, was detected eight hours ago, is triaged and being investigated. */
export async function openIncident(by: Actor, visibility: 'open' | 'restricted' = 'open') {
  const startedAt = new Date(Date.now() - 10 * hourMs).toISOString()
  const detectedAt = new Date(Date.now() - 8 * hourMs).toISOString()
  const exposure = {
    ...{ dataCategories: ['user.behavior.keystrokes'], populations: ['employees'] },
    ...{ intendedAudience: 'the research group', actualAudience: 'all engineers', affectedLow: 200, affectedHigh: 260 },
  }
  const filed = await fileIncident(by, {
    title: 'Recordings readable too widely',
    startedAt,
    detectedAt,
    exposure,
    visibility,
  })
  await changeSeverity(by, { incidentId: filed.id, to: 2, reason: 'Contained inside.', expectedVersion: 1 })
  const status = { incidentId: filed.id, to: 'investigating', reason: 'Work has begun.', expectedVersion: 2 } as const
  await changeStatus(by, status)
  return filed
}

/** A finished review of access logs from before the exposure until an hour ago. */
export function review(
  by: Actor,
  incidentId: string,
  change: { outcome?: 'no_indication' | 'access_found'; finished?: boolean } = {},
) {
  return recordFinding(by, {
    incidentId,
    systems: ['insight-store'],
    sources: [{ name: 'storage access logs', recordsReads: true, retainedFrom: '2025-01-01T00:00:00Z' }],
    windowFrom: new Date(Date.now() - 24 * hourMs).toISOString(),
    windowTo: new Date(Date.now() - hourMs).toISOString(),
    method: 'Every read event compared with the intended readers',
    coveragePercent: 100,
    reviewer: 'Ana',
    secondReviewer: 'Bo',
    finished: true,
    outcome: 'no_indication',
    text: 'No reads by staff outside the research group.',
    ...change,
  })
}

export const holdingBody = [
  '{{claim:what_happened}} {{claim:no_indication_of_access}} {{claim:investigation_ongoing}}',
  '',
  'Next update: 17:00 UTC on 4 November.',
  'Contact: the press office.',
].join('\n')

export function draftHolding(by: Actor, incidentId: string, body = holdingBody, title = 'Holding statement') {
  return draftStatement(by, { incidentId, kind: 'holding', title, body })
}

/** Submits a draft and has everyone approve it. */
export async function approveDraft(cast: Cast, draft: { id: string; reference: string }, expectedVersion = 1) {
  const { author, comms, counsel, responder } = cast
  const { id: statementId, reference } = draft
  await submitForApproval(author, { statementId, expectedVersion })
  const { textHash } = (await getStatement(author, reference)).version
  const approve = { statementId, textHash, decision: 'approved' } as const
  await reviewForComms(comms, approve)
  await reviewForLegal(counsel, approve)
  await reviewForSecurity(responder, approve)
  return { statementId, reference, textHash }
}

/** Drafts, submits and has everyone approve a holding statement: ready to publish. */
export async function approvedHolding(cast: Cast, incidentId: string, title?: string) {
  return approveDraft(cast, await draftHolding(cast.author, incidentId, holdingBody, title))
}

/** The same, published. */
export async function publishedHolding(cast: Cast, incidentId: string) {
  const { statementId, reference, textHash } = await approvedHolding(cast, incidentId)
  await publishStatement(cast.comms, { statementId, textHash, channel: 'Press desk', confirm: reference })
  return { statementId, reference, textHash }
}
