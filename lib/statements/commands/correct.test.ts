import { beforeAll, describe, expect, it } from 'vitest'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { standingHandlers } from '@/lib/jobs/standing'
import { getSendingDesk } from '@/lib/publications/queries/desk'
import { listRecipients } from '@/lib/publications/queries/recipients'
import { notYetTold } from '@/lib/publications/untold'
import { draftCorrection } from '@/lib/statements/commands/correct'
import { goStale } from '@/lib/statements/commands/go-stale'
import { saveTemplate } from '@/lib/statements/commands/templates'
import { findCorrectionCase } from '@/lib/statements/queries/correcting'
import { getStatement } from '@/lib/statements/queries/statement'
import { statementBlockers } from '@/lib/statements/rules/blockers'
import { shippedTemplates } from '@/lib/statements/template-texts'
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

async function published() {
  const incident = await openIncident(cast.responder)
  await review(cast.responder, incident.id)
  return { incident, ...(await publishedHolding(cast, incident.id)) }
}
const contradict = (incidentId: string) => review(cast.responder, incidentId, { outcome: 'access_found' })
const noticesOf = (personId: string, reference: string) =>
  db().notice.findMany({
    where: { personId, href: `/statements/${reference}` },
    select: { kind: true, text: true, acknowledgeRequired: true },
    orderBy: { createdAt: 'asc' },
  })

describe('goStale', () => {
  const age = (statementId: string) =>
    db().statement.update({ where: { id: statementId }, data: { staleAt: new Date(Date.now() - 1000) } })

  it('is planned when a statement is published', async () => {
    const { statementId } = await published()
    const job = await db().job.findFirstOrThrow({ where: { name: 'statements.goStale', key: statementId } })
    const { staleAt } = await db().statement.findUniqueOrThrow({ where: { id: statementId } })
    expect(job.dueAt).toEqual(staleAt)
  })

  it('writes once that its time has passed, and tells its owners', async () => {
    const { statementId, reference } = await published()
    expect(await kindsDuring(() => goStale(standdown, { statementId }))).toEqual([])
    await age(statementId)
    const run = () => standingHandlers['statements.goStale'].run({ statementId })
    expect(await kindsDuring(run)).toEqual(['statement.went_stale'])
    expect(await kindsDuring(run)).toEqual([])
    for (const person of [cast.author, cast.comms])
      expect(await noticesOf(person.id, reference)).toMatchObject([
        { kind: 'statement_stale', acknowledgeRequired: false },
      ])
  })

  it('is found by the sweep where its job was lost', async () => {
    const { statementId } = await published()
    await db().job.deleteMany({ where: { name: 'statements.goStale' } })
    await age(statementId)
    await standingHandlers['statements.sweep'].run()
    expect(await db().statement.findUnique({ where: { id: statementId } })).toMatchObject({ standing: 'stale' })
  })

  it('is nobody’s but the system’s', async () => {
    const { statementId } = await published()
    await expect(goStale(cast.responder, { statementId })).rejects.toThrow()
  })
})

describe('a contradicted statement', () => {
  it('asks its owners to take note at once, and names when a correction is due: four hours for the press', async () => {
    const { incident, statementId, reference } = await published()
    const written = await writtenDuring(() => contradict(incident.id))
    const due = written.find(({ kind }) => kind === 'statement.correction_due')?.payload as { targetAt: string }
    const task = await db().correctionTask.findUniqueOrThrow({ where: { statementId } })
    expect(task.targetAt.toISOString()).toBe(due.targetAt)
    expect(task.targetAt.getTime() - task.openedAt.getTime()).toBe(4 * 3_600_000)
    const [notice] = await noticesOf(cast.author.id, reference)
    expect(notice).toMatchObject({ kind: 'statement_contradicted', acknowledgeRequired: true })
    expect(notice?.text).toContain('A correction is due')
    expect(await noticesOf((await addPerson('spokesperson')).id, reference)).toEqual([])
  })

  it('is reminded of half-way and when its time is over, until a correction is published', async () => {
    const { incident, statementId, reference } = await published()
    await contradict(incident.id)
    const waiting = await db().job.findMany({
      where: { name: 'statements.remindCorrection', key: { startsWith: statementId } },
    })
    expect(waiting.map(({ key }) => key).sort()).toEqual([`${statementId}/due`, `${statementId}/half`])
    const remind = standingHandlers['statements.remindCorrection'].run
    await remind({ statementId, mark: 'half' })
    await db().correctionTask.update({ where: { statementId }, data: { targetAt: new Date(Date.now() - 1000) } })
    await remind({ statementId, mark: 'due' })
    expect((await noticesOf(cast.author.id, reference)).slice(1)).toMatchObject([
      { kind: 'correction_due', acknowledgeRequired: false },
      { kind: 'correction_due', acknowledgeRequired: true },
    ])
  })

  it('freezes the line: a new draft cannot say it again', async () => {
    const { incident } = await published()
    await contradict(incident.id)
    const draft = await draftHolding(cast.author, incident.id, '{{claim:no_indication_of_access}}')
    const { fresh } = await getStatement(cast.author, draft.reference)
    expect(fresh[0]?.missing.join(' ')).toMatch(/STM-\w+ said this, and entry \d+ contradicts it: the line is frozen/)
  })
})

describe('draftCorrection', () => {
  it('fills in what was said, since when we know otherwise, why, and who was told; counsel is asked', async () => {
    const { incident, statementId, reference } = await published()
    await contradict(incident.id)
    const made: { reference: string }[] = []
    const written = await writtenDuring(async () => made.push(await draftCorrection(cast.author, { statementId })))
    expect(written.map(({ kind }) => kind)).toEqual(['statement.drafted', 'question.opened'])
    expect(written[0]?.payload).toMatchObject({ corrects: reference, correctionType: 'update' })
    expect(written[1]?.payload).toMatchObject({ question: expect.stringContaining('GDPR 33(4)') })
    const drafted = await getStatement(cast.author, made[0]?.reference ?? '')
    const { body } = drafted.version
    expect(drafted.title).toBe('Update: Holding statement')
    expect(body).toMatch(/What we said: At .* in version 1 we said: \{\{earlier:no_indication_of_access\}\}/)
    expect(body).toMatch(/Known since: \d\d:\d\d UTC on/)
    expect(body).toContain('Why it changed: A finding shows improper access within the reviewed period.')
    expect(body).toMatch(/What is right: \{\{claim:access_observed\}\}/)
    expect(body).toContain('Who was told: Press desk')
    const waits = statementBlockers(drafted).map(({ reason }) => reason)
    expect(waits.filter((reason) => reason.includes('add a line'))).toEqual([
      expect.stringContaining('“Effect on advice:”'),
    ])
  })

  it('starts from the text that an administrator set for corrections', async () => {
    const { incident, statementId } = await published()
    await contradict(incident.id)
    const body = `House words.\n${shippedTemplates.correction}`
    const admin = await addPerson('admin')
    await saveTemplate(admin, { kind: 'correction', body, expectedNumber: 0 })
    const { reference } = await draftCorrection(cast.author, { statementId })
    expect((await getStatement(cast.author, reference)).version.body).toMatch(/^House words\.\nWhat we said: At /)
    await saveTemplate(admin, { kind: 'correction', body: null, expectedNumber: 1 })
  })

  it('retracts with a reason, by choice', async () => {
    const { statementId } = await published()
    const retract = 'It named a person.'
    const { id } = await draftCorrection(cast.author, { statementId, retract })
    expect(await db().statement.findUnique({ where: { id } })).toMatchObject({
      ...{ correctionType: 'retraction', correctionReason: retract },
      title: 'Retraction: Holding statement',
    })
  })
})

describe('the correction that a statement asks for', () => {
  it('is told with its type, the entry that it rests on, and when it is due', async () => {
    const { incident, statementId } = await published()
    await contradict(incident.id)
    const { bySeq, targetAt } = await db().correctionTask.findUniqueOrThrow({ where: { statementId } })
    const found = await findCorrectionCase(cast.author, statementId)
    expect(found).toMatchObject({ grounds: { type: 'update', bySeq }, targetAt, doneAt: null })
    const retraction = await findCorrectionCase(cast.author, statementId, 'It named a person.')
    expect(retraction?.grounds).toMatchObject({ type: 'retraction', bySeq: null })
  })

  it('is nobody’s to read who may not see the incident', async () => {
    const { incident, statementId } = await published()
    await db().incident.update({ where: { id: incident.id }, data: { visibility: 'restricted' } })
    expect(await findCorrectionCase(await addPerson('spokesperson'), statementId)).toBeNull()
  })

  it('names those whom the earlier words reached and no correction has', async () => {
    const { statementId } = await published()
    const publication = await db().statementPublication.findFirstOrThrow({ where: { statementId } })
    const sent = { publicationId: publication.id, textHash: publication.textHash, sentAt: publication.publishedAt }
    const delivery = {
      id: newId(),
      channel: 'email',
      recipient: 'desk@example.org',
      requestedAt: publication.publishedAt,
    }
    await db().statementDelivery.create({ data: { ...sent, ...delivery } })
    const { later } = await getSendingDesk(cast.author, statementId)
    expect(notYetTold(await listRecipients(cast.author, statementId), later)).toMatchObject([
      { channel: 'email', recipient: 'desk@example.org' },
    ])
    const { reference } = await draftCorrection(cast.author, { statementId })
    expect((await getStatement(cast.author, reference)).version.body).toContain(
      'Who was told: Press desk; 1 by e-mail.',
    )
  })
})
