import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/model'
import { getDashboard } from '@/lib/dashboard/queries'
import { db } from '@/lib/db/client'
import { getSurroundings } from '@/lib/incidents/queries/around'
import { draftCorrection } from '@/lib/statements/commands/correct'
import { addPerson } from '@/lib/testing/people'
import { type Cast, castPeople, openIncident, publishedHolding, review } from '@/lib/testing/statements/incident'

let cast: Cast
beforeAll(async () => {
  cast = await castPeople()
})

async function contradicted() {
  const { id } = await openIncident(cast.responder)
  await review(cast.responder, id)
  const statement = await publishedHolding(cast, id)
  await review(cast.responder, id, { outcome: 'access_found' })
  const { bySeq } = await db().correctionTask.findUniqueOrThrow({
    where: { statementId: statement.statementId },
  })
  const { recordedAt } = await db().timelineEntry.findFirstOrThrow({ where: { streamId: id, seq: bySeq } })
  return { id, ...statement, bySeq, recordedAt }
}

const onDashboard = async (actor: Actor, reference: string) =>
  (await getDashboard(actor)).statements.find((shown) => shown.reference === reference)
const onIncident = async (id: string) => (await getSurroundings(cast.responder, id)).statements[0]

describe('a statement that no longer holds', () => {
  it('says since when, by which entry and why, on the incident and on the dashboard', async () => {
    const { id, reference, bySeq, recordedAt } = await contradicted()
    const reason = 'A finding shows improper access within the reviewed period.'
    const shown = await onIncident(id)
    expect(shown).toMatchObject({ reference, standing: 'contradicted', fallen: { bySeq, reason }, correction: null })
    expect(new Date(shown?.fallen?.since ?? '')).toEqual(recordedAt)
    const leader = await addPerson('leader')
    expect(await onDashboard(leader, reference)).toMatchObject({ fallen: { bySeq, reason }, mayDraft: false })
    expect(await onDashboard(cast.responder, reference)).toMatchObject({ mayOpen: true, mayDraft: true })
  })

  it('names the correction that was begun', async () => {
    const { id, statementId, reference } = await contradicted()
    const correction = await draftCorrection(cast.author, { statementId })
    const shown = (await getSurroundings(cast.responder, id)).statements
    expect(shown.find((one) => one.reference === reference)?.correction).toBe(correction.reference)
  })

  it('may be only too old: then no entry did it', async () => {
    const { id } = await openIncident(cast.responder)
    await review(cast.responder, id)
    const { statementId } = await publishedHolding(cast, id)
    const staleAt = new Date(Date.now() - 60_000)
    await db().statement.update({ where: { id: statementId }, data: { staleAt } })
    const shown = await onIncident(id)
    expect(shown).toMatchObject({ standing: 'stale', fallen: { bySeq: null } })
    expect(new Date(shown?.fallen?.since ?? '')).toEqual(staleAt)
  })

  it('of a restricted incident stands on its members’ dashboards alone', async () => {
    const { id, reference } = await contradicted()
    await db().incident.update({ where: { id }, data: { visibility: 'restricted' } })
    expect(await onDashboard(await addPerson('leader'), reference)).toBeUndefined()
    expect(await onDashboard(cast.responder, reference)).toBeDefined()
  })
})
