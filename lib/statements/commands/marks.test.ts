import { beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { dismissMark, trackPromise, waiveMark } from '@/lib/statements/commands/marks'
import { submitForApproval } from '@/lib/statements/commands/review'
import { reviseStatement } from '@/lib/statements/commands/revise'
import { sentenceHash } from '@/lib/statements/lint/lint'
import { getStatement } from '@/lib/statements/queries/statement'
import { marksOn } from '@/lib/statements/rules/blockers'
import { addPerson } from '@/lib/testing/people'
import {
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
const blocked = 'This was not a data breach.'
const warned = 'We take the privacy of our staff very seriously.'
const promise = 'We will send a letter by 5 December.'
const nowhere = newId()

beforeAll(async () => {
  cast = await castPeople()
  incidentId = (await openIncident(cast.responder)).id
  await review(cast.responder, incidentId)
})

/** As an opinion, so that it asserts nothing besides. */
const withSentence = (sentence: string) => holdingBody.replace('\n\n', `\n[[opinion|${sentence}]]\n\n`)
const draft = (sentence: string) => draftHolding(cast.author, incidentId, withSentence(sentence))
const waiver = (statementId: string, sentence = blocked) => ({
  ...{ statementId, rule: 'L21' as const, sentenceHash: sentenceHash(sentence), reason: 'Agreed with the regulator.' },
})
const dismissal = (statementId: string) => ({
  ...{ statementId, rule: 'L07' as const, sentenceHash: sentenceHash(warned) },
})

async function rulesOn(reference: string): Promise<string[]> {
  const facts = await getStatement(cast.author, reference)
  const { kind, originalKind, title, lint, version } = facts
  const marks = marksOn({ kind, originalKind, title, body: version.body, claims: version.claims }, lint)
  return marks.filter(({ waived }) => !waived).map(({ rule }) => rule)
}

describe('waiving what blocks', () => {
  it('is counsel’s, with a reason', async () => {
    const { id } = await draft(blocked)
    await expect(waiveMark(cast.author, waiver(id))).rejects.toThrow(Forbidden)
    await expect(waiveMark(cast.counsel, { ...waiver(id), reason: '' })).rejects.toThrow(InvalidInput)
    await expect(waiveMark(cast.counsel, waiver(nowhere))).rejects.toThrow(NotFound)
  })

  it('lets that sentence through, and no other', async () => {
    const { id, reference } = await draft(blocked)
    await expect(submitForApproval(cast.author, { statementId: id, expectedVersion: 1 })).rejects.toThrow(/L21/)
    expect(await kindsDuring(() => waiveMark(cast.counsel, waiver(id)))).toEqual(['statement.mark_waived'])
    expect(await rulesOn(reference)).not.toContain('L21')
    await expect(waiveMark(cast.counsel, waiver(id))).rejects.toThrow('no such mark')
    const other = withSentence('This was not a data breach at all.')
    const revised = { statementId: id, expectedVersion: 2, title: 'Holding statement', audience: 'Press', body: other }
    await reviseStatement(cast.author, revised)
    await expect(submitForApproval(cast.author, { statementId: id, expectedVersion: 3 })).rejects.toThrow(/L21/)
    await reviseStatement(cast.author, { ...revised, expectedVersion: 3, body: withSentence(blocked) })
    expect(await kindsDuring(() => submitForApproval(cast.author, { statementId: id, expectedVersion: 4 }))).toEqual([
      'statement.submitted',
    ])
  })

  it('reaches neither absence without a review, nor one’s own words', async () => {
    const said = 'There is no indication of improper access.'
    const { id } = await draft(said)
    const absent = { ...waiver(id, said), rule: 'L03' as const }
    await expect(waiveMark(cast.counsel, absent)).rejects.toThrow('can’t be set aside')
    const both = await addPerson('spokesperson', 'counsel')
    const own = await draftHolding(both, incidentId, withSentence(blocked))
    await expect(waiveMark(both, waiver(own.id))).rejects.toThrow('another counsel')
  })
})

describe('dismissing what warns', () => {
  it('is the drafter’s, for one sentence', async () => {
    const { id, reference } = await draft(warned)
    expect(await rulesOn(reference)).toContain('L07')
    await expect(dismissMark(await addPerson('leader'), dismissal(id))).rejects.toThrow(Forbidden)
    await expect(dismissMark(cast.author, dismissal(nowhere))).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => dismissMark(cast.author, dismissal(id)))).toEqual(['statement.mark_waived'])
    expect(await rulesOn(reference)).not.toContain('L07')
  })

  it('does not reach what blocks', async () => {
    const { id } = await draft(blocked)
    const { reason: _, ...blocking } = waiver(id)
    await expect(dismissMark(cast.author, blocking)).rejects.toThrow(Refused)
    await expect(waiveMark(cast.counsel, { ...dismissal(id), reason: 'x' })).rejects.toThrow(Refused)
  })
})

describe('tracking a promise', () => {
  const kept = (statementId: string, ownerId: string, due = '2100-12-05T17:00:00.000Z') => ({
    ...{ statementId, ownerId, due, sentenceHash: sentenceHash(promise) },
  })

  it('gives it an owner and a moment', async () => {
    const { id, reference } = await draft(promise)
    expect(await rulesOn(reference)).toContain('S10')
    await expect(trackPromise(await addPerson('leader'), kept(id, cast.author.id))).rejects.toThrow(Forbidden)
    await expect(trackPromise(cast.author, kept(nowhere, cast.author.id))).rejects.toThrow(NotFound)
    await expect(trackPromise(cast.author, kept(id, nowhere))).rejects.toThrow(InvalidInput)
    await expect(trackPromise(cast.author, kept(id, cast.author.id, '2020-01-01T00:00:00Z'))).rejects.toThrow(
      InvalidInput,
    )
    const kinds = await kindsDuring(() => trackPromise(cast.author, kept(id, cast.author.id)))
    expect(kinds).toEqual(['statement.promise_tracked'])
    expect(await rulesOn(reference)).not.toContain('S10')
    await expect(trackPromise(cast.author, kept(id, cast.author.id))).rejects.toThrow(Refused)
  })
})

describe('what the rules compare with', () => {
  it('is the incident’s people and record', async () => {
    const { reference } = await draft('A reviewer told us.')
    const { lint } = await getStatement(cast.author, reference)
    expect(lint.people).toContain(cast.responder.name)
    expect(lint.evidence.map(({ text }) => text)).toContain('No reads by staff outside the research group.')
    expect(lint.available.map(({ kind }) => kind)).toContain('no_indication_of_access')
    expect(lint.witnesses).toEqual(expect.arrayContaining(['Ana', 'Bo']))
  })
})
