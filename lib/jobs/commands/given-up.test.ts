import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { dropJob, retryJob } from '@/lib/jobs/commands/given-up'
import { getJobsOverview } from '@/lib/jobs/queries/jobs'
import { ask, later } from '@/lib/testing/jobs/marks'
import { addPerson } from '@/lib/testing/people'
import { writtenDuring } from '@/lib/testing/written'

let admin: PersonActor
beforeAll(async () => {
  admin = await addPerson('admin')
})

/** A job that was given up; the test needs no worker for it. */
async function givenUp(): Promise<{ id: string; key: string }> {
  const key = newId()
  await ask({ name: 'test.mark', data: { name: key }, key })
  const { id } = await db().job.findFirstOrThrow({ where: { key } })
  await db().job.update({ where: { id }, data: { failedAt: await later(0), lastError: 'No answer.', attempts: 12 } })
  return { id, key }
}

const listed = async () => (await getJobsOverview(admin)).givenUp.map(({ id }) => id)

describe('what was given up', () => {
  it('is shown to administrators alone', async () => {
    const { id } = await givenUp()
    const [shown] = (await getJobsOverview(admin)).givenUp.filter((job) => job.id === id)
    expect(shown).toMatchObject({ name: 'test.mark', lastError: 'No answer.', attempts: 12 })
    const responder = await addPerson('responder')
    await expect(getJobsOverview(responder)).rejects.toThrow(Forbidden)
    for (const command of [retryJob, dropJob])
      await expect(command(responder, { jobId: id })).rejects.toThrow(Forbidden)
  })

  it('says since when work is overdue', async () => {
    expect((await getJobsOverview(admin)).overdueSince).toBeNull()
    const at = await later(-120_000)
    await ask({ name: 'test.mark', data: { name: 'late' }, key: 'late', at })
    expect((await getJobsOverview(admin)).overdueSince).toEqual(at)
  })
})

describe('retryJob', () => {
  it('has it run again as if it had never failed', async () => {
    const { id, key } = await givenUp()
    const written = await writtenDuring(() => retryJob(admin, { jobId: id }))
    expect(written).toMatchObject([{ kind: 'job.retried', payload: { jobId: id, name: 'test.mark' } }])
    expect(await db().job.findFirst({ where: { key } })).toMatchObject({ failedAt: null, attempts: 0 })
    await expect(retryJob(admin, { jobId: id })).rejects.toThrow(NotFound)
  })

  it('leaves it to the one that was asked for since', async () => {
    const { id, key } = await givenUp()
    await ask({ name: 'test.mark', data: { name: 'since' }, key })
    await retryJob(admin, { jobId: id })
    expect(await db().job.findMany({ where: { key } })).toMatchObject([{ data: { name: 'since' }, failedAt: null }])
  })
})

describe('dropJob', () => {
  it('takes it off the list', async () => {
    const { id } = await givenUp()
    const written = await writtenDuring(() => dropJob(admin, { jobId: id }))
    expect(written).toMatchObject([{ kind: 'job.dropped', payload: { jobId: id, name: 'test.mark' } }])
    expect(await listed()).not.toContain(id)
    await expect(dropJob(admin, { jobId: newId() })).rejects.toThrow(NotFound)
  })
})
