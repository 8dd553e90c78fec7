import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDemoPerson } from '@/lib/auth/commands/demo'
import { identify, identifyDemo } from '@/lib/auth/credentials'
import { hashPassword } from '@/lib/auth/password'
import { claimAttempt, perAccount } from '@/lib/auth/throttle'
import { connect, db } from '@/lib/db/client'
import { ownDatabase } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'

const password = 'seven small boats at noon'
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await db().signInThrottle.deleteMany()
})

async function withPassword(email: string) {
  const { id } = await addPerson('responder')
  return db().person.update({ where: { id }, data: { email, emailKey: email.toLowerCase(), passwordHash } })
}

describe('email and password', () => {
  it('are somebody, in any case of the address', async () => {
    const person = await withPassword('Nia@example.test')
    const found = await identify({ email: 'NIA@example.test', password }, '192.0.2.1')
    expect(found).toEqual({ id: person.id, name: person.name, roles: ['responder'] })
  })

  it('fail alike, whatever is wrong', async () => {
    const person = await withPassword('olu@example.test')
    const attempts = [
      { email: 'olu@example.test', password: 'seven small boats' },
      { email: 'nobody@example.test', password },
      { email: 'olu＠example.test'.replace('example', 'other'), password },
      { email: 'olu@example.test', password: 'x'.repeat(5000) },
      { email: { contains: '@' }, password: { not: '' } },
      {},
      undefined,
    ]
    for (const attempt of attempts) expect(await identify(attempt, '192.0.2.2')).toBeNull()
    await db().$executeRaw`UPDATE person SET "disabledAt" = standdown_now() WHERE id = ${person.id}::uuid`
    expect(await identify({ email: 'olu@example.test', password }, '192.0.2.2')).toBeNull()
  })

  it('are refused to a person who has none', async () => {
    const { id } = await addPerson('responder')
    const { email } = await db().person.findUniqueOrThrow({ where: { id } })
    expect(await identify({ email, password: '' }, '192.0.2.3')).toBeNull()
  })
})

describe('attempts', () => {
  it('are ten a minute for an account, over two instances at the same moment', async () => {
    const other = connect({ url: ownDatabase().appUrl, max: 6 })
    const tries = Array.from({ length: 40 }, (_, n) =>
      claimAttempt('mia@example.test', `198.51.100.${n}`, n % 2 === 0 ? db() : other),
    )
    const allowed = (await Promise.all(tries)).filter(Boolean)
    await other.$disconnect()
    expect(allowed).toHaveLength(perAccount)
    expect(await claimAttempt('mia@example.test', '203.0.113.1')).toBe(false)
    expect(await claimAttempt('another@example.test', '203.0.113.1')).toBe(true)
  })

  it('of the right password are refused too, until the minute is over', async () => {
    await withPassword('pia@example.test')
    for (let n = 0; n < perAccount; n++) await claimAttempt('pia@example.test', '198.51.100.1')
    expect(await identify({ email: 'pia@example.test', password }, '198.51.100.1')).toBeNull()
    await db().$executeRaw`UPDATE sign_in_throttle SET "windowStart" = "windowStart" - interval '61 seconds'`
    expect(await identify({ email: 'pia@example.test', password }, '198.51.100.1')).not.toBeNull()
  })

  it('that succeed count for nothing', async () => {
    await withPassword('ria@example.test')
    for (let n = 0; n < perAccount + 2; n++)
      expect(await identify({ email: 'ria@example.test', password }, '198.51.100.2')).not.toBeNull()
  })

  it('are limited by address, whichever accounts they try', async () => {
    const tries = Array.from({ length: 80 }, (_, n) => claimAttempt(`a${n}@example.test`, '198.51.100.3'))
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(60)
  })
})

describe('a demonstration person', () => {
  it('is entered as in a demonstration only, and nobody else is', async () => {
    vi.stubEnv('DEMO', 'on')
    const input = { email: 'ana@demo.example', name: 'Ana Ruiz', roles: ['responder' as const] }
    const { personId } = await addDemoPerson({ kind: 'system', name: 'test' }, input)
    const real = await addPerson('admin')
    expect(await identifyDemo(personId)).toMatchObject({ name: 'Ana Ruiz' })
    expect(await identifyDemo(real.id)).toBeNull()
    expect(await identifyDemo('{}')).toBeNull()
    vi.stubEnv('DEMO', 'off')
    expect(await identifyDemo(personId)).toBeNull()
  })
})
