import type { ActionCase } from './action-case'
import { actionCases, ownActions } from './action-table'
import { address } from './addresses'
import { type At, visitors } from './authz-table'
import { builtActions } from './build'
import { expect, test } from './fixtures'
import { type ActionAnswer, callAction } from './server-actions'
import { serverUrl, type Visitor } from './visitor'
import { buildWorld, type World } from './world'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let world: World
const pageOf = new Map(builtActions().map(({ name, pages }) => [name, pages[0] ?? '']))

test.beforeAll(async () => {
  test.setTimeout(180_000)
  world = await buildWorld()
})

const among = (list: string, visitor: Visitor) => list.split(' ').includes(visitor)
const readers = 'bo ana priya sam clara dana emil'
const isProgram = ({ action }: ActionCase) => /rogram|pause|Lock|Hand|afeguard|Token|Resume|Ramp|Rule/.test(action)

/** What the table says that this visitor is told; `done` stands for everything that is not a refusal of who asks. */
function expected(row: ActionCase, at: At, visitor: Visitor): string {
  if (visitor === 'nobody') return 'unauthenticated'
  if (!among(row.holds, visitor)) return 'forbidden'
  if (at === 'nowhere') return 'not_found'
  if (at === 'restricted') return visitor === 'ana' ? 'done' : 'not_found'
  if (among(row.reaches, visitor)) return 'done'
  return among(readers, visitor) && !isProgram(row) ? 'forbidden' : 'not_found'
}

const refusals = new Set(['unauthenticated', 'forbidden', 'not_found'])
/** An action without an answer for a form throws instead: what it throws for somebody signed in would be a bug. */
const told = ({ outcome }: ActionAnswer, visitor: Visitor) =>
  refusals.has(outcome)
    ? outcome
    : outcome === 'thrown' && visitor === 'nobody'
      ? 'unauthenticated'
      : outcome === 'thrown'
        ? 'thrown'
        : 'done'

function knock(row: ActionCase, at: Exclude<At, 'closed'>, visitor: Visitor, headers?: Record<string, string>) {
  const page = address(pageOf.get(row.action) ?? '/', 'open', world)
  return callAction(visitor, { action: row.action, page, ...row.call(world, at), ...(headers ? { headers } : {}) })
}

test.describe('server actions', () => {
  test('are all in the table, and nothing else is', () => {
    const named = new Set([...actionCases.map(({ action }) => action), ...Object.keys(ownActions)])
    expect([...named].sort()).toEqual([...pageOf.keys()].sort())
  })

  test('refuse whom the table refuses, on whatever they are pointed at', async () => {
    const wrong: string[] = []
    for (const row of actionCases)
      for (const at of row.at)
        for (const visitor of visitors) {
          const answer = await knock(row, at, visitor)
          const [actual, wanted] = [told(answer, visitor), expected(row, at, visitor)]
          const name = `${row.action} ${row.kind ?? ''} (${at}) as ${visitor}`
          if (actual !== wanted)
            wrong.push(`${name}: ${actual}, not ${wanted}: ${answer.outcome} ${answer.text.slice(0, 200)}`)
        }
    expect(wrong).toEqual([])
  })

  test('answer the same about what is restricted as about what does not exist', async () => {
    for (const row of actionCases.filter(({ at }) => at.includes('restricted')))
      for (const visitor of ['rui', 'bo', 'priya', 'sam', 'clara', 'dana', 'emil', 'ada'] as const) {
        const masked = ({ text }: ActionAnswer) =>
          text
            .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
            .replaceAll(/(INC|STM)-\w{5}/g, 'REFERENCE')
        const [shut, none] = [await knock(row, 'restricted', visitor), await knock(row, 'nowhere', visitor)]
        expect(masked(shut), `${row.action} as ${visitor}`).toBe(masked(none))
        expect(shut.status).toBe(none.status)
      }
  })

  test('do nothing for a request that no page of ours has made', async () => {
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' },
      { origin: serverUrl(), 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
      { origin: 'https://attacker.example', 'x-forwarded-host': 'attacker.example' },
    ]
    const own = Object.entries(ownActions).map(([action, call]): ActionCase => {
      return { action, holds: '', reaches: '', at: ['open'], call: () => call }
    })
    const wrong: string[] = []
    for (const row of [...actionCases, ...own])
      for (const headers of foreign) {
        const { outcome } = await knock(row, 'open', among(row.reaches, 'ada') ? 'ada' : 'ana', headers)
        if (outcome !== 'forbidden' && outcome !== 'thrown')
          wrong.push(`${row.action} ${JSON.stringify(headers)}: ${outcome}`)
      }
    expect(wrong).toEqual([])
  })

  test('on one’s own sessions, keys and notices know nobody else’s, and need somebody', async () => {
    const own = (action: string) => {
      return { action, page: address(pageOf.get(action) ?? '/', 'open', world), ...ownActions[action] }
    }
    for (const action of ['endSessionAction', 'revokeKeyAction', 'openNoticeAction', 'acknowledgeNoticeAction']) {
      const call = own(action)
      for (const visitor of ['bo', 'ada'] as const) expect((await callAction(visitor, call)).outcome).toBe('not_found')
    }
    for (const action of Object.keys(ownActions).filter((name) => name !== 'joinAction')) {
      const { outcome } = await callAction('nobody', own(action))
      expect(['unauthenticated', 'thrown']).toContain(outcome)
    }
    const joined = await callAction('nobody', { ...own('joinAction'), page: '/join/no-such-link' })
    expect(joined.outcome).toBe('refused')
  })

  test('pause nothing in the name of an incident that the person can’t see', async () => {
    const { id: programId, slug } = world.stopped
    const pause = (incidentId: string) =>
      callAction('bo', {
        action: 'pauseAction',
        page: `/programs/${slug}/pause`,
        form: { programId, slug, incidentId, reason: 'The door was tried.' },
      })
    const [shut, none] = [await pause(world.incidentId.restricted), await pause(world.incidentId.nowhere)]
    expect(shut.outcome).toBe('not_found')
    expect(shut.text.replaceAll(world.incidentId.restricted, world.incidentId.nowhere)).toBe(none.text)
  })
})
