import { address } from './addresses'
import { pages } from './authz-table'
import type { Person } from './people'
import { contradictedStatement } from './statement-journey'
import { ask, type Visitor } from './visitor'
import { buildWorld, file, incidentIdOf, lead } from './world'

export interface PlaceToLook {
  readonly path: string
  /** Whoever is shown most there; null is nobody. */
  readonly as: Person | null
}

/** The first address of a list that matches. */
async function first(visitor: Visitor, list: string, pattern: RegExp): Promise<string> {
  const [, path] = pattern.exec(await (await ask(visitor, list)).text()) ?? []
  if (!path) throw new Error(`${list} as ${visitor} shows nothing like ${pattern}`)
  return path
}

const viewers: readonly [RegExp, Person][] = [
  [/settings\/(people|severity|jobs|webhooks|templates)/, 'ada'],
  [/\/clocks/, 'clara'],
  [/\/audit/, 'emil'],
  [/\/regulator/, 'clara'],
  [/\/(programs\/new|edit\/page|resume)/, 'priya'],
  [/\/statements/, 'sam'],
]

/** The viewer of a route: edit pages of statements have the same ending as those of programs. */
const viewerOf = (route: string): Person =>
  route.includes('/statements') ? 'sam' : (viewers.find(([pattern]) => pattern.test(route))?.[1] ?? 'ana')

/** An incident whose words are as unhandy as people's words can be: nothing in them may push a page sideways. */
async function unhandyIncident(): Promise<string> {
  const unbroken = 'unbroken-'.repeat(20)
  const reference = await file('ana', { title: unbroken, summary: unbroken, severity: '0' })
  const table = `|${'a column|'.repeat(12)}\n|${'-|'.repeat(12)}\n|${'a value|'.repeat(12)}`
  const text = `\`\`\`\n${'code that goes on and on '.repeat(12)}\n${unbroken}\n\`\`\`\n\n${table}\n\n${unbroken}`
  const note = { incidentId: await incidentIdOf('ana', reference), reference, kind: 'note', text }
  await lead('ana', 'addEntryAction', `/incidents/${reference}`, note)
  return `/incidents/${reference}`
}

/** Every page of the build that a person can be shown, and states of them that look different, with real data. */
export async function placesToLook(): Promise<PlaceToLook[]> {
  const world = await buildWorld()
  const everyPage = Object.keys(pages).map((route): PlaceToLook => {
    return { path: address(route, 'open', world), as: viewerOf(route) }
  })
  const longest = await first('ana', '/incidents?status=any&q=activity', /href="(\/incidents\/INC-\w{5})"/)
  const published = await first(
    'sam',
    '/statements',
    /href="(\/statements\/STM-\w{5})"[^>]*>[^<]*Holding statement for/,
  )
  const paused = await first('ana', '/programs', /href="(\/programs\/workflow[\w-]*)"/)
  const factPages = ['bounds', 'cause', 'log-source', 'question', 'answer', 'notification', 'impugn'].map(
    (fact): PlaceToLook => ({ path: `/incidents/${world.places.open.incident}/facts/${fact}`, as: 'ana' }),
  )
  return [
    ...everyPage,
    ...factPages,
    { path: longest, as: 'ana' },
    { path: await unhandyIncident(), as: 'clara' },
    { path: `${longest}?kind=note`, as: 'dana' },
    { path: published, as: 'sam' },
    { path: `/statements/${await contradictedStatement()}`, as: 'nia' },
    { path: paused, as: 'priya' },
    { path: `/programs/${world.stopped.slug}/resume`, as: 'clara' },
    { path: `/incidents/${world.places.restricted.incident}`, as: 'ana' },
    { path: '/incidents?status=any&sort=severity', as: 'dana' },
    { path: '/incidents?q=nothing-is-called-this', as: 'bo' },
    { path: '/incidents', as: 'rui' },
    { path: '/no/such/page', as: 'ana' },
    { path: '/sign-in', as: null },
    { path: '/sign-in?failed=credentials', as: null },
    { path: world.guest.joinPath, as: null },
    { path: '/join/no-such-link', as: null },
  ]
}
