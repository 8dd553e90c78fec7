import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startWorkload, type Workload } from '@/lib/collector-sdk/workload'
import { db } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { lastRecords, recordsIn } from '@/lib/testing/collectors/recorder'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addIncident, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

const ttlMs = 2500
const checkGapMs = 100
let cast: Cast
let gateway: RunningGateway
let folder: string
let workload: Workload | undefined

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'standdown-pause-'))
  cast = await addCast()
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
})

afterEach(async () => {
  await workload?.close()
  workload = undefined
})

afterAll(async () => {
  await gateway.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Collectors at work, every one of them with a lease and a record on disk. */
async function startCollectors(program: TestProgram, count: number, file: string): Promise<Workload> {
  const { token, slug } = program
  const started = startWorkload({
    gatewayUrl: gateway.url,
    token,
    program: slug,
    collectors: count,
    file,
    everyMs: 40,
    prefix: 'agent',
  })
  workload = started
  await expect
    .poll(() => new Set(recordsIn(file).map((record) => record.collector)).size, { timeout: 15_000 })
    .toBe(count)
  return started
}

async function pause(program: TestProgram): Promise<{ calledMs: number; committedMs: number }> {
  const incidentId = await addIncident(cast.responder)
  const calledMs = Date.now()
  await pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })
  return { calledMs, committedMs: Date.now() }
}

function phaseOf(program: TestProgram) {
  return db()
    .program.findUniqueOrThrow({ where: { id: program.id } })
    .then((row) => row.phase)
}

function accountsOf(program: TestProgram) {
  const where = { programId: program.id }
  return db().collectorAccount.findMany({ where, include: { collector: true }, orderBy: { at: 'asc' } })
}

// Collectors, gateway and PostgreSQL share two cores with whatever else runs: generous limits, exact bounds.
describe('a pause', { timeout: 60_000 }, () => {
  it('is confirmed by 37 at once, by the slow one late, and ends two by their lease', async () => {
    const program = await addProgram(cast.owner, { ttlMs, checkGapMs })
    const file = join(folder, 'forty.jsonl')
    const { workers } = await startCollectors(program, 40, file)
    const [first, second, slow] = workers
    if (!first || !second || !slow) throw new Error('no workers')
    slow.faults.delayMs = 300
    first.faults.cut = true
    second.faults.cut = true
    const { committedMs } = await pause(program)
    await expect.poll(() => phaseOf(program), { timeout: 20_000 }).toBe('paused')

    const accounts = await accountsOf(program)
    const of = (kind: string) => accounts.filter((account) => account.kind === kind)
    expect(
      of('expired')
        .map((account) => account.collector.externalId)
        .sort(),
    ).toEqual([first.id, second.id])
    expect(of('confirmed')).toHaveLength(38)
    expect(of('confirmed').at(-1)?.collector.externalId).toBe(slow.id)
    const slowAfter = (of('confirmed').at(-1)?.at.getTime() ?? 0) - (of('confirmed').at(-2)?.at.getTime() ?? 0)
    expect(slowAfter).toBeGreaterThan(100)

    const last = lastRecords(file)
    for (const { at, collector } of of('confirmed'))
      expect(last.get(collector.externalId)).toBeLessThanOrEqual(at.getTime())
    for (const at of last.values()) expect(at).toBeLessThanOrEqual(committedMs + ttlMs + checkGapMs)
  })

  it('ends collection within ttl + c when every line is cut at the pause', async () => {
    const program = await addProgram(cast.owner, { ttlMs, checkGapMs })
    const file = join(folder, 'cut.jsonl')
    const { workers } = await startCollectors(program, 5, file)
    for (const worker of workers) worker.faults.cut = true
    const { calledMs, committedMs } = await pause(program)
    await expect.poll(() => phaseOf(program), { timeout: 20_000 }).toBe('paused')
    const last = [...lastRecords(file).values()]
    // They did go on collecting for a while: the bound is kept by the lease and by nothing else.
    expect(Math.max(...last)).toBeGreaterThan(calledMs + ttlMs / 5)
    expect(Math.max(...last)).toBeLessThanOrEqual(committedMs + ttlMs + checkGapMs)
    expect((await accountsOf(program)).every((account) => account.kind === 'expired')).toBe(true)
  })
})
