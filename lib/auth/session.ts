import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { PersonActor } from '@/lib/auth/model'
import { pathHeader, safeNext } from '@/lib/auth/next-path'
import { demandSameOrigin } from '@/lib/auth/same-origin'
import { actorOfSession } from '@/lib/auth/session/row'
import { sessionCookie, sessionIdIn } from '@/lib/auth/session-token'
import { Unauthenticated } from '@/lib/errors'
import { demandOurHost } from '@/lib/our-host'

/** When this request began to be answered, in ms of this machine's clock: a page shows nothing older. */
export const requestedAtMs = cache(() => Date.now())

/** Who is signed in, or null. One read of the session's row for each request. */
export const findActor = cache(async (): Promise<PersonActor | null> => {
  requestedAtMs()
  const jar = await cookies()
  const sessionId = await sessionIdIn(jar.get(sessionCookie().name)?.value)
  return sessionId ? actorOfSession(sessionId) : null
})

/** Who is signed in; throws Unauthenticated. For routes that only read. */
export async function currentActor(): Promise<PersonActor> {
  demandOurHost(await headers())
  const actor = await findActor()
  if (!actor) throw new Unauthenticated()
  return actor
}

/** Who is signed in, for pages: anybody else is sent to sign in and comes back here. */
export async function requireActor(): Promise<PersonActor> {
  const actor = await findActor()
  if (actor) return actor
  const path = safeNext((await headers()).get(pathHeader))
  return redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

/**
 * Who is signed in, for server actions and routes that write on behalf of the cookie: the request must come from our own
 * pages. Throws Forbidden or Unauthenticated.
 */
export async function actionActor(): Promise<PersonActor> {
  demandSameOrigin(await headers())
  return currentActor()
}

/** For actions that anybody may take without an account: the request must come from our own pages all the same. */
export async function actionVisitor(): Promise<void> {
  demandSameOrigin(await headers())
}
