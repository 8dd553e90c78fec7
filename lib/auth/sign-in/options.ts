import 'server-only'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { startSession } from '@/lib/auth/commands/sessions'
import { type Identity, identify, identifyDemo } from '@/lib/auth/credentials'
import type { SignInWay } from '@/lib/auth/events'
import { isSecure } from '@/lib/auth/public-origin'
import { absoluteTtlMs, sessionCookie, sessionSecret } from '@/lib/auth/session-token'
import { newId } from '@/lib/id'
import { log } from '@/lib/log'

/** Where the request came from, as the nearest proxy says it: earlier entries are whatever the client wrote. */
function addressOf(headers: Record<string, unknown> | undefined): string {
  return (
    String(headers?.['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim()
      .slice(0, 64) || 'unknown'
  )
}

/** Opens a session for whoever this is. What next-auth takes for the user's id is the session's: the cookie holds no more. */
async function open(identity: Identity | null, way: SignInWay): Promise<{ id: string } | null> {
  if (!identity) return null
  const sessionId = newId()
  await startSession({ kind: 'person', ...identity, sessionId }, { way })
  return { id: sessionId }
}

/** next-auth puts the message of an error into the address bar, so errors leave by `onError` and a failure is just null. */
function guarded<A extends unknown[]>(
  authorize: (...given: A) => Promise<{ id: string } | null>,
  onError: (thrown: unknown) => void,
) {
  return (...given: A) =>
    authorize(...given).catch((thrown: unknown) => {
      onError(thrown)
      return null
    })
}

export const csrfCookieName = 'standdown.csrf'

/** next-auth over our own people and sessions. `onError` hears of what was not the visitor's fault. */
export function authOptions(onError: (thrown: unknown) => void): AuthOptions {
  const maxAge = absoluteTtlMs / 1000
  const { options } = sessionCookie()
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecure(),
    // The row decides when a session is over, by the database's clock; the token outlives it so that no other clock does.
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge: 2 * maxAge },
    cookies: { sessionToken: sessionCookie(), csrfToken: { name: csrfCookieName, options } },
    callbacks: { jwt: ({ user }) => ({ sid: user.id }) },
    providers: [
      Credentials({
        id: 'credentials',
        credentials: { email: {}, password: {} },
        authorize: guarded(
          async (given, request) => open(await identify(given, addressOf(request.headers)), 'password'),
          onError,
        ),
      }),
      Credentials({
        id: 'demo',
        credentials: { person: {} },
        authorize: guarded(async (given) => open(await identifyDemo(given?.person ?? ''), 'demo'), onError),
      }),
    ],
    logger: {
      error: (code) => log.error({ code }, 'next-auth'),
      warn: () => {},
      debug: () => {},
    },
  }
}
