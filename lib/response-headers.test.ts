import { expect, test } from 'vitest'
import { documentPolicy, isOurHost } from './response-headers'

test('a document runs no inline script or style but with its nonce', () => {
  const policy = documentPolicy('abc', false)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("style-src 'self' 'nonce-abc';")
  expect(policy).not.toContain('unsafe')
})

test.each([
  ['standdown.example.org', 'https://standdown.example.org', true],
  ['STANDDOWN.example.org', 'https://standdown.example.org', true],
  ['standdown.example.org:8443', 'https://standdown.example.org', false],
  ['elsewhere.example.org', 'https://standdown.example.org', false],
  [null, 'https://standdown.example.org', false],
  ['anything', undefined, true],
])('host %s under %s: %s', (host, publicUrl, ours) => {
  expect(isOurHost(host, publicUrl)).toBe(ours)
})

test.each([
  ['localhost:3000', true],
  ['127.0.0.1:3000', true],
  ['[::1]:3000', true],
  ['127.0.0.1:3999', false],
  ['localhost.evil.test:3000', false],
])('on this machine alone, %s is ours: %s', (host, ours) => {
  expect(isOurHost(host, 'http://localhost:3000')).toBe(ours)
})
