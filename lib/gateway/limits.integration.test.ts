import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { Streams } from '@/lib/gateway/streams'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { PlainClient } from '@/lib/testing/collectors/client'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast } from '@/lib/testing/programs/cast'

let cast: Cast
let gateway: RunningGateway
const metricsToken = 'the-token-of-the-watchman'

beforeAll(async () => {
  cast = await addCast()
  const limits = { requestsPerSecond: 2, streams: 1 }
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0, limits, metricsToken })
})

afterAll(() => gateway.close())

describe('a token', () => {
  it('that asks too much is told when to come again, and its flag is evaluated all the same', async () => {
    const program = await addProgram(cast.owner)
    const headers = { authorization: `Bearer ${program.token}` }
    const ask = () => fetch(`${gateway.url}/collect/v1/state`, { headers })
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    const late = answers.filter(({ status }) => status === 429)
    expect(late.length).toBeGreaterThan(5)
    for (const { headers } of late) expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect((await new PlainClient(gateway.url, program).lease('a')).status).toBe(429)
    const flag = `${gateway.url}/ofrep/v1/evaluate/flags/${program.slug}.collect`
    const body = JSON.stringify({ context: { targetingKey: 'a' } })
    const evaluate = () =>
      fetch(flag, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body })
    for (const { status } of await Promise.all(Array.from({ length: 20 }, evaluate))) expect(status).toBe(200)
    const other = await addProgram(cast.owner)
    expect(await new PlainClient(gateway.url, other).standing('a')).toBe('collecting 1')
  })

  it('of a guard that reports too much is told when to come again, and hears of a stop all the same', async () => {
    const { id: programId, slug } = await addProgram(cast.owner)
    const { token } = await createCollectorToken(cast.owner, { programId, name: 'Store', purpose: 'observer' })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const report = (path: string) => fetch(`${gateway.url}/collect/v1/${path}`, { method: 'POST', headers, body: '{}' })
    const routes = ['observe', 'canary', 'quarantine/done']
    const reports = await Promise.all(Array.from({ length: 21 }, (_, each) => report(routes[each % 3] ?? '')))
    expect(reports.filter(({ status }) => status === 429).length).toBeGreaterThan(10)
    const state = await fetch(`${gateway.url}/collect/v1/guard`, { headers })
    expect([state.status, await state.json()]).toMatchObject([200, { program: slug, collecting: true }])
    const looks = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${gateway.url}/collect/v1/quarantine`, { headers })),
    )
    expect(looks.filter(({ status }) => status === 429).length).toBeGreaterThan(5)
  })

  it('has as many streams as it may, and another when one has ended', async () => {
    const program = await addProgram(cast.owner)
    const headers = { authorization: `Bearer ${program.token}` }
    const open = (signal: AbortSignal) => fetch(`${gateway.url}/collect/v1/stream`, { headers, signal })
    const [end, again] = [new AbortController(), new AbortController()]
    expect((await open(end.signal)).status).toBe(200)
    expect((await open(again.signal)).status).toBe(429)
    end.abort()
    const status = async () => (await open(again.signal)).status
    await expect.poll(status, { interval: 700, timeout: 10_000 }).toBe(200)
    again.abort()
  })
})

describe('a stream whose reader stands still', () => {
  it('is ended, and takes no more memory than it may', async () => {
    const streams = new Streams()
    const row: ProgramRow = {
      ...{
        id: 'p',
        slug: 'p',
        phase: 'running',
        epoch: 1n,
        ttlMs: 1000,
        checkGapMs: 1,
        rampPercent: 100,
        activeLocks: 0,
      },
      ...{ pausedAt: null, leasesOverAt: null, fleetVersion: 0, rampSeed: 'seed', tokens: new Set(), now: new Date(0) },
    }
    const server = createServer((_, response) => streams.open(row, 't', 'a', response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
    const tellMany = () => {
      for (let each = 0; each < 20_000; each += 1) streams.tell(row)
      return streams.size
    }
    await expect.poll(() => streams.size).toBe(1)
    await expect.poll(tellMany, { timeout: 20_000 }).toBe(0)
    socket.destroy()
    streams.close()
    server.close()
  })
})

describe('the metrics', () => {
  const read = (headers: Record<string, string>, url = gateway.url) => fetch(`${url}/metrics`, { headers })

  it('count what was done, and name nobody', async () => {
    const program = await addProgram(cast.owner)
    const client = new PlainClient(gateway.url, program)
    await client.standing('a')
    await pauseProgram(cast.owner, { programId: program.id, reason: 'Exposed.' })
    await client.confirm('a', '2')
    const answer = await read({ authorization: `Bearer ${metricsToken}` })
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/plain')
    for (const line of [
      /^standdown_gateway_leases_total\{outcome="collecting"\} \d+$/m,
      /^standdown_gateway_confirmations_total\{outcome="recorded"\} 1$/m,
      /^standdown_gateway_read_requests_count [1-9]\d*$/m,
      /^standdown_gateway_confirmation_batch_seconds_count 1$/m,
      /^standdown_gateway_refusals_total\{status="429"\} \d+$/m,
      /^standdown_gateway_streams \d+$/m,
      /^standdown_gateway_resident_memory_bytes \d+$/m,
    ])
      expect(text).toMatch(line)
    expect(text).not.toContain(program.slug)
    expect(text).not.toContain(program.id)
  })

  it('are for who has the token', async () => {
    expect((await read({})).status).toBe(403)
    expect((await read({ authorization: 'Bearer something-else' })).status).toBe(403)
  })

  it('are for this machine where there is none, and not for whom a proxy lets through', async () => {
    const open = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
    expect((await read({}, open.url)).status).toBe(200)
    expect((await read({ 'x-forwarded-for': '192.0.2.1' }, open.url)).status).toBe(403)
    await open.close()
  })
})
