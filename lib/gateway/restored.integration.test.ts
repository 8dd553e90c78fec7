import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, db, setDatabase } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { getPauseProgress } from '@/lib/programs/queries/progress'
import { PlainClient } from '@/lib/testing/collectors/client'
import { asOwner, cloneDatabase, ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

const open = (databaseUrl: string) => startGateway({ databaseUrl, host: '127.0.0.1', port: 0 })

async function locksOf(programId: string) {
  const locks = await db().pauseLock.findMany({ where: { programId, releasedAt: null }, select: { rule: true } })
  return locks.map(({ rule }) => rule)
}

describe('a database that was restored from a backup', () => {
  let cast: Cast
  let program: TestProgram
  let backup: Awaited<ReturnType<typeof cloneDatabase>>
  let gateway: RunningGateway
  let client: PlainClient

  beforeAll(async () => {
    cast = await addCast()
    program = await addProgram(cast.owner, { ttlMs: 600 })
    gateway = await open(ownDatabase().appUrl)
    client = new PlainClient(gateway.url, program)
    expect(await client.standing('agent-1')).toBe('collecting 1')
    await gateway.close()
    await setDatabase(undefined)?.$disconnect()
    backup = await cloneDatabase(ownDatabase())
    // A pause after the backup: the restored database will not know of it.
    setDatabase(connect({ url: ownDatabase().appUrl, max: 2, name: 'test' }))
    await pauseProgram(cast.owner, { programId: program.id, reason: 'Exposed.' })
    await setDatabase(undefined)?.$disconnect()
    setDatabase(connect({ url: backup.appUrl, max: 4, name: 'test' }))
    gateway = await open(backup.appUrl)
    client = new PlainClient(gateway.url, program)
  })

  afterAll(async () => {
    await gateway.close()
    await setDatabase(undefined)?.$disconnect()
    await backup.drop()
  })

  it('grants nothing, at an epoch above all that were used', async () => {
    expect(await client.standing('agent-1')).toBe('stopped 1001')
    expect(await client.standing('came-after-the-backup')).toBe('stopped 1001')
    expect(await locksOf(program.id)).toEqual(['restored'])
  })

  it('counts as paused only when every lease is over that may be out, whoever confirms', async () => {
    await client.confirm('agent-1', '1001')
    const early = await getPauseProgress(cast.owner, program.slug)
    if (early.now < (early.leasesOverAt ?? early.now)) expect(early.phase).toBe('pausing')
    await expect
      .poll(async () => (await getPauseProgress(cast.owner, program.slug)).phase, { timeout: 10_000 })
      .toBe('paused')
    const { pauseCompletedAt, leasesOverAt } = await getPauseProgress(cast.owner, program.slug)
    expect(pauseCompletedAt?.getTime()).toBeGreaterThanOrEqual(leasesOverAt?.getTime() ?? Number.POSITIVE_INFINITY)
  })

  it('is stopped once, however many gateways find it', async () => {
    await (await open(backup.appUrl)).close()
    expect(await client.standing('agent-1')).toBe('stopped 1001')
    const entries = await db().timelineEntry.count({ where: { kind: 'program.restored' } })
    const adopted = await db().timelineEntry.findMany({
      where: { kind: 'database.adopted' },
      orderBy: { seq: 'asc' },
      select: { payload: true },
    })
    expect(entries).toBe(1)
    expect(adopted.map(({ payload }) => payload)).toMatchObject([{ before: null, stopped: 0 }, { stopped: 1 }])
  })
})

describe('a database whose files were put back under a running gateway', () => {
  it('grants nothing more, though it says that the program runs', async () => {
    setDatabase(connect({ url: ownDatabase().appUrl, max: 4, name: 'test' }))
    const cast = await addCast()
    const program = await addProgram(cast.owner, { ttlMs: 600 })
    const gateway = await open(ownDatabase().appUrl)
    const client = new PlainClient(gateway.url, program)
    try {
      expect(await client.standing('agent-1')).toBe('collecting 1')
      await pauseProgram(cast.owner, { programId: program.id, reason: 'Exposed.' })
      await expect.poll(() => client.standing('agent-1')).toBe('stopped 2')
      await asOwner(async (owner) => {
        await owner.query('ALTER TABLE program DISABLE TRIGGER USER')
        await owner.query(`UPDATE program SET phase = 'running', epoch = 1, "pausedAt" = NULL WHERE id = $1`, [
          program.id,
        ])
        await owner.query('DELETE FROM pause_lock WHERE "programId" = $1', [program.id])
        await owner.query('ALTER TABLE program ENABLE TRIGGER USER')
      })
      const heard = new Set<string>()
      await expect
        .poll(async () => {
          const standing = await client.standing('agent-1')
          heard.add(standing)
          return standing
        })
        .toBe('stopped 1002')
      expect([...heard].filter((standing) => standing.startsWith('collecting'))).toEqual([])
      expect(await locksOf(program.id)).toEqual(['restored'])
    } finally {
      await gateway.close()
    }
  })
})
