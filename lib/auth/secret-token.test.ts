import { expect, it } from 'vitest'
import { isSecretToken, makeSecretToken, matchesHash, prefixOf } from '@/lib/auth/secret-token'

it('has the published form, its beginning and its hash', () => {
  for (let count = 0; count < 200; count++) {
    const { token, prefix, hash } = makeSecretToken('sdk')
    expect(token).toMatch(/^sdk_[0-9A-Za-z]{43}$/)
    expect(isSecretToken('sdk', token)).toBe(true)
    expect(prefix).toBe(token.slice(0, 12))
    expect(prefixOf(token)).toBe(prefix)
    expect(matchesHash(token, hash)).toBe(true)
  }
})

it('is told from everything else', () => {
  const { token, hash } = makeSecretToken('sdk')
  expect(isSecretToken('sdc', token)).toBe(false)
  expect(isSecretToken('sdk', `${token}x`)).toBe(false)
  expect(isSecretToken('sdk', '%')).toBe(false)
  expect(matchesHash(makeSecretToken('sdk').token, hash)).toBe(false)
  expect(matchesHash(token, hash.subarray(1))).toBe(false)
})
