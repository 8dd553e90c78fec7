import { afterEach, describe, expect, it, vi } from 'vitest'
import { demandSameOrigin, isSameOrigin } from '@/lib/auth/same-origin'
import { Forbidden } from '@/lib/errors'

afterEach(() => {
  vi.unstubAllEnvs()
})

const ours = 'https://standdown.example'

describe('with a public address', () => {
  it.each([
    ['our page, by script or form', { origin: ours, 'sec-fetch-site': 'same-origin' }, true],
    ['our page in an old browser', { origin: ours }, true],
    ['our page where the origin is held back', { 'sec-fetch-site': 'same-origin' }, true],
    ['a form of a page without referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    ['nothing at all, as a tool sends', {}, false],
    ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, false],
    ['another site in an old browser', { origin: 'https://evil.test' }, false],
    ['a neighbour under our domain', { origin: 'https://cms.standdown.example', 'sec-fetch-site': 'same-site' }, false],
    ['our address without https', { origin: 'http://standdown.example', 'sec-fetch-site': 'cross-site' }, false],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
    ['a sandboxed frame in an old browser', { origin: 'null' }, false],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, false],
    ['our origin claimed across sites', { origin: ours, 'sec-fetch-site': 'cross-site' }, false],
    ['a forged forwarded host', { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }, false],
    ['a forged host', { origin: 'https://evil.test', host: 'evil.test' }, false],
  ])('%s', (_, sent, expected) => {
    vi.stubEnv('PUBLIC_URL', `${ours}/`)
    expect(isSameOrigin(new Headers({ host: 'standdown.example', ...sent }))).toBe(expected)
  })
})

describe('without one', () => {
  it.each([
    ['the loopback address under its name', 'localhost:3000', 'http://localhost:3000', true],
    ['the loopback address', '127.0.0.1:3000', 'http://127.0.0.1:3000', true],
    ['another port of this machine', 'localhost:3000', 'http://localhost:8080', false],
    ['a name that was made to point here', 'evil.test:3000', 'http://evil.test:3000', false],
  ])('%s', (_, host, origin, expected) => {
    vi.stubEnv('PUBLIC_URL', '')
    expect(isSameOrigin(new Headers({ host, origin }))).toBe(expected)
  })
})

it('is demanded with an error that says what to do', () => {
  expect(() => demandSameOrigin(new Headers())).toThrow(Forbidden)
})
