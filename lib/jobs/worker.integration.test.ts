import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { putJob } from '@/lib/jobs/enqueue'
import { startWorker, type Worker } from '@/lib/jobs/worker'
import { ownDatabase } from '@/lib/testing/database'
import { ask, later, makeMarks, marks, testRegistry } from '@/lib/testing/jobs/marks'
import { endWorker, spawnWorker } from '@/lib/testing/jobs/worker-process'

const workers: Worker[] = []
const begin = () => workers.push(startWorker({ url: ownDatabase().appUrl, registry: testRegistry }))
const endAll = () => Promise.all(workers.splice(0).map((worker) => worker.stop()))
const waiting = () => db().job.findMany({ where: { failedAt: null } })
const ranTimes = (name: string) => expect.poll(async () => (await marks(name)).length, { timeout: 15_000 })
const noneWaits = () => expect.poll(async () => (await waiting()).length, { timeout: 15_000 }).toBe(0)

beforeAll(makeMarks)
afterEach(endAll)

describe('a job', () => {
  it('is gone with the transaction that asked for it', async () => {
    const rolledBack = db().$transaction(async (tx) => {
      await putJob(tx, { name: 'test.mark', data: { name: 'never' } })
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    expect(await waiting()).toEqual([])
  })

  it('runs at its moment, and within a second', async () => {
    begin()
    const at = await later(700)
    await ask({ name: 'test.mark', data: { name: 'punctual' }, at })
    await ask({ name: 'test.mark', data: { name: 'first' } })
    await ranTimes('first').toBe(1)
    await ranTimes('punctual').toBe(1)
    const [mark] = await marks('punctual')
    const lateMs = (mark?.at.getTime() ?? 0) - at.getTime()
    expect(lateMs).toBeGreaterThanOrEqual(0)
    expect(lateMs).toBeLessThan(1000)
    await noneWaits()
  })

  it('moves when it is asked for again by its key', async () => {
    await ask({ name: 'test.mark', data: { name: 'old' }, key: 'k', at: await later(50) })
    await ask({ name: 'test.mark', data: { name: 'new' }, key: 'k', at: await later(100) })
    begin()
    await ranTimes('new').toBe(1)
    await noneWaits()
    expect(await marks('old')).toEqual([])
  })

  it('runs again when it is asked for while it runs', async () => {
    begin()
    await ask({ name: 'test.moment', data: { name: 'again' }, key: 'again' })
    await ranTimes('again').toBe(1)
    await ask({ name: 'test.moment', data: { name: 'again' }, key: 'again' })
    await ranTimes('again').toBe(2)
    await noneWaits()
  })

  it('runs once though several workers stand', async () => {
    for (let n = 0; n < 3; n++) begin()
    const names = Array.from({ length: 30 }, (_, n) => `once-${n}`)
    await db().$transaction(async (tx) => {
      for (const name of names) await putJob(tx, { name: 'test.mark', data: { name } })
    })
    await noneWaits()
    for (const name of names) expect(await marks(name)).toHaveLength(1)
  })

  it('that fails is tried again and then given up, where it can be seen', async () => {
    begin()
    await ask({ name: 'test.fail', data: { name: 'hopeless' }, key: 'hopeless' })
    const givenUp = () => db().job.findFirst({ where: { key: 'hopeless', failedAt: { not: null } } })
    await expect.poll(givenUp, { timeout: 15_000 }).not.toBeNull()
    expect(await marks('hopeless')).toHaveLength(2)
    const job = await givenUp()
    expect(job).toMatchObject({ attempts: 2, lastError: expect.stringMatching(/^Internal error ERR-/) })
    // One that was given up stands in nobody's way.
    await ask({ name: 'test.mark', data: { name: 'next' }, key: 'hopeless' })
    await ranTimes('next').toBe(1)
  })
})

describe('a worker that is killed', () => {
  it('leaves the job that it ran to the next one', async () => {
    const killed = spawnWorker()
    await ask({ name: 'test.hang', data: { name: 'survivor' } })
    await ranTimes('survivor').toBe(1)
    await endWorker(killed, 'SIGKILL')
    expect(await waiting()).toHaveLength(1)
    begin()
    await ranTimes('survivor').toBe(2)
    await noneWaits()
  })

  it('misses no moment that passed while none stood', async () => {
    await ask({ name: 'test.mark', data: { name: 'missed' }, at: await later(200) })
    const killed = spawnWorker()
    await endWorker(killed, 'SIGKILL')
    await expect
      .poll(async () => (await waiting()).every(({ dueAt }) => dueAt.getTime() < Date.now()), { timeout: 5000 })
      .toBe(true)
    begin()
    await ranTimes('missed').toBe(1)
  })

  it('ends what it runs when it is asked to end', async () => {
    const child = spawnWorker()
    await ask({ name: 'test.moment', data: { name: 'drained' } })
    await ranTimes('drained').toBe(1)
    expect(await endWorker(child, 'SIGTERM')).toBe(0)
    await noneWaits()
  })
})
