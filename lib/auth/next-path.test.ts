import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeNext } from '@/lib/auth/next-path'

const here = 'https://standdown.example'

it.each([
  ['/incidents/INC-7K3QF?kind=note#e12', '/incidents/INC-7K3QF?kind=note#e12'],
  ['/dashboard', '/dashboard'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
  ['/.//evil.test', '/'],
  ['/a/..//evil.test', '/'],
  ['/%2e/\\evil.test', '/'],
  ['/\t/evil.test', '/'],
  ['https://evil.test/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/api/auth/signout', '/'],
  ['/join/join_x', '/'],
  [`/${'a'.repeat(3000)}`, '/'],
  ['', '/'],
  [null, '/'],
])('%s leads to %s', (next, expected) => {
  expect(safeNext(next)).toBe(expected)
})

it('never leaves this site, whatever slashes and dots are strung together', () => {
  const part = fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '\t', '@', ':', '?', '#', 'evil.test', 'https:')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const next = safeNext(`/${parts.join('')}`)
      return URL.parse(next, here)?.origin === here
    }),
    { numRuns: 1000 },
  )
})
