import { createServer, connect as dial, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readEvents } from '@/lib/collector-sdk/sse'
import { db } from '@/lib/db/client'
import { startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { revokeCollectorToken } from '@/lib/programs/commands/tokens'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { gatewayPair } from '@/lib/testing/gateways/pair'
import { addProgram, type TestProgram } from '@/lib/testing/programs/cast'

const origin = 'https://app.example.org'
const pair = gatewayPair([origin])

const program = () => addProgram(pair.cast.owner, { ttlMs: 2000 })
const pause = ({ id }: TestProgram) => pauseProgram(pair.cast.owner, { programId: id, reason: 'Exposed.' })
const all = '/ofrep/v1/evaluate/flags'
const one = ({ slug }: { readonly slug: string }) => `${all}/${slug}.collect`

interface Asked {
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly at?: string
}

async function post({ token }: TestProgram, path: string, asked: Asked = {}) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...asked.headers }
  const body = typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body ?? { context: {} })
  const response = await fetch(`${asked.at ?? pair.gateway.url}${path}`, { method: 'POST', headers, body })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers }
}

async function streamOf(own: TestProgram): Promise<string> {
  const { body } = await post(own, all)
  const [stream] = body.eventStreams
  return stream.endpoint.requestUri
}

/** The types of the events so far. */
async function follow(address: string, signal: AbortSignal): Promise<string[]> {
  const response = await fetch(address, { signal })
  const types: string[] = []
  const note = async () => {
    if (response.body) for await (const { data } of readEvents(response.body)) types.push(JSON.parse(data).type)
  }
  note().then(
    () => types.push('ended'),
    () => types.push('broken'),
  )
  return types
}

describe('one flag', () => {
  it('is true while the program collects', async () => {
    const own = await program()
    const { status, body, headers } = await post(own, one(own))
    const metadata = { epoch: '1', state: 'collecting', ttlMs: 2000 }
    const key = `${own.slug}.collect`
    expect({ status, body }).toEqual({
      status: 200,
      body: { key, value: true, reason: 'STATIC', variant: 'running', metadata },
    })
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('is false, and neither missing nor an error nor a text, while the program is paused', async () => {
    const own = await program()
    await pause(own)
    const { status, body, headers } = await post(own, one(own))
    const metadata = { epoch: '2', state: 'stopped', ttlMs: 2000 }
    const key = `${own.slug}.collect`
    expect({ status, body }).toEqual({
      status: 200,
      body: { key, value: false, reason: 'DISABLED', variant: 'paused', metadata },
    })
    expect(headers.get('content-type')).toBe('application/json')
  })

  it('is split by the targeting key in a ramp', async () => {
    const own = await program()
    const ramp = `UPDATE program SET epoch = 2, phase = 'ramping', "rampPercent" = 50 WHERE id = $1`
    await asOwner((sql) => sql.query(ramp, [own.id]))
    const ask = async (i: number) => (await post(own, one(own), { body: { context: { targetingKey: `a-${i}` } } })).body
    const flags = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(i)))
    expect(new Set(flags.map((flag) => flag.reason))).toEqual(new Set(['SPLIT']))
    expect(new Set(flags.map((flag) => flag.value))).toEqual(new Set([true, false]))
    expect((await post(own, one(own))).body).toMatchObject({ value: false, reason: 'SPLIT' })
  })

  it('never answers 304', async () => {
    const own = await program()
    const { headers } = await post(own, one(own), { headers: { 'if-none-match': '*' } })
    expect(headers.get('etag')).toBeNull()
    expect((await post(own, one(own), { headers: { 'if-none-match': '*' } })).status).toBe(200)
  })

  it('is not found only when it is no flag of the token', async () => {
    const [own, foreign] = [await program(), await program()]
    for (const key of ['nothing', 'nothing.collect', `${foreign.slug}.collect`, '%E0%A4%A']) {
      const { status, body, headers } = await post(own, `${all}/${key}`)
      expect({ status, code: body.errorCode }).toEqual({ status: 404, code: 'FLAG_NOT_FOUND' })
      expect(headers.get('content-type')).toBe('application/json')
    }
  })
})

describe('a question that is not one', () => {
  const malformed = ['{', JSON.stringify('x'.repeat(70_000)), JSON.stringify({ context: 'me' }), '[]']

  it('is refused while the answer would be yes', async () => {
    const own = await program()
    for (const body of malformed) {
      const answer = await post(own, one(own), { body })
      expect(answer.status).toBe(400)
      expect(['PARSE_ERROR', 'INVALID_CONTEXT']).toContain(answer.body.errorCode)
      expect((await post(own, all, { body })).status).toBe(400)
    }
  })

  it('gets the stop all the same', async () => {
    const own = await program()
    await pause(own)
    for (const body of malformed) {
      expect(await post(own, one(own), { body })).toMatchObject({ status: 200, body: { value: false } })
      expect(await post(own, all, { body })).toMatchObject({ status: 200, body: { flags: [{ value: false }] } })
    }
  })

  it.each([null, {}, { context: null }, { context: { targetingKey: 7 } }])('does not need a name: %j', async (body) => {
    const own = await program()
    expect(await post(own, one(own), { body: JSON.stringify(body) })).toMatchObject({ body: { value: true } })
  })
})

describe('all flags', () => {
  it('are the one of the program, with an ETag and a stream', async () => {
    const own = await program()
    const { status, body, headers } = await post(own, all)
    expect(status).toBe(200)
    expect(body.flags).toEqual([(await post(own, one(own))).body])
    expect(body.eventStreams).toMatchObject([
      { type: 'sse', endpoint: { requestUri: expect.stringMatching(/^\/ofrep\/v1\/events\?ticket=/) } },
    ])
    expect(JSON.stringify(body)).not.toContain(own.token.slice(5))
    expect(headers.get('etag')).toMatch(/^"[\w-]{43}"$/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('are not sent again while nothing changed, and then they are', async () => {
    const own = await program()
    const etag = (await post(own, all)).headers.get('etag') ?? ''
    const again = { headers: { 'if-none-match': etag } }
    expect(await post(own, all, again)).toMatchObject({ status: 304, body: null })
    expect(await post(own, all, { ...again, at: pair.other.url })).toMatchObject({ status: 304 })
    expect(await post(own, all, { ...again, body: { context: { targetingKey: 'a' } } })).toMatchObject({ status: 200 })
    await pause(own)
    expect(await post(own, all, again)).toMatchObject({ status: 200, body: { flags: [{ value: false }] } })
  })

  it('have another ETag for another token, epoch and ramp step', async () => {
    const [own, foreign] = [await program(), await program()]
    const tag = async (asked: TestProgram) => (await post(asked, all)).headers.get('etag')
    const tags = [await tag(own), await tag(foreign)]
    for (const percent of [10, 50]) {
      const step = `UPDATE program SET epoch = epoch + 1, phase = 'ramping', "rampPercent" = $2 WHERE id = $1`
      await asOwner((sql) => sql.query(step, [own.id, percent]))
      tags.push(await tag(own))
    }
    expect(new Set(tags).size).toBe(4)
  })
})

describe('a yes', () => {
  it('never comes from a read that began before the request', async () => {
    const own = await program()
    const ask = async () => (await post(own, one(own))).body.value
    const early = Array.from({ length: 50 }, ask)
    await pause(own)
    const late = await Promise.all(Array.from({ length: 100 }, ask))
    expect(new Set(late)).toEqual(new Set([false]))
    for (const value of await Promise.all(early)) expect(typeof value).toBe('boolean')
  })

  it('is never refused for the number of requests', async () => {
    const own = await program()
    const statuses = await Promise.all(Array.from({ length: 600 }, async () => (await post(own, one(own))).status))
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})

describe('who asks', () => {
  it('may send the token as OFREP sends keys', async () => {
    const own = await program()
    const headers = { authorization: '', 'x-api-key': own.token }
    expect(await post(own, one(own), { headers })).toMatchObject({ status: 200, body: { value: true } })
  })

  it('must have one', async () => {
    const own = await program()
    for (const authorization of ['', 'Bearer nothing', `Bearer sdc_${'0'.repeat(43)}`]) {
      const answer = await post(own, one(own), { headers: { authorization } })
      expect(answer).toMatchObject({ status: 401, body: { key: `${own.slug}.collect`, errorCode: 'GENERAL' } })
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect((await post(own, all, { headers: { authorization } })).status).toBe(401)
    }
  })

  it('gets false when its token was revoked, from a gateway that never knew it too', async () => {
    const own = await program()
    expect(await post(own, one(own))).toMatchObject({ body: { value: true } })
    await revokeCollectorToken(pair.cast.owner, { programId: own.id, tokenId: own.tokenId })
    for (const at of [pair.gateway.url, pair.other.url]) {
      expect(await post(own, one(own), { at })).toMatchObject({ status: 200, body: { value: false } })
      const { body } = await post(own, all, { at })
      expect(body).toEqual({ flags: [expect.objectContaining({ value: false, reason: 'DISABLED' })] })
    }
  })

  it('is no collector of the program', async () => {
    const own = await program()
    await post(own, one(own), { body: { context: { targetingKey: 'a' } } })
    expect(await db().collector.count({ where: { programId: own.id } })).toBe(0)
  })
})

describe('the stream', () => {
  it('says to look again first, and then with each change, on every gateway', async () => {
    const own = await program()
    const uri = await streamOf(own)
    const end = new AbortController()
    const streams = [await follow(pair.gateway.url + uri, end.signal), await follow(pair.other.url + uri, end.signal)]
    for (const said of streams) await expect.poll(() => said).toEqual(['refetchEvaluation'])
    await pause(own)
    const refetches = (said: string[]) => said.filter((type) => type === 'refetchEvaluation').length
    for (const said of streams) await expect.poll(() => refetches(said)).toBe(2)
    for (const said of streams) await expect.poll(() => said.includes('heartbeat'), { timeout: 4000 }).toBe(true)
    end.abort()
  })

  it('tells of a change whose notification was lost', async () => {
    const own = await program()
    const end = new AbortController()
    const said = await follow(pair.other.url + (await streamOf(own)), end.signal)
    await expect.poll(() => said).toEqual(['refetchEvaluation'])
    await asOwner((sql) => sql.query(`UPDATE program SET epoch = 2, phase = 'paused' WHERE id = $1`, [own.id]))
    const refetches = () => said.filter((type) => type === 'refetchEvaluation').length
    await expect.poll(refetches, { timeout: 4000 }).toBe(2)
    end.abort()
  })

  it('ends with the token, after a last call', async () => {
    const own = await program()
    const uri = await streamOf(own)
    const said = await follow(pair.gateway.url + uri, new AbortController().signal)
    await revokeCollectorToken(pair.cast.owner, { programId: own.id, tokenId: own.tokenId })
    await expect
      .poll(() => said.filter((type) => type !== 'heartbeat'))
      .toEqual(['refetchEvaluation', 'refetchEvaluation', 'ended'])
    expect((await fetch(pair.gateway.url + uri)).status).toBe(401)
  })

  it('opens with a ticket and with nothing else', async () => {
    const own = await program()
    const uri = await streamOf(own)
    for (const address of [
      '/ofrep/v1/events',
      `${uri}x`,
      uri.replace(/.{3}$/, 'abc'),
      `/ofrep/v1/events?ticket=${own.token}`,
    ]) {
      const response = await fetch(pair.gateway.url + address, { headers: { authorization: `Bearer ${own.token}` } })
      expect(response.status).toBe(401)
      expect(response.headers.get('content-type')).toBe('application/json')
    }
  })
})

describe('a page of another origin', () => {
  const asPage = (from: string) => ({ headers: { origin: from } })

  it('may ask when it is listed', async () => {
    const own = await program()
    const answer = await post(own, all, asPage(origin))
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag')
    const asked = await fetch(pair.gateway.url + all, { method: 'OPTIONS', ...asPage(origin) })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization')
    const end = new AbortController()
    const stream = await fetch(pair.gateway.url + (await streamOf(own)), { ...asPage(origin), signal: end.signal })
    expect(stream.headers.get('access-control-allow-origin')).toBe(origin)
    end.abort()
  })

  it('may not when it is not, or none is', async () => {
    const own = await program()
    const answers = [
      await post(own, all, asPage('https://elsewhere.example.org')),
      await post(own, all, { ...asPage(origin), at: pair.other.url }),
      await fetch(pair.other.url + all, { method: 'OPTIONS', ...asPage(origin) }),
    ]
    for (const { headers } of answers) expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('what OFREP has no more', () => {
  it('is not there', async () => {
    const response = await fetch(`${pair.gateway.url}/ofrep/v1/configuration`)
    expect(response.status).toBe(404)
  })
})

describe('a database that is away', () => {
  it('is a fault of the server in the words of OFREP', async () => {
    const own = await program()
    const sockets = new Set<Socket>()
    const { hostname, port } = new URL(ownDatabase().appUrl)
    const relay = createServer((near) => {
      const far = dial(Number(port), hostname)
      for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined))
      near.pipe(far).pipe(near)
    })
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
    const url = new URL(ownDatabase().appUrl)
    url.hostname = '127.0.0.1'
    url.port = String((relay.address() as { port: number }).port)
    const cut = await startGateway({ databaseUrl: url.href, host: '127.0.0.1', port: 0 })
    expect(await post(own, one(own), { at: cut.url })).toMatchObject({ body: { value: true } })
    relay.close()
    for (const socket of sockets) socket.destroy()
    const key = `${own.slug}.collect`
    const single = await post(own, one(own), { at: cut.url })
    expect(single).toMatchObject({ status: 500, body: { key, errorCode: 'GENERAL' } })
    expect(typeof single.body.errorDetails).toBe('string')
    expect(single.headers.get('content-type')).toBe('application/json')
    expect(await post(own, all, { at: cut.url })).toMatchObject({ status: 500, body: { errorCode: 'GENERAL' } })
    await cut.close()
  })
})
