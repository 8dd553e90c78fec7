import { createHash, randomBytes } from 'node:crypto'
import { address } from './addresses'
import { pages } from './authz-table'
import { expect, test } from './fixtures'
import { apiKeys } from './keys'
import { ask, askUnder, fromOurPages, serverUrl, type Visitor } from './visitor'
import { buildWorld, upload, type World } from './world'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let world: World

test.beforeAll(async () => {
  test.setTimeout(180_000)
  world = await buildWorld()
})

const viewers: readonly Visitor[] = ['ana', 'priya', 'ada', 'emil', 'clara']

/** The first of the viewers who is shown the page. */
async function shown(path: string): Promise<Response> {
  for (const visitor of viewers) {
    const response = await ask(visitor, path)
    if (response.status === 200) return response
    await response.body?.cancel()
  }
  throw new Error(`nobody is shown ${path}`)
}

function nonceOf(response: Response): string {
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const [, nonce] = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? []
  return nonce ?? ''
}

test.describe('every answer to somebody signed in', () => {
  test('is kept by no cache, and carries a policy with a nonce of its own', async () => {
    const nonces: string[] = []
    for (const route of Object.keys(pages)) {
      const response = await shown(address(route, 'open', world))
      const { headers } = response
      expect(headers.get('cache-control'), route).toContain('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBeNull()
      const nonce = nonceOf(response)
      const body = await response.text()
      expect([...body.matchAll(/<script(?![^>]*nonce=)/g)].length, route).toBe(0)
      expect(body).toContain(`nonce="${nonce}"`)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  test('is kept by no cache where it is no page', async () => {
    const keys = await apiKeys()
    const { incident, evidence } = world.places.open
    const paths = [`/api/evidence/${evidence}`, '/incidents/new/similar?title=doors', '/api/live?topics=incidents']
    const byKey = ['', `/${incident}`, `/${incident}/timeline`, `/${incident}/export`].map(
      (end) => `/api/v1/incidents${end}`,
    )
    const answers = [
      ...paths.map((path) => ask('ana', path)),
      ...byKey.map((path) => fetch(serverUrl() + path, { headers: keys.ana ?? {} })),
      ...[...paths, ...byKey].map((path) => ask('nobody', path)),
    ]
    for (const response of await Promise.all(answers)) {
      expect(response.headers.get('cache-control'), response.url).toContain('no-store')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      await response.body?.cancel()
    }
  })
})

test.describe('a session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    const html = await (await ask('nobody', '/sign-in')).text()
    const [, personId] = /<button type="submit" value="([^"]+)"[^>]*name="person"/.exec(html) ?? []
    const body = new URLSearchParams({ person: personId ?? '', next: '/' })
    const response = await ask('nobody', '/api/auth/callback/demo', { method: 'POST', headers: fromOurPages(), body })
    const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith('standdown.session=')) ?? ''
    expect(response.status).toBe(303)
    for (const part of [/; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i]) expect(session).toMatch(part)
  })

  test('is not opened for another site', async () => {
    for (const headers of [
      {},
      { origin: 'https://attacker.example' },
      { ...fromOurPages(), 'sec-fetch-site': 'cross-site' },
    ]) {
      const body = new URLSearchParams({ email: 'ana@demo.example', password: 'x' })
      const response = await ask('nobody', '/api/auth/callback/credentials', { method: 'POST', headers, body })
      expect(response.status).toBe(403)
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })
})

test.describe('a request under another name', () => {
  for (const path of [
    '/',
    '/incidents',
    '/sign-in',
    '/no/such/page',
    '/api/v1/incidents',
    '/api/v1/nothing',
    '/api/live?topics=incidents',
    '/api/evidence/x',
  ])
    test(`is misdirected: ${path}`, async () => {
      expect(await askUnder('attacker.example', path)).toBe(421)
      expect(await askUnder(new URL(serverUrl()).host, path)).not.toBe(421)
    })
})

test('a file of 12 MB arrives whole and comes back the same, as an attachment that can do nothing', async () => {
  const bytes = randomBytes(12_000_000)
  const id = await upload('ana', world.places.open.incident, bytes)
  const response = await ask('bo', `/api/evidence/${id}`)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  const back = Buffer.from(await response.arrayBuffer())
  expect(createHash('sha256').update(back).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
})
