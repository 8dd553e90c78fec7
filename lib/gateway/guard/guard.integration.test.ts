import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { decideQuarantine } from '@/lib/programs/commands/quarantine'
import { rotateSigningKey } from '@/lib/signing/commands'
import { newSigningKey } from '@/lib/signing/new-key'
import { openPrivateKey } from '@/lib/signing/seal'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { type GuardedSite, guardSite } from '@/lib/testing/guard/site'
import { addCast, type Cast, gateway as systemActor } from '@/lib/testing/programs/cast'

const secret = 'x'.repeat(43)
let cast: Cast
let gateway: RunningGateway
let site: GuardedSite

beforeAll(async () => {
  cast = await addCast()
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0, secret })
  site = await guardSite(cast, gateway.url)
})

afterAll(async () => {
  await site.close()
  await gateway.close()
})

const seen = (programId = site.program.id) =>
  db().dataObservation.findMany({ where: { programId }, orderBy: { at: 'asc' } })
const pause = (own = site) => pauseProgram(cast.owner, { programId: own.program.id, reason: 'Exposed.' })

/** A grant with these claims, by the key that signs now. */
async function forge(claims: object, header: object = {}): Promise<string> {
  const key = await db().signingKey.findFirstOrThrow({ where: { verifiesUntil: null } })
  const signer = await importJWK(JSON.parse(openPrivateKey(secret, key.kid, key.sealedPrivate)), 'EdDSA')
  const now = Math.floor(Date.now() / 1000)
  const whole = {
    iss: 'standdown',
    aud: site.program.slug,
    sub: 'agent-1',
    epoch: '1',
    iat: now,
    exp: now + 60,
    ...claims,
  }
  return new SignJWT(whole)
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'standdown-grant+jwt', ...header })
    .sign(signer)
}

describe('a guard in front of a store', () => {
  it('lets in what a lease proves, as it came, and without the grant', async () => {
    const sent = await site.send(await site.grant(), new Date(), { 'x-own': '1' })
    expect([sent.status, sent.body]).toEqual([201, { text: 'stored' }])
    const [stored] = site.store.stored
    expect(stored).toMatchObject({ path: '/in/records?kind=a', body: 'a record', headers: { 'x-own': '1' } })
    expect(stored?.headers).not.toHaveProperty('standdown-grant')
  })

  it('keeps out what nothing proves, and counts it', async () => {
    const grant = await site.grant()
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
    const stranger = await newSigningKey(secret)
    const claims = { aud: site.program.slug, sub: 'agent-1', epoch: '9', iss: 'standdown', iat: 1, exp: 9_999_999_999 }
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: stranger.kid, typ: 'standdown-grant+jwt' })
      .sign(privateKey)
    const unsigned = `${Buffer.from('{"alg":"none","typ":"standdown-grant+jwt"}').toString('base64url')}.${grant.split('.')[1]}.`
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'standdown-grant+jwt' })
      .sign(Buffer.from(JSON.stringify(await exportJWK(privateKey))))
    const tokens = [
      ...[null, 'nonsense', `${grant.slice(0, -4)}AAAA`, foreign, unsigned, hmac],
      await forge({ aud: 'another-program' }),
      await forge({}, { typ: 'JWT' }),
      await forge({ epoch: '-1' }),
    ]
    const stored = site.store.stored.length
    for (const token of tokens)
      expect(await site.send(token, new Date())).toMatchObject({ status: 202, class: 'unknown' })
    expect(await site.send(grant, null)).toMatchObject({ status: 202, class: 'unknown' })
    expect(site.store.stored.length).toBe(stored)
    await expect.poll(async () => (await seen()).length, { timeout: 10_000 }).toBe(tokens.length + 1)
    expect(new Set((await seen()).map((row) => `${row.class} ${row.disposition}`))).toEqual(
      new Set(['unknown quarantined']),
    )
  })

  it('keeps out what is too long, or no path', async () => {
    expect((await site.send(await site.grant(), new Date(), {}, 'x'.repeat(100_001))).status).toBe(413)
    expect((await site.send(null, new Date(), {}, 'x'.repeat(100_001))).status).not.toBe(202)
  })

  it('keeps out what its lease no longer covers', async () => {
    const now = Math.floor(Date.now() / 1000)
    const expired = await forge({ iat: now - 60, exp: now - 30 })
    expect(await site.send(expired, new Date((now - 40) * 1000))).toMatchObject({ status: 202, class: 'late' })
    expect(await site.send(expired, new Date((now - 10) * 1000))).toMatchObject({ status: 202, class: 'violation' })
  })

  it('takes a new key as soon as it signs, and none that got out', async () => {
    const old = await forge({})
    const fresh = await newSigningKey(secret)
    await rotateSigningKey(systemActor, { key: fresh, reason: 'Yearly.' })
    await asOwner((sql) =>
      sql.query(`UPDATE signing_key SET "signsFrom" = now() - interval '1 second' WHERE kid = $1`, [fresh.kid]),
    )
    const next = await forge({})
    await expect
      .poll(async () => (await site.send(next, new Date())).status, { timeout: 25_000, interval: 1000 })
      .toBe(201)
    expect((await site.send(old, new Date())).status).toBe(201)
  }, 40_000)
})

describe('a pause', () => {
  it('is obeyed at once: the same grant is late, then a violation', async () => {
    const before = await site.grant('agent-2')
    expect((await site.send(before, new Date())).status).toBe(201)
    await pause()
    await expect.poll(async () => (await site.send(before, new Date())).class, { timeout: 5000 }).toBe('late')
    const { pausedAt } = await db().program.findUniqueOrThrow({ where: { id: site.program.id } })
    const tooLate = new Date((pausedAt?.getTime() ?? 0) + 4600)
    expect(await site.send(before, tooLate, { 'standdown-count': '5' })).toMatchObject({
      status: 202,
      class: 'violation',
    })
    const found = async () => (await seen()).find((row) => row.class === 'violation' && row.count === 5)
    await expect
      .poll(found, { timeout: 10_000 })
      .toMatchObject({ disposition: 'quarantined', epoch: 1n, pauseEpoch: 2n })
    const agent = await db().collector.findFirstOrThrow({
      where: { programId: site.program.id, externalId: 'agent-2' },
    })
    expect(agent.lastViolationAt).not.toBeNull()
  })

  it('has the guard try to start, and tell that it was refused', async () => {
    const tried = () => db().canaryCheck.findFirst({ where: { programId: site.program.id } })
    await expect.poll(tried, { timeout: 10_000 }).toMatchObject({ refused: true, epoch: 2n })
    expect((await tried())?.detail).toBe(
      'Without proof: answered 403. With the last grant that was let in: answered 403.',
    )
  })

  it('is remembered by a guard that starts again, even when nobody else knows of its epoch', async () => {
    const own = await guardSite(cast, gateway.url)
    const grant = await own.grant()
    expect((await own.send(grant, new Date())).status).toBe(201)
    // A gateway granted epoch 7, and its database forgot: the guard can't tell what that means, and never goes back.
    expect((await own.send(await forge({ aud: own.program.slug, epoch: '7' }), new Date())).status).toBe(503)
    expect(await own.send(grant, new Date())).toMatchObject({ status: 202, class: 'late' })
    await own.restart()
    expect(await own.send(await own.grant(), new Date())).toMatchObject({ status: 202, class: 'late' })
    expect(own.store.stored.length).toBe(1)
    await own.close()
  })

  it('ends an upload that is under way: the store never sees its end', async () => {
    const own = await guardSite(cast, gateway.url)
    const grant = await own.grant()
    const wait = Promise.withResolvers<void>()
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(Buffer.from('the beginning, '))
        await wait.promise
        controller.enqueue(Buffer.from('the end'))
        controller.close()
      },
    })
    const headers = { 'standdown-grant': grant, 'standdown-captured-at': new Date().toISOString() }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const uploading = fetch(`${own.guard.url}/slow`, init)
    await pause(own)
    await expect.poll(async () => (await own.send(grant, new Date())).class, { timeout: 5000 }).toBe('late')
    wait.resolve()
    expect((await uploading).status).toBe(403)
    expect(own.store.stored.filter(({ path }) => path.includes('slow'))).toEqual([])
    await own.close()
    const refused = await db().dataObservation.findFirst({
      where: { programId: own.program.id, disposition: 'refused' },
    })
    expect(refused).toMatchObject({ class: 'late', count: 1 })
  })

  it('is not guessed at: without the gateway a guard that just started lets nothing in', async () => {
    const lost = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0, secret })
    const own = await guardSite(cast, lost.url)
    const grant = await own.grant()
    expect((await own.send(grant, new Date())).status).toBe(201)
    await lost.close()
    // It goes on by what it knows, until the grants have run out.
    expect((await own.send(grant, new Date())).status).toBe(201)
    await own.guard.close()
    const { startGuard } = await import('@/lib/gateway/guard/server')
    own.guard = await startGuard(own.options)
    expect((await own.send(grant, new Date())).status).toBe(503)
    await own.close()
  })
})

describe('sealed data', () => {
  it('can be read by nobody, and is released or destroyed as two people decide', async () => {
    const own = await guardSite(cast, gateway.url)
    const grant = await own.grant()
    await pause(own)
    await expect
      .poll(async () => (await own.send(grant, new Date(), {}, 'kept safe')).class, { timeout: 5000 })
      .toBe('late')
    const second = await own.send(grant, new Date(), {}, 'to be destroyed')
    const folder = join(own.options.stateDir, 'sealed')
    const all = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join()
    for (const text of ['kept safe', 'destroyed', '/records', grant]) expect(all).not.toContain(text)
    const programId = own.program.id
    const batches = () => db().quarantineBatch.findMany({ where: { programId }, orderBy: { id: 'asc' } })
    const destroyed = String(second.body.id)
    await expect.poll(async () => (await batches()).some(({ id }) => id === destroyed), { timeout: 10_000 }).toBe(true)
    const released =
      (await batches())
        .map(({ id }) => id)
        .filter((id) => id !== destroyed)
        .at(-1) ?? ''
    for (const person of [cast.responder, cast.counsel]) {
      const reason = 'Captured by leave.'
      await decideQuarantine(person, { programId, batchIds: [released], decision: 'release', reason })
      await decideQuarantine(person, { programId, batchIds: [destroyed], decision: 'destroy', reason })
    }
    const states = async () => {
      const rows = new Map((await batches()).map(({ id, state }) => [id, state]))
      return [rows.get(released), rows.get(destroyed)]
    }
    await expect.poll(states, { timeout: 15_000 }).toEqual(['released', 'destroyed'])
    const afterwards = own.store.stored.filter(({ headers }) => headers['standdown-released'] !== undefined)
    expect(afterwards).toMatchObject([
      { path: '/in/records?kind=a', body: 'kept safe', headers: { 'standdown-released': released } },
    ])
    expect(own.store.stored.map(({ body }) => body)).not.toContain('to be destroyed')
    expect(readdirSync(folder).filter((name) => name.includes(destroyed) || name.includes(released))).toEqual([])
    await own.close()
  }, 40_000)

  it('has its bounds: without room, data is refused', async () => {
    const own = await guardSite(cast, gateway.url, { quarantineBytes: 1000 })
    expect(await own.send(null, new Date(), {}, 'x'.repeat(200))).toMatchObject({
      status: 403,
      body: { code: 'quarantine_full', disposition: 'refused' },
    })
    await own.close()
    expect(await seen(own.program.id)).toMatchObject([{ class: 'unknown', disposition: 'refused', count: 1 }])
  })
})
