import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sessionCookie, sessionIdIn } from '@/lib/auth/session-token'

const secret = 'a secret of this test, long enough'
const sid = '01a208bd-6486-76c6-9573-c8adfd9c3596'

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', secret)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

it('is a cookie bound to this host on https, and never readable by script', () => {
  vi.stubEnv('PUBLIC_URL', 'https://standdown.example')
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: true }
  expect(sessionCookie()).toEqual({ name: '__Host-standdown.session', options })
  vi.stubEnv('PUBLIC_URL', 'http://localhost:3000')
  expect(sessionCookie()).toEqual({ name: 'standdown.session', options: { ...options, secure: false } })
})

it('names the session that it was made for', async () => {
  expect(await sessionIdIn(await encode({ token: { sid }, secret }))).toBe(sid)
})

it.each([
  ['nothing', undefined],
  ['what is no token', 'abc'],
  ['a token of another secret', await encode({ token: { sid }, secret: 'another secret, long enough too' })],
  ['a token without a session', await encode({ token: { sub: sid }, secret })],
  ['a token that is over', await encode({ token: { sid }, secret, maxAge: -60 })],
])('is nobody’s in %s', async (_, cookie) => {
  expect(await sessionIdIn(cookie)).toBeNull()
})
