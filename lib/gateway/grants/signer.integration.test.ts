import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LeaseReply } from '@/lib/collector-sdk/protocol'
import { db } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { leaseWaitMs } from '@/lib/programs/rules/lease-time'
import { PlainClient } from '@/lib/testing/collectors/client'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast } from '@/lib/testing/programs/cast'

let cast: Cast
let gateways: RunningGateway[]

beforeAll(async () => {
  cast = await addCast()
  const options = { databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0, secret: 'x'.repeat(43) }
  gateways = [await startGateway(options), await startGateway(options)]
})

afterAll(async () => {
  for (const gateway of gateways) await gateway.close()
})

const urlOf = (i: number) => gateways[i]?.url ?? ''

async function keysOf(i: number) {
  const response = await fetch(`${urlOf(i)}/.well-known/jwks.json`)
  return { keys: (await response.json()) as JSONWebKeySet, cache: response.headers.get('cache-control') }
}

describe('grant tokens', () => {
  it('prove the lease of one collector, verifiable with what either gateway publishes', async () => {
    const own = await addProgram(cast.owner, { ttlMs: 4000, checkGapMs: 1000 })
    const ask = async (i: number) => (await new PlainClient(urlOf(i), own).lease('a')).body as LeaseReply
    const replies = await Promise.all([ask(0), ask(1)])
    expect(await db().signingKey.count()).toBe(1)
    const { keys, cache } = await keysOf(1)
    expect(cache).toBe('public, max-age=60')
    expect(JSON.stringify(keys)).not.toContain('"d"')
    for (const { programs } of replies) {
      const token = programs[0]?.grantToken ?? ''
      const options = { issuer: 'standdown', audience: own.slug, typ: 'standdown-grant+jwt', algorithms: ['EdDSA'] }
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys), options)
      expect(payload).toMatchObject({ sub: 'a', epoch: '1', aud: own.slug })
      const lifetime = (payload.exp ?? 0) - (payload.iat ?? 0)
      expect(lifetime * 1000).toBeGreaterThanOrEqual(leaseWaitMs(4000, 1000))
      expect(lifetime * 1000).toBeLessThan(leaseWaitMs(4000, 1000) + 2000)
      expect(decodeProtectedHeader(token).kid).toBe(keys.keys[0]?.kid)
    }
  })

  it('are not given while nothing may be collected', async () => {
    const own = await addProgram(cast.owner)
    const client = new PlainClient(urlOf(0), own)
    await pauseProgram(cast.owner, { programId: own.id, reason: 'Exposed.' })
    const { programs } = (await client.lease('a')).body as LeaseReply
    expect(programs[0]).toMatchObject({ state: 'stopped' })
    expect(programs[0]).not.toHaveProperty('grantToken')
  })
})
