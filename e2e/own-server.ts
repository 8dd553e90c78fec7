import { join } from 'node:path'
import { startServer } from '@/lib/testing/server'
import { root } from '@/lib/testing/sources'
import { people } from './people'
import { ask, askOther, fromOurPages, type Visitor } from './visitor'

/** Enters the demonstration as one of its people, by the form of the sign-in page; answers the cookie. */
async function enter(visitor: Exclude<Visitor, 'nobody'>): Promise<string> {
  const page = await (await ask('nobody', '/sign-in')).text()
  const button = new RegExp(`value="([^"]+)"[^>]*name="person"(?:(?!</button>).)*>${people[visitor].name}<`)
  const [, person = ''] = button.exec(page) ?? []
  const init = { method: 'POST', headers: fromOurPages(), body: new URLSearchParams({ person, next: '/' }) }
  const response = await ask('nobody', '/api/auth/callback/demo', init)
  const [cookie] = (response.headers.getSetCookie().find((set) => set.startsWith('standdown.session=')) ?? '').split(
    ';',
  )
  if (!cookie) throw new Error(`${visitor} could not enter: ${response.status}`)
  return cookie
}

/**
 * A server with the demonstration for one file of tests alone, where nobody else changes anything meanwhile; everything that
 * asks by fetch asks it until it is stopped.
 */
export async function startOwnServer(name: string, visitors: readonly Exclude<Visitor, 'nobody'>[]) {
  const server = await startServer(join(root, `.data/test-${name}`))
  const cookies: Partial<Record<Visitor, string>> = {}
  askOther({ ...server, cookies })
  for (const visitor of visitors) cookies[visitor] = await enter(visitor)
  return async () => {
    askOther(null)
    await server.stop()
  }
}
