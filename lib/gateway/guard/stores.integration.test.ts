import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LeaseReply } from '@/lib/collector-sdk/protocol'
import { db } from '@/lib/db/client'
import { makeGuard } from '@/lib/gateway/guard/guard'
import { watchStore } from '@/lib/gateway/guard/watch-store'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { PlainClient } from '@/lib/testing/collectors/client'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

let cast: Cast
let gateway: RunningGateway
let folder: string

beforeAll(async () => {
  cast = await addCast()
  gateway = await startGateway({
    databaseUrl: ownDatabase().appUrl,
    host: '127.0.0.1',
    port: 0,
    secret: 'x'.repeat(43),
  })
  folder = mkdtempSync(join(tmpdir(), 'standdown-store-'))
})

afterAll(async () => {
  await gateway.close()
  rmSync(folder, { recursive: true, force: true })
})

async function observed(): Promise<{ program: TestProgram; token: string }> {
  const program = await addProgram(cast.owner, { ttlMs: 1000, checkGapMs: 0 })
  const asked = { programId: program.id, name: 'Store', purpose: 'observer' } as const
  return { program, token: (await createCollectorToken(cast.owner, asked)).token }
}

const pause = ({ id }: TestProgram) => pauseProgram(cast.owner, { programId: id, reason: 'Exposed.' })

describe('a store without a guard', () => {
  it('is looked into for what was captured while the program was stopped, each row reported once', async () => {
    const { program, token } = await observed()
    await asOwner((sql) => sql.query('CREATE TABLE "events of a store" (captured_at timestamptz)'))
    const add = (seconds: number) =>
      asOwner((sql) =>
        sql.query(
          `INSERT INTO "events of a store" SELECT coalesce("pausedAt", standdown_now()) + make_interval(secs => $2)
            FROM program WHERE id = $1`,
          [program.id, seconds],
        ),
      )
    const databaseUrl = ownDatabase().ownerUrl
    const where = {
      databaseUrl,
      table: 'events of a store',
      column: 'captured_at',
      stateFile: join(folder, 'told.json'),
    }
    const look = () => watchStore({ program: program.slug, gatewayUrl: gateway.url, token, ...where })
    await add(-5)
    expect(await look()).toBe(0)
    await pause(program)
    await add(0.5)
    expect(await look()).toBe(0)
    await add(2)
    expect([await look(), await look()]).toEqual([1, 1])
    await add(3)
    expect(await look()).toBe(2)
    const seen = await db().dataObservation.findMany({ where: { programId: program.id } })
    expect(seen.map((row) => `${row.class} ${row.disposition} ${row.count}`)).toEqual(
      Array(2).fill('violation stored 1'),
    )
    await asOwner((sql) => sql.query('DROP TABLE "events of a store"'))
  })
})

describe('a store with the guard inside', () => {
  it('stores what next is called for, and asks again right before', async () => {
    const { program, token } = await observed()
    const limits = { maxBytes: 1000, quarantineBytes: 10_000, place: 'inside', upstreamUrl: null }
    const stateDir = join(folder, 'inside')
    const guard = makeGuard({ program: program.slug, token, gatewayUrl: gateway.url, stateDir, ...limits })
    const stored: string[] = []
    const gate = { held: Promise.resolve() }
    const server = createServer((request, response) =>
      guard.door.middleware(request, response, async () => {
        if (request.url === '/two') await gate.held
        if (guard.door.stillOk(request)) stored.push(request.url ?? '')
        response.end()
      }),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await expect.poll(() => guard.ready, { timeout: 5000 }).toBe(true)
    const { programs } = (await new PlainClient(gateway.url, program).lease('agent')).body as LeaseReply
    const headers = {
      'standdown-grant': programs[0]?.grantToken ?? '',
      'standdown-captured-at': new Date().toISOString(),
    }
    const send = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: 'x' })
    await send('/one')
    const wait = Promise.withResolvers<void>()
    gate.held = wait.promise
    const second = send('/two')
    await pause(program)
    await expect.poll(async () => (await send('/three')).status, { timeout: 5000 }).toBe(202)
    wait.resolve()
    await second
    expect(stored).toContain('/one')
    expect(stored).not.toContain('/two')
    await guard.close()
    server.close()
    server.closeAllConnections()
  })
})

describe('an observer’s token', () => {
  it('gets no lease, no confirmation and no stream; a collector’s reports nothing', async () => {
    const { program, token } = await observed()
    const observer = new PlainClient(gateway.url, { ...program, token })
    expect((await observer.lease('a')).status).toBe(401)
    expect((await observer.confirm('a', '1')).status).toBe(401)
    expect((await observer.call('/collect/v1/stream')).status).toBe(401)
    const collector = new PlainClient(gateway.url, program)
    const time = new Date().toISOString()
    const report = { id: crypto.randomUUID(), program: program.slug, eventTimeFrom: time, eventTimeTo: time, count: 1 }
    const body = JSON.stringify({ ...report, disposition: 'refused' })
    for (const [client, status] of [
      [collector, 401],
      [observer, 200],
    ] as const)
      expect((await client.call('/collect/v1/observe', { method: 'POST', body })).status).toBe(status)
    for (const path of ['/collect/v1/guard', '/collect/v1/quarantine']) {
      expect((await collector.call(path)).status).toBe(401)
      expect((await observer.call(path)).status).toBe(200)
    }
    const other = JSON.stringify({ ...report, program: 'another', disposition: 'refused' })
    expect((await observer.call('/collect/v1/observe', { method: 'POST', body: other })).status).toBe(403)
    const odd = JSON.stringify({ ...report, count: 0, disposition: 'refused' })
    expect((await observer.call('/collect/v1/observe', { method: 'POST', body: odd })).status).toBe(400)
  })
})
