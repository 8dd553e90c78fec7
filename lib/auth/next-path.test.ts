import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeNext } from '@/lib/auth/next-path'

it.each([
  ['/incidents/INC-7K3QF?kind=note#e12', '/incidents/INC-7K3QF?kind=note#e12'],
  ['/dashboard', '/dashboard'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
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

it('never leaves this site', () => {
  const here = 'https://standdown.example'
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (next) => {
        expect(new URL(safeNext(next), here).origin).toBe(here)
      },
    ),
  )
})
