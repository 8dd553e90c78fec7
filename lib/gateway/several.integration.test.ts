import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkload } from '@/lib/collector-sdk/workload'
import { db } from '@/lib/db/client'
import { startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { PlainClient } from '@/lib/testing/collectors/client'
import { lastRecords, recordsIn } from '@/lib/testing/collectors/recorder'
import { ownDatabase } from '@/lib/testing/database'
import { startGatewayBehind } from '@/lib/testing/gateways/behind'
import { type GatewayProcess, startGatewayProcess } from '@/lib/testing/gateways/process'
import { type Relay, startRelay } from '@/lib/testing/gateways/relay'
import { addCast, addProgram, type Cast, enrol, type TestProgram } from '@/lib/testing/programs/cast'

const ttlMs = 10_000
const checkGapMs = 100
let cast: Cast
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'standdown-several-'))
  cast = await addCast()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pause = ({ id }: TestProgram) => pauseProgram(cast.owner, { programId: id, reason: 'Exposed.' })
const open = () => startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
const phaseOf = async ({ id }: TestProgram) => (await db().program.findUniqueOrThrow({ where: { id } })).phase

async function accountsOf({ id: programId }: TestProgram) {
  const accounts = await db().collectorAccount.findMany({ where: { programId }, include: { collector: true } })
  return accounts.map(({ kind, at, epoch, collector }) => ({ kind, at, epoch, name: collector.externalId }))
}

/** How often each kind of entry stands on the program's timeline. */
async function entriesOf({ id: streamId }: TestProgram): Promise<Record<string, number>> {
  const rows = await db().timelineEntry.groupBy({ by: ['kind'], where: { streamId }, _count: true })
  return Object.fromEntries(rows.map(({ kind, _count }) => [kind, _count]))
}

/** Questions about the state that have come to the gateway, and how many it answered from memory. */
async function newsOf(url: string): Promise<{ asked: number; remembered: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const lines = [...text.matchAll(/^standdown_gateway_state_answers_total\{from="(\w+)"\} (\d+)$/gm)]
  const count = (from: RegExp) =>
    lines.filter(([, of = '']) => from.test(of)).reduce((sum, [, , many]) => sum + Number(many), 0)
  return { asked: count(/./), remembered: count(/memory/) }
}

describe('a gateway that is started and killed during a pause', { timeout: 120_000 }, () => {
  let first: GatewayProcess
  let relay: Relay

  beforeAll(async () => {
    first = await startGatewayProcess(ownDatabase().appUrl)
    relay = await startRelay(first.port)
  })

  afterAll(async () => {
    await relay.close()
    await first.end('SIGTERM')
  })

  it('changes nothing but who answers', async () => {
    const program = await addProgram(cast.owner, { ttlMs, checkGapMs })
    const file = join(folder, 'records.jsonl')
    const gatewayUrl = `http://127.0.0.1:${relay.port}`
    const options = { gatewayUrl, token: program.token, program: program.slug, file, everyMs: 40, prefix: 'agent' }
    const { workers, close } = startWorkload({ ...options, collectors: 12 })
    const writing = () => new Set(recordsIn(file).map((record) => record.collector)).size
    await expect.poll(writing, { timeout: 30_000 }).toBe(12)
    const [silent, late] = workers
    if (!silent || !late) throw new Error('no workers')
    silent.faults.cut = true
    late.faults.delayMs = 2500

    await pause(program)
    const committedMs = Date.now()
    const second = await startGatewayProcess(ownDatabase().appUrl)
    relay.targets = [second.port, first.port]
    const speaker = new PlainClient(second.url, program, 'nobody')
    expect(await speaker.standing('agent-03')).toBe('stopped 2')
    expect((await speaker.confirm(silent.id, '2')).status).toBe(409)
    relay.targets = [first.port]
    expect(await second.end('SIGKILL')).toBe('SIGKILL')
    await expect.poll(() => phaseOf(program), { timeout: 60_000 }).toBe('paused')
    await close()

    const accounts = await accountsOf(program)
    expect(accounts.filter(({ epoch }) => epoch === 2n)).toHaveLength(12)
    expect(accounts.filter(({ kind }) => kind === 'expired').map(({ name }) => name)).toEqual([silent.id])
    expect(accounts.filter(({ kind }) => kind === 'confirmed')).toHaveLength(11)
    const last = lastRecords(file)
    for (const { kind, name, at } of accounts)
      if (kind === 'confirmed') expect(last.get(name)).toBeLessThanOrEqual(at.getTime())
    for (const at of last.values()) expect(at).toBeLessThanOrEqual(committedMs + ttlMs + checkGapMs)
    expect(await entriesOf(program)).toMatchObject({
      'program.paused': 1,
      'program.leases_expired': 1,
      'program.pause_completed': 1,
    })
  })

  it('says goodbye on SIGTERM: streams end and are told when to come back, what waits is answered', async () => {
    const program = await addProgram(cast.owner, { ttlMs: 20_000 })
    const leaving = await startGatewayProcess(ownDatabase().appUrl)
    const client = new PlainClient(leaving.url, program)
    await client.standing('a')
    const headers = { authorization: `Bearer ${program.token}` }
    const stream = await fetch(`${leaving.url}/collect/v1/stream?collectorId=a`, { headers })
    const waiting = client.call('/collect/v1/state?waitEpoch=2', { headers: { prefer: 'wait=25' } })
    await pause(program)
    expect((await waiting).body).toMatchObject({ state: 'stopped', epoch: '2' })
    expect((await client.confirm('a', '2')).status).toBe(200)
    const polling = client.call('/collect/v1/state?waitEpoch=3', { headers: { prefer: 'wait=25' } })
    await expect.poll(() => newsOf(leaving.url)).toMatchObject({ asked: 2 })
    const ended = leaving.end('SIGTERM')
    expect(await stream.text()).toMatch(/retry: \d+\n\n$/)
    expect(await polling).toMatchObject({ status: 200, body: { state: 'stopped', epoch: '2' } })
    expect(await ended).toBe(0)
    const row = await db().collector.findFirstOrThrow({ where: { programId: program.id } })
    expect(row.lastGrantAt).not.toBeNull()
  })
})

describe('two gateways', () => {
  it('end the leases of silent collectors once', async () => {
    const gateways = [await open(), await open()]
    const program = await addProgram(cast.owner, { ttlMs: 600, checkGapMs: 0 })
    for (const { url } of gateways) await new PlainClient(url, program).standing('a')
    await enrol(program, 'b', 'c')
    await pause(program)
    await expect.poll(() => phaseOf(program), { timeout: 15_000 }).toBe('paused')
    for (const gateway of gateways) await gateway.close()
    const kinds = (await accountsOf(program)).map(({ kind }) => kind)
    expect(kinds).toEqual(['expired', 'expired', 'expired'])
    expect(await entriesOf(program)).toMatchObject({ 'program.leases_expired': 1, 'program.pause_completed': 1 })
  })
})

describe('a gateway that hears no notification any more', () => {
  it('stops everybody by its poll, streams, long polls and news alike', async () => {
    const { gateway: deaf, relay } = await startGatewayBehind()
    const program = await addProgram(cast.owner, { ttlMs: 20_000 })
    const client = new PlainClient(deaf.url, program)
    expect(await client.standing('a')).toBe('collecting 1')
    const end = new AbortController()
    const said = await client.follow('a', end.signal)
    await expect.poll(() => said[0]).toBe('snapshot collecting 1')
    const held = client.call('/collect/v1/state?waitEpoch=2', { headers: { prefer: 'wait=25' } })
    expect(relay.deafen('LISTEN ')).toBe(1)
    await pause(program)
    const committedAt = performance.now()
    expect((await held).body).toMatchObject({ state: 'stopped', epoch: '2' })
    await expect.poll(() => said.includes('change stopped 2'), { interval: 10, timeout: 10_000 }).toBe(true)
    expect(performance.now() - committedAt).toBeLessThan(5000)
    expect((await client.call('/collect/v1/state')).body).toMatchObject({ state: 'stopped', epoch: '2' })
    end.abort()
    await relay.close()
    await deaf.close()
  })

  it('grants nothing even before its poll', async () => {
    const { gateway: deaf, relay } = await startGatewayBehind()
    const program = await addProgram(cast.owner, { ttlMs: 20_000 })
    const client = new PlainClient(deaf.url, program)
    expect(await client.standing('a')).toBe('collecting 1')
    expect(relay.deafen('LISTEN ')).toBe(1)
    await pause(program)
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => client.standing(name)))
    expect(answers).toEqual(['stopped 2', 'stopped 2', 'stopped 2'])
    await relay.close()
    await deaf.close()
  })

  it('is asked for news without a database: it tells what it knows for 2.5 s, then that it can’t tell', async () => {
    const { gateway: cut, relay } = await startGatewayBehind()
    const program = await addProgram(cast.owner, { ttlMs: 20_000 })
    const client = new PlainClient(cut.url, program)
    const state = async () => (await client.call('/collect/v1/state')).status
    expect(await state()).toBe(200)
    const fromMemory = async () => (await state()) === 200 && (await newsOf(cut.url)).remembered > 0
    await expect.poll(fromMemory, { timeout: 15_000 }).toBe(true)
    await relay.close()
    expect(await state()).toBe(200)
    expect((await client.lease('a')).status).toBe(503)
    await expect.poll(state, { timeout: 15_000 }).toBe(503)
    await cut.close()
  })
})
