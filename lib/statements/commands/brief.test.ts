import { beforeAll, describe, expect, it } from 'vitest'
import { toText } from '@/lib/documents/to-text'
import { NotFound } from '@/lib/errors'
import { draftStatement } from '@/lib/statements/commands/draft'
import { submitForApproval } from '@/lib/statements/commands/review'
import { refreshClaims } from '@/lib/statements/commands/revise'
import { getDraftContext } from '@/lib/statements/queries/draft-context'
import { getStatement } from '@/lib/statements/queries/statement'
import { lineContent, slotLines } from '@/lib/statements/slots'
import { draftBody } from '@/lib/statements/templates'
import { workingCopy } from '@/lib/statements/working-copy'
import { type Cast, castPeople, openIncident, review } from '@/lib/testing/statements/incident'

let cast: Cast

beforeAll(async () => {
  cast = await castPeople()
})

describe('a brief', () => {
  it('is drafted from the record, submitted as it is, and drawn again when the record moves', async () => {
    const { id: incidentId, reference } = await openIncident(cast.responder)
    const context = await getDraftContext(cast.responder, reference, 'leadership_brief')
    const body = draftBody(context.kind, context.claims, context)
    expect(body).toContain('Severity: SEV 2 Serious. Why: Contained inside.')
    const drafted = await draftStatement(cast.responder, { incidentId, kind: context.kind, title: 'Brief', body })
    const before = await getStatement(cast.responder, drafted.reference)
    expect(before.version.body).toContain('Unknown:\n{{claim:access_not_known}}')
    const paper = toText(workingCopy(before))
    expect(paper).toContain(`Statement: ${drafted.reference}, version 1`)
    expect(paper).toMatch(/Facts up to: entry \d+ of the incident’s timeline/)
    expect(paper).toContain('Approvals: Incident lead: waiting')
    expect(paper).toMatch(/Confirmed|Unknown\n\n- We do not yet know/)
    const seen = { statementId: drafted.id, expectedVersion: 1 }
    await expect(refreshClaims(cast.responder, seen)).resolves.toEqual({ version: 1, number: 1 })
    await submitForApproval(cast.responder, seen)
    await review(cast.responder, incidentId)
    await refreshClaims(cast.responder, { statementId: drafted.id, expectedVersion: 2 })
    const after = await getStatement(cast.responder, drafted.reference)
    expect([after.state, after.version.number]).toEqual(['draft', 2])
    const confirmed = lineContent('Confirmed:', after.version.body, slotLines('leadership_brief'))
    expect(confirmed).toContain('{{claim:no_indication_of_access}}')
    expect(lineContent('Unknown:', after.version.body, slotLines('leadership_brief'))).toBe('Nothing yet.')
  })
})

describe('questions and answers', () => {
  it('are drafted from the record and can be submitted as they are', async () => {
    const { id: incidentId, reference } = await openIncident(cast.responder)
    const context = await getDraftContext(cast.author, reference, 'q_and_a')
    const body = draftBody(context.kind, context.claims, context)
    expect(body).toMatch(/Q: What was the cause\?\nA: not known yet, owner the incident lead, due \d\d:\d\d UTC on/)
    const { id: statementId } = await draftStatement(cast.author, { incidentId, kind: context.kind, title: 'Q', body })
    expect(await submitForApproval(cast.author, { statementId, expectedVersion: 1 })).toEqual({ version: 2 })
  })
})

describe('who may write what', () => {
  it('is what is offered: a kind that is not theirs falls back to one that is', async () => {
    const { reference } = await openIncident(cast.responder)
    const spokesperson = await getDraftContext(cast.author, reference, 'leadership_brief')
    expect([spokesperson.kind, spokesperson.kinds.length]).toEqual(['holding', 7])
    const counsel = await getDraftContext(cast.counsel, reference)
    expect([counsel.kind, counsel.kinds]).toEqual(['regulator_notification', ['regulator_notification']])
    await expect(getDraftContext(cast.author, 'INC-00000')).rejects.toThrow(NotFound)
  })
})
