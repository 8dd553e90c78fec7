import { expect, test } from './fixtures'
import { apiKeys } from './keys'
import { comparable, firstDifference } from './masked'
import { startOwnServer } from './own-server'
import { callAction } from './server-actions'
import { ask, serverUrl, type Visitor } from './visitor'
import { file, idOn, incidentIdOf, lead, upload } from './world'

test.describe.configure({ mode: 'serial', timeout: 300_000 })

const outsiders = ['bo', 'rui', 'sam', 'emil'] as const
const secret = 'Quietly kept apart'
const program = 'office-presence-study'
let stop = async () => {}
let keys: Awaited<ReturnType<typeof apiKeys>>

test.beforeAll(async () => {
  test.setTimeout(300_000)
  stop = await startOwnServer('hidden', ['ana', 'priya', 'clara', 'dana', 'ada', ...outsiders])
  keys = await apiKeys()
})

test.afterAll(async () => stop())

const starts = [
  '/incidents',
  '/incidents?status=any',
  '/incidents?q=quietly&status=any',
  '/programs',
  '/statements',
  '/dashboard',
  '/audit',
]
/** Their collectors run while the demonstration does, and count. */
const moving = /meeting-notes/

/** The pages that a person comes to from where they start, by links. */
async function readable(visitor: Visitor): Promise<string[]> {
  const found = new Set(starts)
  for (const start of starts) {
    const html = await (await ask(visitor, start)).text()
    for (const [, href = ''] of html.matchAll(/href="(\/(?:incidents|programs|statements)\/[\w-]+)"/g)) found.add(href)
  }
  return [...found].filter((path) => !moving.test(path))
}

interface Seen {
  readonly name: string
  readonly lines: readonly string[]
}

/** Without the clock's hands: when a page was made, how long ago something is, and how long it has lasted so far. */
const still = (lines: readonly string[]) =>
  lines.map((line) =>
    line
      .replaceAll(/\d{1,2} [A-Z][a-z]{2}( \d{4})?,? \d\d:\d\d(:\d\d)?/g, 'WHEN')
      .replaceAll(/\b\d+ (s|min|h|seconds?|minutes?|hours?) ago\b/g, 'AGO')
      .replaceAll(/(\d+ (d|h|min|s) ?)+so far\b/g, 'SPAN'),
  )

/** Everything that the outsiders can read: their pages, the API by key, the palette's search, the similar incidents. */
async function look(paths: ReadonlyMap<Visitor, readonly string[]>): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const [visitor, addresses] of paths) {
    for (const path of addresses)
      seen.push({ name: `${visitor} ${path}`, lines: still(await comparable(await ask(visitor, path))) })
    const similar = await ask(visitor, `/incidents/new/similar?title=${encodeURIComponent(secret)}`)
    seen.push({ name: `${visitor} similar`, lines: await comparable(similar) })
    const search = await callAction(visitor, { action: 'searchAction', page: '/incidents', bound: ['quietly'] })
    seen.push({ name: `${visitor} search`, lines: [search.text] })
    const headers = keys[visitor]
    if (!headers) continue
    for (const path of ['/api/v1/incidents', '/api/v1/incidents?limit=3'])
      seen.push({ name: `${visitor} ${path}`, lines: await comparable(await fetch(serverUrl() + path, { headers })) })
  }
  return seen
}

const differences = (before: readonly Seen[], after: readonly Seen[]) =>
  before.flatMap(({ name, lines }, at) => {
    const difference = firstDifference(lines, after[at]?.lines ?? [])
    return difference === null ? [] : [`${name}: ${difference}`]
  })

async function restrictedIncidents(count: number): Promise<string[]> {
  const programId = await idOn('ana', `/programs/${program}`, 'program/')
  const made: string[] = []
  for (let at = 0; at < count; at++) {
    const reference = await file('ana', {
      title: `${secret} ${at}`,
      severity: `${at % 6}`,
      restricted: 'on',
      programIds: [programId],
    })
    const incidentId = await incidentIdOf('ana', reference)
    const words = { incidentId, reference, kind: 'note', text: `${secret}: a note` }
    await lead('ana', 'addEntryAction', `/incidents/${reference}`, words)
    if (at === 0) await upload('ana', reference, secret)
    const draft = { incidentId, kind: 'holding', title: secret, audience: '', body: 'We look into it.' }
    if (at < 3) await lead('ana', 'draftAction', `/incidents/${reference}/statements/new`, draft)
    made.push(reference)
  }
  return made
}

test('whoever is no member reads the same bytes in a world with twenty restricted incidents and in one without', async () => {
  const paths = new Map<Visitor, string[]>()
  for (const visitor of outsiders) paths.set(visitor, await readable(visitor))
  const before = await look(paths)
  expect(before.length).toBeGreaterThan(60)
  expect(differences(before, await look(paths)), 'nothing moves by itself').toEqual([])
  const [first = ''] = await restrictedIncidents(20)
  expect(differences(before, await look(paths))).toEqual([])
  const incidentId = await incidentIdOf('ana', first)
  const page = `/programs/${program}`
  const order = { programId: await idOn('ana', page, 'program/'), slug: program, incidentId, reason: `${secret}: why` }
  await lead('ana', 'pauseAction', `${page}/pause`, order)
  const after = await look(paths)
  const told = JSON.stringify(after)
  expect(told).not.toContain(secret)
  expect(told).not.toContain(first)
  // That the program is stopped may be known where it is shown, and on the dashboard; by what is told nowhere.
  const elsewhere = before.filter(
    ({ name, lines }) => !name.endsWith('/dashboard') && !lines.some((line) => line.includes('Office Presence Study')),
  )
  const afterElsewhere = elsewhere.flatMap(({ name }) => after.filter((seen) => seen.name === name))
  expect(elsewhere.length).toBeGreaterThan(20)
  expect(differences(elsewhere, afterElsewhere)).toEqual([])
  expect(await (await ask('bo', page)).text()).toMatch(/restricted incident/i)
})
