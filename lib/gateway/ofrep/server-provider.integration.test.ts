import { OFREPProvider } from '@openfeature/ofrep-provider'
import { type Client, type EvaluationContext, OpenFeature } from '@openfeature/server-sdk'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { inCohort } from '@/lib/programs/rules/allow'
import { type Fault, FaultyProxy } from '@/lib/testing/collectors/faulty-proxy'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

// The client as it comes from its makers, against the gateway as it runs. docs/openfeature.md quotes these rows.
let cast: Cast
let gateway: RunningGateway
let proxy: FaultyProxy

beforeAll(async () => {
  cast = await addCast()
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
  proxy = await FaultyProxy.start(gateway.url)
})

afterEach(async () => {
  proxy.fault = null
  await OpenFeature.clearProviders()
})

afterAll(async () => {
  await proxy.close()
  await gateway.close()
})

async function start(timeoutMs?: number): Promise<{ own: TestProgram; client: Client; ask: Ask }> {
  const own = await addProgram(cast.owner, { ttlMs: 4000 })
  const fetchImplementation: typeof fetch = (request) =>
    fetch(request, timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) })
  const headers: [string, string][] = [['Authorization', `Bearer ${own.token}`]]
  await OpenFeature.setProviderAndWait(
    own.slug,
    new OFREPProvider({ baseUrl: proxy.url, headers, fetchImplementation }),
  )
  const client = OpenFeature.getClient(own.slug)
  const ask: Ask = (fallback, context) => client.getBooleanValue(`${own.slug}.collect`, fallback, context)
  return { own, client, ask }
}

type Ask = (fallback: boolean, context?: EvaluationContext) => Promise<boolean>

const pause = ({ id }: TestProgram) => pauseProgram(cast.owner, { programId: id, reason: 'Exposed.' })

const faults: readonly (readonly [string, Fault])[] = [
  ['304', { status: 304 }],
  ['400', { status: 400 }],
  ['401', { status: 401 }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['429', { status: 429 }],
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['a reset', 'reset'],
]

describe('the server provider', () => {
  it('obeys from the first evaluation after a pause', async () => {
    const { own, client, ask } = await start()
    expect(await ask(false)).toBe(true)
    await pause(own)
    expect(await ask(true)).toBe(false)
    const details = await client.getBooleanDetails(`${own.slug}.collect`, true)
    const flagMetadata = { epoch: '2', state: 'stopped', ttlMs: 4000 }
    expect(details).toMatchObject({ value: false, reason: 'DISABLED', variant: 'paused', flagMetadata })
  })

  it('falls into the cohort of its targeting key', async () => {
    const { own, ask } = await start()
    const ramp = `UPDATE program SET epoch = 2, phase = 'ramping', "rampPercent" = 50, "rampSeed" = 'seed' WHERE id = $1`
    await asOwner((sql) => sql.query(ramp, [own.id]))
    for (const targetingKey of ['a', 'b', 'c', 'd', 'e', 'f'])
      expect(await ask(false, { targetingKey })).toBe(inCohort(targetingKey, 'seed', 50))
  })

  it.each(faults)('returns the default of the code on %s', async (_, fault) => {
    const { ask } = await start()
    proxy.fault = fault
    expect(await ask(false)).toBe(false)
    // Hence the default must be false: with true it would collect.
    expect(await ask(true)).toBe(true)
    proxy.fault = null
    expect(await ask(false)).toBe(true)
  })

  it('asks nobody until the Retry-After of a 429 is over, which the gateway therefore never sends', async () => {
    const { ask } = await start()
    proxy.fault = { status: 429, headers: { 'retry-after': '60' } }
    expect(await ask(false)).toBe(false)
    proxy.fault = null
    const before = proxy.posts
    expect(await ask(false)).toBe(false)
    expect(proxy.posts).toBe(before)
  })

  it('waits for a gateway that is silent, unless its fetch has a limit', async () => {
    const [patient, hurried] = [await start(), await start(200)]
    proxy.fault = 'silence'
    const answers: boolean[] = []
    void patient.ask(false).then((value) => answers.push(value))
    expect(await hurried.ask(false)).toBe(false)
    expect(answers).toEqual([])
  })
})
