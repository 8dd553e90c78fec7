import { OFREPWebProvider, type OFREPWebProviderOptions } from '@openfeature/ofrep-web-provider'
import { OpenFeature, type Provider } from '@openfeature/web-sdk'
import { EventSource } from 'eventsource'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { revokeCollectorToken } from '@/lib/programs/commands/tokens'
import { type Fault, FaultyProxy } from '@/lib/testing/collectors/faulty-proxy'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

// The client as it comes from its makers, against the gateway as it runs. docs/openfeature.md quotes these rows.
let cast: Cast
let gateway: RunningGateway
let proxy: FaultyProxy

beforeAll(async () => {
  vi.stubGlobal('EventSource', EventSource)
  cast = await addCast()
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
})

afterEach(async () => {
  await OpenFeature.clearProviders()
  await proxy.close()
})

afterAll(async () => {
  await gateway.close()
  vi.unstubAllGlobals()
})

const pause = ({ id }: TestProgram) => pauseProgram(cast.owner, { programId: id, reason: 'Exposed.' })

/** Silence is given up after 10 s by default. */
const base = { cacheMode: 'disabled', timeoutMs: 1500 } as const

interface Client {
  readonly own: TestProgram
  readonly value: (fallback?: boolean) => boolean
  readonly reason: () => string | undefined
}

/** Opens a page of a program, as it were; `provider` fails when its start does. */
async function open(own: TestProgram, options: Partial<OFREPWebProviderOptions> = {}): Promise<Client> {
  const headers: [string, string][] = [['Authorization', `Bearer ${own.token}`]]
  const provider = new OFREPWebProvider({ baseUrl: proxy.url, headers, ...base, ...options })
  // It is a Provider; only its optional fields are declared less strictly than this project reads them.
  await OpenFeature.setProviderAndWait(own.slug, provider as Provider)
  return client(own)
}

function client(own: TestProgram): Client {
  const flags = OpenFeature.getClient(own.slug)
  const key = `${own.slug}.collect`
  return {
    own,
    value: (fallback = false) => flags.getBooleanValue(key, fallback),
    reason: () => flags.getBooleanDetails(key, false).reason,
  }
}

async function start(): Promise<Client> {
  proxy = await FaultyProxy.start(gateway.url)
  const opened = await open(await addProgram(cast.owner, { ttlMs: 4000 }))
  expect(opened.value()).toBe(true)
  // The stream is open and its first frame has been followed.
  await expect.poll(() => proxy.statuses, { timeout: 5000 }).toHaveLength(2)
  return opened
}

const faults: readonly (readonly [string, Fault])[] = [
  ['304', { status: 304 }],
  ['400', { status: 400 }],
  ['401', { status: 401 }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['429', { status: 429, headers: { 'retry-after': '60' } }],
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['a reset', 'reset'],
  ['silence', 'silence'],
]

describe('the web provider', { timeout: 60_000 }, () => {
  it('obeys a pause that the stream tells of', async () => {
    const { own, value, reason } = await start()
    await pause(own)
    await expect.poll(() => value(), { timeout: 5000 }).toBe(false)
    expect(reason()).toBe('DISABLED')
  })

  it('sees a pause that came while its stream was down', async () => {
    const { own, value } = await start()
    proxy.streamsAre = 'down'
    proxy.cutStreams()
    await expect.poll(() => proxy.streams).toBe(0)
    await pause(own)
    expect(value()).toBe(true)
    proxy.streamsAre = 'open'
    await expect.poll(() => value(), { timeout: 10_000 }).toBe(false)
  })

  it('sees a pause while its stream is refused, as with a ticket that is over', async () => {
    const { own, value } = await start()
    proxy.streamsAre = 'refused'
    proxy.cutStreams()
    await pause(own)
    await expect.poll(() => value(), { timeout: 10_000 }).toBe(false)
  })

  it.each(faults)('keeps true through a pause when its look again meets %s', async (_, fault) => {
    const { own, value } = await start()
    const before = proxy.posts
    proxy.fault = fault
    await pause(own)
    await expect.poll(() => proxy.posts, { timeout: 5000 }).toBeGreaterThan(before)
    // Another context makes it look once more, and that look is awaited.
    await OpenFeature.setContext(own.slug, { targetingKey: 'same' })
    expect(value()).toBe(true)
  })

  it('makes up for a look that failed within 16 seconds', async () => {
    const { own, value } = await start()
    proxy.fault = { status: 503 }
    const before = proxy.posts
    await pause(own)
    await expect.poll(() => proxy.posts, { timeout: 5000 }).toBeGreaterThan(before)
    expect(value()).toBe(true)
    proxy.fault = null
    await expect.poll(() => value(), { timeout: 20_000 }).toBe(false)
  })

  it('stops when its token is revoked', async () => {
    const { own, value } = await start()
    await revokeCollectorToken(cast.owner, { programId: own.id, tokenId: own.tokenId })
    await expect.poll(() => value(), { timeout: 5000 }).toBe(false)
  })

  it.each(faults.filter(([name]) => name !== '304'))(
    'returns the default when its start meets %s',
    async (_, fault) => {
      proxy = await FaultyProxy.start(gateway.url)
      proxy.fault = fault
      const own = await addProgram(cast.owner)
      await expect(open(own)).rejects.toThrow()
      expect(client(own).value(false)).toBe(false)
      // Hence the default must be false: with true it would collect.
      expect(client(own).value(true)).toBe(true)
    },
  )
})

describe('its cache in the browser', () => {
  function stubStorage(): void {
    const items = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    })
  }

  async function opensAfterPause(cacheMode: 'local-cache-first' | 'disabled'): Promise<Client> {
    stubStorage()
    proxy = await FaultyProxy.start(gateway.url)
    const own = await addProgram(cast.owner)
    expect((await open(own, { cacheMode })).value()).toBe(true)
    await OpenFeature.clearProviders()
    await pause(own)
    proxy.fault = { status: 503 }
    await open(own, { cacheMode }).catch(() => undefined)
    return client(own)
  }

  it('answers true from before the pause when it is on, as it is by default', async () => {
    const { value, reason } = await opensAfterPause('local-cache-first')
    expect({ value: value(), reason: reason() }).toEqual({ value: true, reason: 'CACHED' })
  })

  it('does not when it is off', async () => {
    const { value } = await opensAfterPause('disabled')
    expect(value()).toBe(false)
  })
})
