import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Conflict, Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { draftStatement } from '@/lib/statements/commands/draft'
import { publishStatement } from '@/lib/statements/commands/publish'
import { reviewForComms, reviewForLegal, reviewForSecurity, submitForApproval } from '@/lib/statements/commands/review'
import { refreshClaims, reviseStatement } from '@/lib/statements/commands/revise'
import { getStatement } from '@/lib/statements/queries/statement'
import { addPerson } from '@/lib/testing/people'
import {
  approvedHolding,
  type Cast,
  castPeople,
  draftHolding,
  holdingBody,
  openIncident,
  review,
} from '@/lib/testing/statements/incident'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let incidentId: string
const nowhere = newId()
const anyHash = '0'.repeat(64)

beforeAll(async () => {
  cast = await castPeople()
  incidentId = (await openIncident(cast.responder)).id
  await review(cast.responder, incidentId)
})

const revision = (statementId: string, expectedVersion: number, body: string) => ({
  ...{ statementId, expectedVersion, body, title: 'Holding statement', audience: 'Press and public' },
})

describe('drafting', () => {
  const draft = { incidentId: nowhere, kind: 'holding', title: 'x', body: 'x' } as const

  it('is refused to those who may not, and of what is not there', async () => {
    await expect(draftStatement(cast.counsel, { ...draft, incidentId })).rejects.toThrow(Forbidden)
    await expect(draftStatement(cast.author, draft)).rejects.toThrow(NotFound)
    const hidden = await openIncident(cast.responder, 'restricted')
    await expect(draftStatement(cast.author, { ...draft, incidentId: hidden.id })).rejects.toThrow(NotFound)
  })

  it('draws the claims that the text names from the record', async () => {
    let reference = ''
    const kinds = await kindsDuring(async () => {
      reference = (await draftHolding(cast.author, incidentId)).reference
    })
    expect(kinds).toEqual(['statement.drafted'])
    const { version, state } = await getStatement(cast.author, reference)
    expect(state).toBe('draft')
    expect(version.claims.map(({ key, missing }) => [key, missing])).toEqual([
      ['what_happened', []],
      ['no_indication_of_access', []],
      ['investigation_ongoing', []],
    ])
    expect(version.renderedText).toContain('our review of storage access logs covering')
  })
})

describe('revising', () => {
  it('makes a version and writes it down', async () => {
    const { id, reference } = await draftHolding(cast.author, incidentId)
    const kinds = await kindsDuring(() =>
      reviseStatement(cast.responder, revision(id, 1, `${holdingBody}\nMore follows.`)),
    )
    expect(kinds).toEqual(['statement.revised'])
    expect((await getStatement(cast.author, reference)).version.number).toBe(2)
    expect(
      await kindsDuring(() => reviseStatement(cast.author, revision(id, 2, `${holdingBody}\nMore follows.`))),
    ).toEqual([])
  })

  it('gives the second of two savers both texts', async () => {
    const { id } = await draftHolding(cast.author, incidentId)
    await reviseStatement(cast.author, revision(id, 1, 'First.'))
    const second = await reviseStatement(cast.responder, revision(id, 1, 'Second.')).catch((thrown: unknown) => thrown)
    expect(second).toBeInstanceOf(Conflict)
    expect(second).toMatchObject({ current: { version: 2, number: 2, body: 'First.' } })
  })

  it('is refused to those who may not, and of what is not there', async () => {
    const { id } = await draftHolding(cast.author, incidentId)
    await expect(reviseStatement(cast.counsel, revision(id, 1, 'x'))).rejects.toThrow(Forbidden)
    await expect(reviseStatement(cast.author, revision(nowhere, 1, 'x'))).rejects.toThrow(NotFound)
    await expect(refreshClaims(cast.counsel, { statementId: id, expectedVersion: 1 })).rejects.toThrow(Forbidden)
    await expect(refreshClaims(cast.author, { statementId: nowhere, expectedVersion: 1 })).rejects.toThrow(NotFound)
  })

  it('draws the claims again when the record has moved, and only then', async () => {
    const own = await openIncident(cast.responder)
    const { id, reference } = await draftHolding(cast.author, own.id)
    expect((await getStatement(cast.author, reference)).version.claims[1]?.wording).toBeNull()
    expect(await kindsDuring(() => refreshClaims(cast.author, { statementId: id, expectedVersion: 1 }))).toEqual([])
    await review(cast.responder, own.id)
    const kinds = await kindsDuring(() => refreshClaims(cast.author, { statementId: id, expectedVersion: 1 }))
    expect(kinds).toEqual(['statement.revised'])
    expect((await getStatement(cast.author, reference)).version.claims[1]?.missing).toEqual([])
  })
})

describe('submitting', () => {
  it('is refused while the record does not support a claim, and says what is missing', async () => {
    const own = await openIncident(cast.responder)
    const { id } = await draftHolding(cast.author, own.id)
    const submitted = submitForApproval(cast.author, { statementId: id, expectedVersion: 1 })
    await expect(submitted).rejects.toThrow('No finished review of access records is on the timeline.')
  })

  it('is refused while absence is said as plain text', async () => {
    const body = `${holdingBody}\nThere is no indication at this time that any data was improperly accessed.`
    const { id } = await draftHolding(cast.author, incidentId, body)
    await expect(submitForApproval(cast.author, { statementId: id, expectedVersion: 1 })).rejects.toThrow(
      /“no indication”/,
    )
  })

  it('is refused to those who may not, and of what is not there', async () => {
    const { id } = await draftHolding(cast.author, incidentId)
    await expect(submitForApproval(cast.counsel, { statementId: id, expectedVersion: 1 })).rejects.toThrow(Forbidden)
    await expect(submitForApproval(cast.author, { statementId: nowhere, expectedVersion: 1 })).rejects.toThrow(NotFound)
  })

  it('puts it into review', async () => {
    const { id, reference } = await draftHolding(cast.author, incidentId)
    const kinds = await kindsDuring(() => submitForApproval(cast.author, { statementId: id, expectedVersion: 1 }))
    expect(kinds).toEqual(['statement.submitted'])
    expect((await getStatement(cast.author, reference)).state).toBe('in_review')
  })
})

describe('approving', () => {
  async function submitted() {
    const { id: statementId, reference } = await draftHolding(cast.author, incidentId)
    await submitForApproval(cast.author, { statementId, expectedVersion: 1 })
    const { textHash } = (await getStatement(cast.author, reference)).version
    return { statementId, reference, textHash }
  }
  const approval = (statementId: string, textHash: string) => ({ statementId, textHash, decision: 'approved' }) as const

  it('takes each role by its own command', async () => {
    const { statementId, textHash } = await submitted()
    const yes = approval(statementId, textHash)
    await expect(reviewForLegal(cast.responder, yes)).rejects.toThrow(Forbidden)
    await expect(reviewForSecurity(cast.counsel, yes)).rejects.toThrow(Forbidden)
    await expect(reviewForComms(cast.counsel, yes)).rejects.toThrow(Forbidden)
    for (const command of [reviewForComms, reviewForLegal, reviewForSecurity])
      await expect(
        command(await addPerson('spokesperson', 'counsel', 'responder'), approval(nowhere, anyHash)),
      ).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => reviewForLegal(cast.counsel, yes))).toEqual(['statement.approved'])
  })

  it('is refused to the author, by the rule and by the database', async () => {
    const { statementId, textHash, reference } = await submitted()
    await expect(reviewForComms(cast.author, approval(statementId, textHash))).rejects.toThrow(Refused)
    const { version } = await getStatement(cast.author, reference)
    const forged = db().$executeRaw`
      INSERT INTO statement_approval (id, "statementId", "versionId", "authorId", "textHash", role, "personId", decision, at)
      VALUES (${newId()}::uuid, ${statementId}::uuid, ${version.id}::uuid, ${cast.author.id}::uuid, '\\x00', 'comms', ${cast.author.id}::uuid, 'approved', now())`
    await expect(forged).rejects.toThrow(/approver_is_not_author/)
  })

  it('does not hold for another text', async () => {
    const { statementId, textHash, reference } = await submitted()
    await reviewForLegal(cast.counsel, approval(statementId, textHash))
    await reviseStatement(cast.author, revision(statementId, 3, `${holdingBody}\nOne word more.`))
    expect((await getStatement(cast.author, reference)).state).toBe('draft')
    await submitForApproval(cast.author, { statementId, expectedVersion: 4 })
    await expect(reviewForComms(cast.comms, approval(statementId, textHash))).rejects.toThrow('version 2 stands now')
  })

  it('may be a request for changes, with its reason', async () => {
    const { statementId, textHash, reference } = await submitted()
    const no = { statementId, textHash, decision: 'changes_requested' } as const
    await expect(reviewForLegal(cast.counsel, no)).rejects.toThrow(InvalidInput)
    const kinds = await kindsDuring(() => reviewForLegal(cast.counsel, { ...no, reason: 'Name the period.' }))
    expect(kinds).toEqual(['statement.changes_requested'])
    expect((await getStatement(cast.author, reference)).state).toBe('draft')
  })
})

describe('publishing', () => {
  it('is refused to those who may not, and of what is not there', async () => {
    const { statementId, textHash, reference } = await approvedHolding(cast, incidentId)
    const publish = { statementId, textHash, channel: 'Press desk', confirm: reference }
    await expect(publishStatement(cast.counsel, publish)).rejects.toThrow(Forbidden)
    await expect(publishStatement(cast.author, { ...publish, statementId: nowhere })).rejects.toThrow(NotFound)
    await expect(publishStatement(cast.author, { ...publish, confirm: 'yes' })).rejects.toThrow(InvalidInput)
    await expect(publishStatement(cast.author, { ...publish, textHash: anyHash })).rejects.toThrow(Conflict)
  })

  it('keeps text, hash, claims and approvals for ever', async () => {
    const { statementId, textHash, reference } = await approvedHolding(cast, incidentId)
    const publish = { statementId, textHash, channel: 'Press desk', confirm: reference.toLowerCase() }
    expect(await kindsDuring(() => publishStatement(cast.author, publish))).toEqual(['statement.published'])
    const { publication, state, version } = await getStatement(cast.author, reference)
    expect(state).toBe('published')
    expect(publication).toMatchObject({ text: version.renderedText, textHash, channel: 'Press desk' })
    expect(publication?.standing.state).toBe('current')
    await expect(publishStatement(cast.author, publish)).rejects.toThrow(Refused)
    await expect(db().$executeRaw`UPDATE statement_publication SET text = 'other'`).rejects.toThrow()
  })

  it.each([
    ['title', { title: 'All clear' }],
    ['audience', { audience: 'Regulator' }],
  ])('is refused after another %s was written under the approved text', async (_what, change) => {
    const { statementId, textHash, reference } = await approvedHolding(cast, incidentId)
    await reviseStatement(cast.author, { ...revision(statementId, 5, holdingBody), ...change })
    const { state, version } = await getStatement(cast.author, reference)
    expect(state).toBe('draft')
    expect(version.textHash).not.toBe(textHash)
    const publish = { statementId, textHash: version.textHash, channel: 'Press desk', confirm: reference }
    await expect(publishStatement(cast.author, publish)).rejects.toThrow(Refused)
  })

  it('is refused when an approver has written a version since', async () => {
    const { statementId, textHash, reference } = await approvedHolding(cast, incidentId)
    await reviseStatement(cast.comms, revision(statementId, 5, holdingBody.replace('Contact: ', 'Contact:  ')))
    const { state, version } = await getStatement(cast.author, reference)
    expect([state, version.textHash]).toEqual(['in_review', textHash])
    const publish = { statementId, textHash, channel: 'Press desk', confirm: reference }
    await expect(publishStatement(cast.author, publish)).rejects.toThrow('has not approved version 2')
  })

  it('is refused when an approval is missing or the record has moved', async () => {
    const own = await openIncident(cast.responder)
    await review(cast.responder, own.id)
    const { statementId, textHash, reference } = await approvedHolding(cast, own.id)
    await review(cast.responder, own.id, { outcome: 'access_found' })
    const publish = { statementId, textHash, channel: 'Press desk', confirm: reference }
    await expect(publishStatement(cast.author, publish)).rejects.toThrow('the record has changed since this version')
  })
})
