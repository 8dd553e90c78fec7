import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { applyResume, approveResume, requestResume } from '@/lib/programs/commands/resume'
import { revokeCollectorToken } from '@/lib/programs/commands/tokens'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { PlainClient } from '@/lib/testing/collectors/client'
import { asOwner } from '@/lib/testing/database'
import { gatewayPair } from '@/lib/testing/gateways/pair'
import { addProgram, enrol, type TestProgram } from '@/lib/testing/programs/cast'

const pair = gatewayPair()

async function program(): Promise<{ program: TestProgram; client: PlainClient }> {
  const made = await addProgram(pair.cast.owner, { ttlMs: 2000 })
  return { program: made, client: new PlainClient(pair.gateway.url, made) }
}

const pause = ({ id }: TestProgram) => pauseProgram(pair.cast.owner, { programId: id, reason: 'Exposed.' })

async function resume({ id: programId, slug }: TestProgram, lockId: string): Promise<void> {
  await releaseLock(pair.cast.owner, { programId, lockId, reason: 'Mended.', confirm: slug })
  const { requestId } = await requestResume(pair.cast.owner, { programId, plan: atOnce })
  const { contentHash } = await getResumeChecklist(pair.cast.owner, slug)
  await approveResume(pair.cast.counsel, { programId, requestId, contentHash })
  await approveResume(pair.cast.responder, { programId, requestId, contentHash })
  await applyResume(pair.cast.owner, { programId, requestId, confirm: slug })
}

describe('the gateway', () => {
  it('says that it lives and is ready', async () => {
    const { client } = await program()
    expect((await client.call('/healthz')).status).toBe(200)
    await expect.poll(async () => (await client.call('/readyz')).status, { timeout: 5000 }).toBe(200)
  })

  it('refuses what it should', async () => {
    const { program: own, client } = await program()
    const stranger = new PlainClient(pair.gateway.url, { ...own, token: `sdc_${'0'.repeat(43)}` })
    expect((await stranger.lease('a')).status).toBe(401)
    expect((await client.lease('a', {}, 'another-program')).status).toBe(403)
    expect((await client.lease('a', { lastEpoch: '-1' })).status).toBe(400)
    expect((await client.lease('')).status).toBe(400)
    expect((await client.call('/collect/v1/lease', { method: 'POST', body: '{' })).status).toBe(400)
    const long = JSON.stringify('x'.repeat(70_000))
    expect((await client.call('/collect/v1/lease', { method: 'POST', body: long })).status).toBe(413)
    expect((await client.call('/collect/v1/nothing')).status).toBe(404)
  })

  it('knows a collector durably before its first lease', async () => {
    const { program: own, client } = await program()
    expect(await client.standing('a')).toBe('collecting 1')
    expect(await db().collector.count({ where: { programId: own.id, externalId: 'a' } })).toBe(1)
  })

  it('grants nothing from a read that began after the pause', async () => {
    const { program: own, client } = await program()
    await client.standing('a')
    const early = Array.from({ length: 100 }, () => client.standing('a'))
    const paused = pause(own)
    const during = Array.from({ length: 100 }, () => client.standing('a'))
    await paused
    const after = await Promise.all(Array.from({ length: 50 }, () => client.standing('a')))
    expect(new Set(after)).toEqual(new Set(['stopped 2']))
    const known = new Set(['collecting 1', 'stopped 2'])
    for (const answer of await Promise.all([...early, ...during])) expect(known.has(answer)).toBe(true)
  })

  it('ends with the token', async () => {
    const { program: own, client } = await program()
    expect(await client.standing('a')).toBe('collecting 1')
    await revokeCollectorToken(pair.cast.owner, { programId: own.id, tokenId: own.tokenId })
    expect(await client.standing('a')).toBe('401')
  })
})

describe('streams', () => {
  it('say all first, then each change, on every gateway', async () => {
    const { program: own, client } = await program()
    await client.standing('a')
    const end = new AbortController()
    const streams = [
      await client.follow('a', end.signal),
      await new PlainClient(pair.other.url, own).follow('b', end.signal),
    ]
    for (const said of streams) await expect.poll(() => said[0]).toBe('snapshot collecting 1')
    const { lockId } = await pause(own)
    for (const said of streams)
      await expect.poll(() => said.filter((line) => line !== 'heartbeat').at(-1)).toBe('change stopped 2')
    await client.confirm('a', '2')
    await resume(own, lockId)
    for (const said of streams)
      await expect.poll(() => said.filter((line) => line !== 'heartbeat').at(-1)).toBe('change collecting 3')
    await expect.poll(() => streams[0]?.includes('heartbeat'), { timeout: 4000 }).toBe(true)
    end.abort()
  })

  it('hear of a pause whose notification was lost', async () => {
    const { program: own, client } = await program()
    await client.standing('a')
    const end = new AbortController()
    const said = await client.follow('a', end.signal)
    await asOwner((sql) => sql.query(`UPDATE program SET epoch = 2, phase = 'paused' WHERE id = $1`, [own.id]))
    await expect.poll(() => said.includes('change stopped 2'), { timeout: 10_000 }).toBe(true)
    end.abort()
  })
})

describe('confirmations and state', () => {
  it('are durable when they are answered, and for the current epoch', async () => {
    const { program: own, client } = await program()
    await client.standing('a')
    expect((await client.confirm('a', '1')).status).toBe(409)
    await pause(own)
    expect((await client.confirm('a', '2')).status).toBe(200)
    const account = await db().collectorAccount.findFirstOrThrow({ where: { programId: own.id } })
    expect(account).toMatchObject({ kind: 'confirmed', epoch: 2n, source: 'confirm' })
    expect((await client.confirm('a', '2')).status).toBe(200)
    expect((await client.confirm('a', '1')).status).toBe(409)
    expect((await db().program.findUniqueOrThrow({ where: { id: own.id } })).phase).toBe('paused')
  })

  it('come with a renewal too', async () => {
    const { program: own, client } = await program()
    await client.standing('a')
    await pause(own)
    await client.lease('a', { phase: 'stopped', lastEpoch: '2' })
    const source = () => db().collectorAccount.findFirst({ where: { programId: own.id }, select: { source: true } })
    await expect.poll(source).toEqual({ source: 'lease' })
  })

  it('hold a long poll until the epoch comes', async () => {
    const { program: own, client } = await program()
    const first = await client.call('/collect/v1/state?collectorId=a')
    expect(first).toMatchObject({ body: { state: 'collecting', epoch: '1' }, etag: '"1-collecting"' })
    const headers = { 'if-none-match': '"1-collecting"' }
    expect((await client.call('/collect/v1/state?collectorId=a', { headers })).status).toBe(304)
    const waiting = client.call('/collect/v1/state?collectorId=a&waitEpoch=2', { headers: { prefer: 'wait=10' } })
    await pause(own)
    expect((await waiting).body).toMatchObject({ state: 'stopped', epoch: '2' })
  })

  it('are given up when the leases of silent collectors are over', async () => {
    const silent = await addProgram(pair.cast.owner, { ttlMs: 500, checkGapMs: 0 })
    await enrol(silent, 'a', 'b')
    await pause(silent)
    const phase = async () => (await db().program.findUniqueOrThrow({ where: { id: silent.id } })).phase
    await expect.poll(phase, { timeout: 5000 }).toBe('paused')
    const kinds = await db().collectorAccount.findMany({ where: { programId: silent.id }, select: { kind: true } })
    expect(kinds).toEqual([{ kind: 'expired' }, { kind: 'expired' }])
  })

  it('keep what collectors report of themselves', async () => {
    const { program: own, client } = await program()
    const counters = { recorded: 7, dropped: 1, buffered: 2 }
    await client.lease('a', { counters, lastRecordAt: '2026-11-23T10:00:00.000Z' })
    const row = () => db().collector.findFirst({ where: { programId: own.id } })
    await expect.poll(row, { timeout: 3000 }).toMatchObject({ recorded: 7n, dropped: 1n, buffered: 2n })
  })
})
