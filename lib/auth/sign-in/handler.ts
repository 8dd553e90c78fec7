import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { endSession } from '@/lib/auth/commands/sessions'
import { safeNext } from '@/lib/auth/next-path'
import { demandSameOrigin } from '@/lib/auth/same-origin'
import { actionActor, findActor } from '@/lib/auth/session'
import { sessionCookie, sessionSecret } from '@/lib/auth/session-token'
import { authOptions, csrfCookieName } from '@/lib/auth/sign-in/options'
import { InvalidInput, NotFound } from '@/lib/errors'
import { log } from '@/lib/log'

const maxFormBytes = 16_384

async function readForm(request: Request): Promise<URLSearchParams> {
  const bytes = Number(request.headers.get('content-length') ?? Number.NaN)
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  if (!isForm || !(bytes <= maxFormBytes)) throw new InvalidInput({ '': 'Send a form of at most 16 KB.' })
  return new URLSearchParams(await request.text())
}

function seeOther(location: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/**
 * Hands a form to next-auth and returns the cookie of a new session, if there is one. Its double-submit token needs script, or a cookie that a page can't set; our own check of the
 * request's origin has been made before, so we give it a pair that fits.
 */
async function throughNextAuth(request: NextRequest, provider: string, form: URLSearchParams) {
  const failures: unknown[] = []
  const csrf = randomBytes(32).toString('hex')
  const jar = await cookies()
  jar.set(csrfCookieName, `${csrf}|${createHash('sha256').update(`${csrf}${sessionSecret()}`).digest('hex')}`)
  const body = new URLSearchParams(form)
  body.set('csrfToken', csrf)
  body.delete('callbackUrl')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const asked = new NextRequest(request.url, { method: 'POST', headers, body: body.toString() })
  const params = Promise.resolve({ nextauth: ['callback', provider] })
  const response: Response = await NextAuth(
    asked,
    { params },
    authOptions((thrown) => failures.push(thrown)),
  )
  jar.delete(csrfCookieName)
  if (failures.length > 0) throw failures[0]
  return response.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${sessionCookie().name}=`))
}

async function signIn(request: NextRequest, provider: string, form: URLSearchParams): Promise<Response> {
  const former = await findActor()
  const next = safeNext(form.get('next'))
  const opened = await throughNextAuth(request, provider, form)
  if (opened.length === 0) {
    log.warn({ provider }, 'sign-in failed')
    return seeOther(`/sign-in?${new URLSearchParams({ failed: provider, ...(next === '/' ? {} : { next }) })}`)
  }
  if (former) await endSession(former, { sessionId: former.sessionId })
  return seeOther(next, opened)
}

async function signOut(): Promise<Response> {
  const actor = await actionActor()
  await endSession(actor, { sessionId: actor.sessionId })
  const { name, options } = sessionCookie()
  ;(await cookies()).delete({ name, ...options })
  return seeOther('/sign-in')
}

/**
 * POST /api/auth/callback/credentials, /callback/demo and /signout: plain forms of our own pages, answered by a redirect.
 * Throws Forbidden, NotFound, InvalidInput, or what kept the database from answering.
 */
export async function handleAuth(request: NextRequest, path: readonly string[]): Promise<Response> {
  demandSameOrigin(request.headers)
  const route = path.join('/')
  const form = await readForm(request)
  if (route === 'callback/credentials') return signIn(request, 'credentials', form)
  if (route === 'callback/demo') return signIn(request, 'demo', form)
  if (route === 'signout') return signOut()
  throw new NotFound()
}
