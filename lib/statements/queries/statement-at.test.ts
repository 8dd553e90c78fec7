import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { getStatementAt } from '@/lib/statements/queries/statement-at'
import { addPerson } from '@/lib/testing/people'
import { type Cast, castPeople, openIncident, publishedHolding, review } from '@/lib/testing/statements/incident'

let cast: Cast
beforeAll(async () => {
  cast = await castPeople()
})

/** When entries of these kinds were recorded, in order. */
async function momentsOf(streamId: string, ...kinds: string[]) {
  const entries = await db().timelineEntry.findMany({
    where: { streamId, kind: { in: kinds } },
    orderBy: { seq: 'asc' },
  })
  return entries.map(({ recordedAt }) => recordedAt)
}

it('shows at every past moment what was shown then', async () => {
  const { id } = await openIncident(cast.responder)
  await review(cast.responder, id)
  const { reference } = await publishedHolding(cast, id)
  const [drafted = new Date(0), published = new Date(0)] = await momentsOf(
    id,
    'statement.drafted',
    'statement.published',
  )
  await review(cast.responder, id, { outcome: 'access_found' })
  const contradicted = (await momentsOf(id, 'finding.recorded')).at(-1) ?? new Date(0)
  const at = (moment: Date) => getStatementAt(cast.counsel, reference, moment)
  expect((await at(drafted)).publication).toBeNull()
  expect((await at(new Date(contradicted.getTime() - 1))).publication).toMatchObject({
    publishedAt: published,
    standing: { state: 'current' },
  })
  expect((await at(contradicted)).publication?.standing.state).toBe('contradicted')
  expect((await at(new Date('2199-01-01T00:00:00Z'))).at.getTime()).toBeLessThan(Date.parse('2199-01-01'))
  await expect(at(new Date(drafted.getTime() - 1))).rejects.toThrow(NotFound)
})

it('is not there for who may not see the incident, or reads no statements', async () => {
  const { id } = await openIncident(cast.responder, 'restricted')
  await review(cast.responder, id)
  await db().incidentMember.createMany({
    data: [cast.author, cast.comms, cast.counsel].map((person) => ({
      ...{ incidentId: id, personId: person.id, addedAt: new Date() },
    })),
  })
  const { reference } = await publishedHolding(cast, id)
  for (const actor of [await addPerson('counsel'), await addPerson()])
    await expect(getStatementAt(actor, reference, new Date())).rejects.toThrow(NotFound)
})
