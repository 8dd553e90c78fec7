import { address } from './addresses'
import {
  type At,
  type HandlerRow,
  handlers,
  type Opens,
  openPages,
  otherHandlers,
  pages,
  rest,
  visitors,
} from './authz-table'
import { builtRoutes } from './build'
import { expect, test } from './fixtures'
import { apiKeys } from './keys'
import { comparable, firstDifference } from './masked'
import { ask, fromOurPages, serverUrl, type Visitor } from './visitor'
import { buildWorld, noId, type World } from './world'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let world: World
let keys: Awaited<ReturnType<typeof apiKeys>>

test.beforeAll(async () => {
  test.setTimeout(180_000)
  world = await buildWorld()
  keys = await apiKeys()
})

interface Cell {
  readonly route: string
  readonly at: At
  readonly visitor: Visitor
  readonly opens: boolean
}

const cellsOf = (route: string, opens: Opens): Cell[] =>
  (Object.entries(opens) as [At, string][]).flatMap(([at, who]) =>
    visitors.map((visitor) => ({ route, at, visitor, opens: who.split(' ').includes(visitor) })),
  )

/** Tries every cell, a few at a time, and says what differs, one line each: a failure shows every wrong door at once. */
async function deviations(
  cells: readonly Cell[],
  wanted: (cell: Cell, path: string) => readonly string[],
  knock: (cell: Cell, path: string) => Promise<Response>,
): Promise<string[]> {
  const wrong: string[] = []
  const waiting = [...cells]
  const work = async () => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const path = address(cell.route, cell.at, world)
      const response = await knock(cell, path)
      await response.body?.cancel()
      const to = response.status === 307 ? response.headers.get('location')?.replace(serverUrl(), '') : undefined
      const actual = to ? `307 ${to}` : `${response.status}`
      const expected = wanted(cell, path)
      if (!expected.includes(actual)) wrong.push(`${cell.visitor}, ${path}: ${actual}, not ${expected.join(' or ')}`)
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return wrong
}

const rowsOf = (table: Readonly<Record<string, readonly HandlerRow[]>>) =>
  Object.entries(table).flatMap(([route, rows]) => rows.map((row) => ({ route, ...row })))

/** What a handler needs so that the answer is about who asks. */
function requestFor(route: string, method: string): { search: string; init: RequestInit } {
  const headers: Record<string, string> = { ...fromOurPages() }
  if (method === 'GET') return { search: '', init: { headers } }
  if (route === '/api/incidents/[ref]/evidence/route' && method === 'POST') {
    const body = new FormData()
    body.append('file', new File(['doors'], 'doors.txt'))
    return { search: '', init: { method, headers, body } }
  }
  headers['content-type'] = 'application/json'
  const filing = route === '/api/v1/incidents/route'
  const body = JSON.stringify(filing ? { title: 'By key', drill: true } : { kind: 'note', text: 'By key' })
  return { search: method === 'PUT' ? '?name=doors.txt' : '', init: { method, headers, body } }
}

test.describe('routes', () => {
  test('are all in the table, and nothing else is', () => {
    const named = [pages, handlers, rest].flatMap((table) => Object.keys(table))
    expect([...named, ...openPages, ...otherHandlers].sort()).toEqual(builtRoutes())
  })

  test('show a page to whom the table opens it, and say not found to all others', async () => {
    const cells = Object.entries(pages).flatMap(([route, opens]) => cellsOf(route, opens))
    const signIn = (path: string) => `307 /sign-in?next=${encodeURIComponent(path)}`
    const wrong = await deviations(
      cells,
      ({ visitor, opens }, path) => [opens ? '200' : visitor === 'nobody' ? signIn(path) : '404'],
      ({ visitor }, path) => ask(visitor, path),
    )
    expect(wrong).toEqual([])
  })

  test('answer the cookie as the table says', async () => {
    for (const { route, method, status, opens } of rowsOf(handlers)) {
      const { search, init } = requestFor(route, method)
      const wrong = await deviations(
        cellsOf(route, opens),
        ({ visitor, opens }) => (opens ? [`${status}`] : visitor === 'nobody' ? ['401'] : ['403', '404']),
        ({ visitor }, path) => ask(visitor, path + search, init),
      )
      expect(wrong).toEqual([])
    }
  })

  test('answer an API key as the table says, and a cookie never', async () => {
    for (const { route, method, status, opens } of rowsOf(rest)) {
      const { search, init } = requestFor(route, method)
      const wrong = await deviations(
        cellsOf(route, opens),
        ({ visitor, opens }) => (opens ? [`${status}`] : visitor in keys ? ['403', '404'] : ['401']),
        ({ visitor }, path) =>
          fetch(serverUrl() + path + search, { ...init, headers: { ...init.headers, ...keys[visitor] } }),
      )
      expect(wrong).toEqual([])
      const byCookie = await ask('ana', address(route, 'open', world), init)
      expect(byCookie.status).toBe(401)
    }
  })

  test('have no other methods', async () => {
    const table = { ...handlers, ...rest }
    for (const route of Object.keys(table))
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (table[route]?.some((row) => row.method === method)) continue
        const headers = { ...fromOurPages(), ...keys.ana }
        const { status } = await ask('ana', address(route, 'open', world), { method, headers })
        expect(`${method} ${route}: ${status}`).toBe(`${method} ${route}: 405`)
      }
  })
})

test.describe('pages that are open to all', () => {
  test('lead in, or say nothing', async () => {
    const to = async (visitor: Visitor, path: string) => {
      const { status, headers } = await ask(visitor, path)
      return `${status} ${headers.get('location')?.replace(serverUrl(), '') ?? ''}`.trim()
    }
    expect(await to('nobody', '/')).toBe('307 /incidents')
    expect(await to('nobody', '/sign-in')).toBe('200')
    expect(await to('bo', '/sign-in?next=/programs')).toBe('307 /programs')
    expect(await to('bo', '/sign-in?next=//example.org')).toBe('307 /')
    expect(await to('nobody', world.guest.joinPath)).toBe('200')
    expect(await to('nobody', '/join/no-such-link')).toBe('200')
    for (const visitor of visitors) expect(await to(visitor, '/no/such/page')).toBe('404')
    expect(await to('nobody', '/api/v1/no/such/thing')).toBe('404')
  })
})

test.describe('what is restricted and what does not exist', () => {
  const outsiders: Visitor[] = ['rui', 'bo', 'priya', 'sam', 'clara', 'dana', 'emil', 'ada']

  test('answer alike, byte for byte, on pages and handlers', async () => {
    const routes = [...Object.entries(pages), ...rowsOf(handlers).map(({ route, opens }) => [route, opens] as const)]
    for (const [route] of routes.filter(([, opens]) => 'restricted' in opens))
      for (const visitor of outsiders) {
        const at = async (place: 'restricted' | 'nowhere') => {
          const { incident, statement, evidence } = world.places[place]
          return comparable(await ask(visitor, address(route, place, world)), incident, statement, evidence)
        }
        expect(firstDifference(await at('restricted'), await at('nowhere')), `${visitor} at ${route}`).toBeNull()
      }
  })

  test('are told apart by a member, so that the comparison compares something', async () => {
    const at = async (place: 'restricted' | 'nowhere') =>
      comparable(await ask('ana', address('/incidents/[ref]', place, world)))
    expect(firstDifference(await at('restricted'), await at('nowhere'))).toMatch(/^200 ≠ 404$/)
    expect((await comparable(await ask('bo', '/no/such/page'))).length).toBeGreaterThan(40)
  })

  test('answer alike to API keys, reading and writing', async () => {
    for (const { route, method } of rowsOf(rest).filter(({ opens }) => 'restricted' in opens))
      for (const visitor of outsiders.filter((outsider) => outsider in keys)) {
        const at = async (place: 'restricted' | 'nowhere') => {
          const { init } = requestFor(route, method)
          const headers = { ...init.headers, ...keys[visitor] }
          const response = await fetch(serverUrl() + address(route, place, world), { ...init, headers })
          return comparable(response, world.places[place].incident)
        }
        const shut = await at('restricted')
        expect(firstDifference(shut, await at('nowhere')), `${visitor} at ${route}`).toBeNull()
        expect(shut[0]).toMatch(/^40[34]$/)
      }
  })

  test('give nothing away in any title or address', async () => {
    for (const visitor of outsiders) {
      const text = await (await ask(visitor, `/incidents/${world.places.restricted.incident}`)).text()
      expect(text).not.toContain('Doors that stay shut')
      expect(/<title>([^<]*)/.exec(text)?.[1]).toBe('Not found · Standdown')
    }
  })

  test('never speak on a live stream that asks for them', async () => {
    const { restricted, open } = world.incidentId
    const topics = [
      `incident/${restricted}`,
      `statement/${world.statementId.restricted}`,
      `incident/${open}`,
      `incident/${noId}`,
    ]
    const stop = new AbortController()
    const response = await ask('bo', `/api/live?topics=${topics.join(',')}`, { signal: stop.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = (await reader?.read())?.value ?? ''
    const note = async (reference: string) => {
      const headers = { ...keys.ana, 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify({ kind: 'note', text: 'Knock' }) }
      const { status } = await fetch(`${serverUrl()}/api/v1/incidents/${reference}/timeline`, init)
      expect(status).toBe(201)
    }
    await note(world.places.restricted.incident)
    await note(world.places.open.incident)
    while (!heard.includes(open)) heard += (await reader?.read())?.value ?? ''
    stop.abort()
    expect(heard).not.toContain(restricted)
  })
})
