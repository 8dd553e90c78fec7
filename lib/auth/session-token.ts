import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { isSecure } from '@/lib/auth/public-origin'

/** A session is over after this long without a request. */
export const idleTtlMs = 8 * 3_600_000
/** A session is over this long after sign-in, whatever happens. */
export const absoluteTtlMs = 24 * 3_600_000

/** The session cookie's name and attributes: bound to this host on https, never readable by script. */
export function sessionCookie() {
  const secure = isSecure()
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  return { name: secure ? '__Host-standdown.session' : 'standdown.session', options }
}

/** What cookies are encrypted with. `npm start` makes and keeps one where none is given. */
export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set')
  return secret
}

const payload = z.object({ sid: z.uuid() })

/** The session id in a cookie that we encrypted, or null. Whether that session still stands, its row says. */
export async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null)
  const parsed = payload.safeParse(token)
  return parsed.success ? parsed.data.sid : null
}
