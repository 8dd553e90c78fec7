import { describe, expect, it } from 'vitest'
import { type KeyTimes, published, rotationAt, signerAt } from '@/lib/signing/rules'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const names = (keys: readonly KeyTimes[]) => keys.map(({ kid }) => kid).join(' ')

describe('a rotation', () => {
  const { signsFrom, verifiesUntil } = rotationAt(now, false)
  const keys = [
    { kid: 'old', signsFrom: later(-1e9), verifiesUntil },
    { kid: 'new', signsFrom, verifiesUntil: null },
  ]

  it('shows the new key long before it signs', () => {
    expect(names(published(keys, now))).toBe('old new')
    expect(signerAt(keys, now)?.kid).toBe('old')
    expect(signsFrom.getTime() - now.getTime()).toBeGreaterThan(2 * 60_000)
  })

  it('signs with the new key from its time on, while the old one still verifies', () => {
    expect(signerAt(keys, signsFrom)?.kid).toBe('new')
    expect(names(published(keys, signsFrom))).toBe('old new')
  })

  it('lets the old key verify until its last token has expired', () => {
    expect(verifiesUntil.getTime() - signsFrom.getTime()).toBeGreaterThan((3_600_000 + 60_000) * 1.01)
    expect(names(published(keys, verifiesUntil))).toBe('new')
  })

  it('ends a key that got out at once', () => {
    const ended = rotationAt(now, true)
    const got = [
      { kid: 'old', signsFrom: later(-1e9), verifiesUntil: ended.verifiesUntil },
      { kid: 'new', signsFrom: ended.signsFrom, verifiesUntil: null },
    ]
    expect([signerAt(got, now)?.kid, names(published(got, now))]).toEqual(['new', 'new'])
  })

  it('has nobody sign before there is a key', () => expect(signerAt([], now)).toBeNull())
})
