import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { getStatementFigures, listContradictedRows, listCorrectionRows } from '@/lib/measures/queries/statements'
import { addPerson } from '@/lib/testing/people'
import { castPeople, draftHolding, openIncident, publishedHolding, review } from '@/lib/testing/statements/incident'

it('counts what was contradicted, and how long it took to correct it, within the viewer’s reach', async () => {
  const cast = await castPeople()
  const leader = await addPerson('leader')
  const { id } = await openIncident(cast.responder)
  await review(cast.responder, id)
  const { statementId, reference } = await publishedHolding(cast, id)
  const before = await getStatementFigures(leader)
  await review(cast.responder, id, { outcome: 'access_found' })
  const waiting = await getStatementFigures(leader)
  expect(waiting.corrections.waiting).toBe(before.corrections.waiting + 1)
  expect(waiting.contradicted).toEqual({
    ...before.contradicted,
    contradicted: before.contradicted.contradicted + 1,
  })
  const { openedAt } = await db().correctionTask.findUniqueOrThrow({ where: { statementId } })
  const doneById = (await draftHolding(cast.author, id)).id
  const doneAt = new Date(openedAt.getTime() + 2 * 3_600_000)
  await db().correctionTask.update({ where: { statementId }, data: { doneAt, doneById } })
  const done = await getStatementFigures(leader)
  expect(done.corrections).toMatchObject({ count: before.corrections.count + 1, waiting: before.corrections.waiting })
  const row = (await listCorrectionRows(leader, 200)).find((shown) => shown.reference === reference)
  expect(row).toMatchObject({ openedAt, doneAt })
  const said = (await listContradictedRows(leader, 200)).find((shown) => shown.reference === reference)
  expect(said).toMatchObject({ claims: 3, contradicted: 1 })

  await db().incident.update({ where: { id }, data: { visibility: 'restricted' } })
  const without = await getStatementFigures(leader)
  expect(without.corrections.count).toBe(done.corrections.count - 1)
  expect(without.contradicted.claims).toBe(done.contradicted.claims - 3)
  expect(JSON.stringify(await listContradictedRows(leader, 200))).not.toContain(reference)
  expect(JSON.stringify(await listCorrectionRows(cast.responder, 200))).toContain(reference)
})
