import { describe, expect, it } from 'vitest'
import { atMost } from '@/lib/auth/at-most'
import { isCommonPassword } from '@/lib/auth/common-password'
import { hashPassword, isPassword, nobodysHash } from '@/lib/auth/password'
import { newPassword } from '@/lib/auth/schema'

const cost = /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/

describe('a password', () => {
  it('is kept as argon2id with 64 MiB and three passes, salted', async () => {
    const [one, two] = await Promise.all([hashPassword('seven small boats'), hashPassword('seven small boats')])
    expect(one).toMatch(cost)
    expect(one).not.toBe(two)
    expect(await isPassword('seven small boats', one)).toBe(true)
    expect(await isPassword('seven small boat', one)).toBe(false)
  })

  it('costs as much to refuse where there is no account', async () => {
    expect(await nobodysHash).toMatch(cost)
    expect(await isPassword('a wrong guess', null)).toBe(false)
  })

  it('needs twelve characters and nothing else', () => {
    expect(newPassword.safeParse('elevenchars').success).toBe(false)
    expect(newPassword.safeParse('onlysmallletters').success).toBe(true)
    expect(newPassword.safeParse('🛶 sept bateaux').success).toBe(true)
  })
})

describe('guessing would start with', () => {
  it.each([
    'unbelievable',
    'Password1234',
    'passwordpassword',
    'qwertyqwerty!!',
    '123456123456',
    'STANDDOWN-2026',
    'anaruizanaruiz',
    'rebecca.ruiz',
    'aaaaaaaaaaaa',
  ])('%s', (password) => {
    expect(isCommonPassword(password, ['rebecca.ruiz@example.org', 'anaruiz'])).toBe(true)
  })

  it.each(['seven small boats at noon', 'correct horse battery staple', 'kettle drum winter'])('not %s', (password) => {
    expect(isCommonPassword(password, ['ana@example.org', 'Ana Ruiz'])).toBe(false)
  })
})

describe('at most so many at once', () => {
  it('lets the rest wait in order, also after a failure', async () => {
    const turn = atMost(2)
    const order: number[] = []
    let running = 0
    let most = 0
    const work = (id: number) =>
      turn(async () => {
        running++
        most = Math.max(most, running)
        await Promise.resolve()
        order.push(id)
        running--
        if (id === 1) throw new Error('no')
      })
    const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work))
    expect(most).toBe(2)
    expect(order).toEqual([0, 1, 2, 3, 4, 5])
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })
})
