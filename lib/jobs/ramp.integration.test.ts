import type { ChildProcess } from 'node:child_process'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { endWorker, spawnRealWorker } from '@/lib/testing/jobs/worker-process'
import { addCast, type Cast } from '@/lib/testing/programs/cast'
import { ramp } from '@/lib/testing/programs/plans'
import { apply, approved } from '@/lib/testing/programs/way-back'

let cast: Cast
let worker: ChildProcess | null = null

function begin(): ChildProcess {
  worker = spawnRealWorker()
  return worker
}

beforeAll(async () => {
  cast = await addCast()
})
afterEach(async () => {
  if (worker && worker.exitCode === null && worker.signalCode === null) await endWorker(worker, 'SIGTERM')
})

const standing = async (id: string) => {
  const { phase, epoch, rampPercent } = await db().program.findUniqueOrThrow({ where: { id } })
  return `${phase} ${rampPercent} ${epoch}`
}
const soon = { timeout: 20_000, interval: 20 }

it('goes from the notice to 100 % by itself, though the worker is killed on the way', async () => {
  const ready = await approved(cast, { ...ramp(1500, 1, 50, 100), noticeMs: 500, automatic: true })
  await apply(cast, ready)
  const first = begin()
  await expect.poll(() => standing(ready.programId), soon).toBe('ramping 1 3')
  await endWorker(first, 'SIGKILL')
  begin()
  await expect.poll(() => standing(ready.programId), soon).toBe('ramping 50 4')
  await expect.poll(() => standing(ready.programId), soon).toBe('running 100 5')
  const steps = await db().timelineEntry.findMany({
    where: { streamId: ready.programId, kind: 'program.ramp_stepped' },
    orderBy: { seq: 'asc' },
    select: { actorName: true, payload: true },
  })
  expect(steps.map(({ actorName }) => actorName)).toEqual(['Standdown', 'Standdown'])
  const { rampStepAt } = await db().program.findUniqueOrThrow({ where: { id: ready.programId } })
  expect(rampStepAt).toBeNull()
  expect(await db().rampSample.count({ where: { programId: ready.programId } })).toBeGreaterThan(2)
})

it('stops by itself at the moment when a proof ends', async () => {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT standdown_now() + interval '3 seconds' AS at`
  const ready = await approved(cast, ramp(3_600_000, 1, 100), row?.at ?? null)
  await apply(cast, ready)
  begin()
  await expect.poll(() => standing(ready.programId), soon).toBe('paused 0 4')
  const lock = await db().pauseLock.findFirstOrThrow({ where: { programId: ready.programId, releasedAt: null } })
  expect(lock).toMatchObject({ rule: 'safeguard', personId: null })
  expect(lock.placedAt.getTime()).toBeGreaterThanOrEqual(row?.at.getTime() ?? 0)
})
