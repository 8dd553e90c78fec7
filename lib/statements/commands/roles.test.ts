import { beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, Refused } from '@/lib/errors'
import { assignRole } from '@/lib/incidents/commands/people'
import { draftStatement } from '@/lib/statements/commands/draft'
import {
  reviewForAccount,
  reviewForComms,
  reviewForHr,
  reviewForLead,
  reviewForLegal,
  reviewForPrivacy,
} from '@/lib/statements/commands/review'
import { reviseStatement } from '@/lib/statements/commands/revise'
import { getStatement } from '@/lib/statements/queries/statement'
import { addPerson } from '@/lib/testing/people'
import { type Cast, castPeople, openIncident, publishedHolding, review } from '@/lib/testing/statements/incident'
import { openBody, submittedOpen } from '@/lib/testing/statements/kinds'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let incidentId: string

beforeAll(async () => {
  cast = await castPeople()
  incidentId = (await openIncident(cast.responder)).id
  await review(cast.responder, incidentId)
})

describe('approvals by kind', () => {
  it('of a notice to staff are human resources’, legal’s and privacy’s, by three people', async () => {
    const { yes } = await submittedOpen(cast.author, incidentId, 'employee_notice')
    await expect(reviewForComms(cast.comms, yes)).rejects.toThrow('needs no approval by Communications')
    await expect(reviewForHr(cast.comms, yes)).rejects.toThrow(Forbidden)
    await expect(reviewForPrivacy(cast.responder, yes)).rejects.toThrow(Forbidden)
    expect(await kindsDuring(() => reviewForLegal(cast.counsel, yes))).toEqual(['statement.approved'])
    await expect(reviewForPrivacy(cast.counsel, yes)).rejects.toThrow('You approved this text for Legal')
    await reviewForPrivacy(await addPerson('counsel'), yes)
    await reviewForHr(await addPerson('leader'), yes)
  })

  it('of a customer’s notice are the account owner’s and legal’s', async () => {
    const { yes } = await submittedOpen(cast.author, incidentId, 'customer_notice')
    await expect(reviewForAccount(cast.comms, yes)).rejects.toThrow(Forbidden)
    expect(await kindsDuring(async () => reviewForAccount(await addPerson('leader'), yes))).toEqual([
      'statement.approved',
    ])
  })

  it('of a brief is the lead’s, who did not write it', async () => {
    const own = (await openIncident(cast.responder)).id
    const { yes } = await submittedOpen(await addPerson('responder'), own, 'leadership_brief')
    await expect(reviewForLead(cast.responder, yes)).rejects.toThrow('Nobody leads the incident yet')
    const lead = await addPerson('responder')
    await assignRole(cast.responder, { incidentId: own, role: 'lead', personId: lead.id })
    await expect(reviewForLead(cast.responder, yes)).rejects.toThrow(Refused)
    await expect(reviewForLead(await addPerson('auditor'), yes)).rejects.toThrow(Forbidden)
    expect(await kindsDuring(() => reviewForLead(lead, yes))).toEqual(['statement.approved'])
  })
})

describe('who may write what', () => {
  const draft = (kind: Parameters<typeof openBody>[0]) => ({ incidentId, kind, title: kind, body: openBody(kind) })

  it('lets counsel write to authorities, and to nobody else', async () => {
    const { id, reference } = await draftStatement(cast.counsel, draft('regulator_notification'))
    const revised = { statementId: id, expectedVersion: 1, title: 'x', audience: 'The authority', body: 'x' }
    await reviseStatement(cast.counsel, revised)
    expect((await getStatement(cast.counsel, reference)).version.number).toBe(2)
    await expect(draftStatement(cast.counsel, draft('customer_notice'))).rejects.toThrow(Forbidden)
  })

  it('keeps the brief to responders', async () => {
    await expect(draftStatement(cast.author, draft('leadership_brief'))).rejects.toThrow(Forbidden)
    const { id } = await draftStatement(cast.responder, draft('leadership_brief'))
    const revised = { statementId: id, expectedVersion: 1, title: 'x', audience: 'Leadership', body: 'x' }
    await expect(reviseStatement(cast.author, revised)).rejects.toThrow(Forbidden)
  })

  it('starts a correction from what it corrects only', async () => {
    await expect(draftStatement(cast.author, draft('correction'))).rejects.toThrow(Refused)
    const { reference } = await publishedHolding(cast, incidentId)
    expect((await getStatement(cast.author, reference)).originalKind).toBeNull()
  })
})
