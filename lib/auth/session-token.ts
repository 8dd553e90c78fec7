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

const payload = z.object({ sid: z.uuid(), exp: z.number() })

/** Cookies that were decrypted before, newest last: deriving the key takes longer than all the rest of the check. */
const decrypted = new Map<string, z.infer<typeof payload>>()
const rememberedAtMost = 2000

async function decrypt(cookie: string) {
  const known = decrypted.get(cookie)
  if (known) return known
  const token = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null)
  const { data } = payload.safeParse(token)
  if (!data) return null
  if (decrypted.size >= rememberedAtMost) decrypted.delete(decrypted.keys().next().value ?? '')
  decrypted.set(cookie, data)
  return data
}

/** The session id in a cookie that we encrypted, or null. Whether that session still stands, its row says. */
export async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  const token = cookie ? await decrypt(cookie) : null
  return token && token.exp * 1000 > Date.now() ? token.sid : null
}
