import { beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { addNote, correctEntry } from '@/lib/incidents/commands/entries'
import { draftCorrection } from '@/lib/statements/commands/correct'
import { listStatements } from '@/lib/statements/queries/list'
import { getStatement } from '@/lib/statements/queries/statement'
import { addPerson } from '@/lib/testing/people'
import {
  type Cast,
  castPeople,
  draftHolding,
  openIncident,
  publishedHolding,
  review,
} from '@/lib/testing/statements/incident'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast

beforeAll(async () => {
  cast = await castPeople()
})

async function published(visibility: 'open' | 'restricted' = 'open') {
  const incident = await openIncident(cast.responder, visibility)
  const { seq } = await review(cast.responder, incident.id)
  return { incident, reviewSeq: seq, ...(await publishedHolding(cast, incident.id)) }
}

describe('a published statement', () => {
  it('is contradicted by a finding in the same transaction, which names the finding', async () => {
    const { incident, statementId, reference } = await published()
    const written = await writtenDuring(() => review(cast.responder, incident.id, { outcome: 'access_found' }))
    const turned = ['finding.recorded', 'statement.contradicted', 'statement.correction_due']
    expect(written.map(({ kind }) => kind)).toEqual(turned)
    const { publication } = await getStatement(cast.author, reference)
    const bySeq = publication?.standing.bySeq
    expect(publication?.standing.state).toBe('contradicted')
    expect(written[1]?.payload).toMatchObject({ statementId, claims: [{ key: 'no_indication_of_access', bySeq }] })
    expect(
      (await listStatements(cast.author, { standing: 'contradicted' })).rows.map((row) => row.reference),
    ).toContain(reference)
  })

  it('goes stale with the correction of what it rests on, and is contradicted later, never the other way', async () => {
    const { incident, reviewSeq } = await published()
    const correction = { incidentId: incident.id, seq: reviewSeq, reason: 'Wrong window.', text: 'October only.' }
    expect(await kindsDuring(() => correctEntry(cast.responder, correction))).toEqual([
      'entry.corrected',
      'statement.went_stale',
    ])
    const found = await kindsDuring(() => review(cast.responder, incident.id, { outcome: 'access_found' }))
    expect(found).toEqual(['finding.recorded', 'statement.contradicted', 'statement.correction_due'])
    expect(await kindsDuring(() => review(cast.responder, incident.id, { outcome: 'access_found' }))).toEqual([
      'finding.recorded',
    ])
  })

  it('is left alone by notes, and by the same review again', async () => {
    const { incident } = await published()
    expect(await kindsDuring(() => addNote(cast.responder, { incidentId: incident.id, text: 'Coffee.' }))).toEqual([
      'note.added',
    ])
    expect(await kindsDuring(() => review(cast.responder, incident.id, { finished: false }))).not.toContain(
      'statement.contradicted',
    )
  })
})

describe('a correction', () => {
  it('quotes what fell, says what is known now, and is drafted once', async () => {
    const { incident, statementId, reference } = await published()
    await review(cast.responder, incident.id, { outcome: 'access_found' })
    let made = { id: '', reference: '' }
    const kinds = await kindsDuring(async () => {
      made = await draftCorrection(cast.author, { statementId })
    })
    expect(kinds).toEqual(['statement.drafted', 'question.opened'])
    const correction = await getStatement(cast.author, made.reference)
    expect(correction.corrects).toBe(reference)
    expect(correction.version.body).toContain('{{earlier:no_indication_of_access}} That no longer holds.')
    expect(correction.version.renderedText).toContain(
      'has found no indication of improper access.” That no longer holds.',
    )
    expect(correction.version.renderedText).toContain('confirmed improper access to this data')
    expect(await draftCorrection(cast.author, { statementId })).toEqual(made)
    expect((await getStatement(cast.author, reference)).corrections).toEqual([
      { reference: made.reference, state: 'draft' },
    ])
  })

  it('is refused to those who may not, of what is not there, and of what was not published', async () => {
    const { incident, statementId } = await published()
    await expect(draftCorrection(cast.counsel, { statementId })).rejects.toThrow(Forbidden)
    await expect(draftCorrection(cast.author, { statementId: newId() })).rejects.toThrow(NotFound)
    const { id } = await draftHolding(cast.author, incident.id)
    await expect(draftCorrection(cast.author, { statementId: id })).rejects.toThrow(Refused)
  })
})

describe('reading', () => {
  it('shows a statement only with its incident', async () => {
    const hidden = await openIncident(cast.responder, 'restricted')
    const { reference } = await draftHolding(cast.responder, hidden.id)
    await expect(getStatement(cast.author, reference)).rejects.toThrow(NotFound)
    await expect(getStatement(cast.author, 'STM-00000')).rejects.toThrow(NotFound)
    expect((await listStatements(cast.author)).rows.map((row) => row.reference)).not.toContain(reference)
    expect((await listStatements(cast.responder)).rows.map((row) => row.reference)).toContain(reference)
  })

  it('shows reporters none', async () => {
    expect(await listStatements(await addPerson())).toEqual({ rows: [], next: null })
  })
})
