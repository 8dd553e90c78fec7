import { describe, expect, it, vi } from 'vitest'
import { addDemoPerson, ensureDemoPeople } from '@/lib/auth/commands/demo'
import { firstAdminLink, inviteFirstAdmin, invitePerson } from '@/lib/auth/commands/invitations'
import { joinByLink, newcomer } from '@/lib/auth/commands/join'
import { identify } from '@/lib/auth/credentials'
import { findInvitation, listDemoEntries } from '@/lib/auth/queries'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, Refused } from '@/lib/errors'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const password = 'seven small boats at noon'
const secrets = { password, repeat: password }
const tokenOf = (link: string | null) => new URL(link ?? '').pathname.replace('/join/', '')

function join(token: string, name: string, email: string | null = `${name}@example.test`) {
  return joinByLink(newcomer(name), { token, name, email, ...secrets })
}

async function admins(): Promise<number> {
  return db().person.count({ where: { roles: { has: 'admin' } } })
}

describe('the first administrator', () => {
  it('is made by a link that is printed while there is none, the last one printed', async () => {
    const [before, token] = [tokenOf(await firstAdminLink('http://localhost:3000')), '']
    expect(token).toBe('')
    const link = await firstAdminLink('http://localhost:3000')
    expect(link).toMatch(/^http:\/\/localhost:3000\/join\/join_[0-9A-Za-z]{43}$/)
    expect(await findInvitation(before)).toBeNull()
    expect(await findInvitation(tokenOf(link))).toEqual({ email: null, roles: ['admin'], firstAdmin: true })
    await expect(join(before, 'late')).rejects.toThrow(Refused)
  })

  it('is one, however many use the link at once', async () => {
    const token = tokenOf(await firstAdminLink('http://localhost:3000'))
    const uses = await Promise.allSettled(['ivy', 'jo', 'kit', 'lou'].map((name) => join(token, name)))
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(uses.filter((use) => use.status === 'rejected' && use.reason instanceof Refused)).toHaveLength(3)
    expect(await admins()).toBe(1)
  })

  it('gets no link any more once there is one', async () => {
    expect(await firstAdminLink('http://localhost:3000')).toBeNull()
    await expect(inviteFirstAdmin(await addPerson('responder'), {})).rejects.toThrow(Forbidden)
    expect(await admins()).toBe(1)
  })
})

describe('joinByLink', () => {
  it('makes the invited person, whatever address is typed, and lets them in', async () => {
    const admin = await addPerson('admin')
    const { token } = await invitePerson(admin, { email: 'noor@example.test', roles: ['leader', 'counsel'] })
    const written = await writtenDuring(() => join(token, 'Noor Haddad', 'other@example.test'))
    expect(written).toMatchObject([
      { kind: 'person.joined', payload: { name: 'Noor Haddad', roles: ['counsel', 'leader'], firstAdmin: false } },
    ])
    expect(JSON.stringify(written)).not.toContain(password)
    const found = await identify({ email: 'noor@example.test', password }, '192.0.2.9')
    expect(found).toMatchObject({ name: 'Noor Haddad', roles: ['counsel', 'leader'] })
    expect(written[0]?.actorId).toBe(found?.id)
    await expect(join(token, 'Again')).rejects.toThrow(Refused)
  })

  it('refuses what is no password, without using the link up', async () => {
    const admin = await addPerson('admin')
    const { token } = await invitePerson(admin, { email: 'omar@example.test', roles: [] })
    const tryWith = (given: string, repeat = given) =>
      joinByLink(newcomer('Omar'), { token, name: 'Omar', email: null, password: given, repeat })
    for (const given of ['short', 'password1234', 'omaromaromar', 'x'.repeat(300)])
      await expect(tryWith(given)).rejects.toThrow(InvalidInput)
    await expect(tryWith(password, 'seven small boats')).rejects.toThrow(InvalidInput)
    expect(await kindsDuring(() => tryWith(password))).toEqual(['person.joined'])
  })

  it('refuses a link that nobody made or whose time is over', async () => {
    const admin = await addPerson('admin')
    await expect(join('join_x', 'Pat')).rejects.toThrow(Refused)
    const { token, invitationId } = await invitePerson(admin, { email: 'pat@example.test', roles: [] })
    await db().$executeRaw`UPDATE invitation SET "expiresAt" = standdown_now() WHERE id = ${invitationId}::uuid`
    await expect(join(token, 'Pat')).rejects.toThrow(Refused)
  })
})

describe('the demonstration’s people', () => {
  it('are made once, one for each role, and only in a demonstration', async () => {
    vi.stubEnv('DEMO', 'off')
    await expect(ensureDemoPeople()).rejects.toThrow(Refused)
    vi.stubEnv('DEMO', 'on')
    const people = await ensureDemoPeople()
    expect(await kindsDuring(() => ensureDemoPeople())).toEqual([])
    const entries = await listDemoEntries()
    expect(entries.map(({ name }) => name)).toEqual(Object.values(people).map(({ name }) => name))
    expect(new Set(entries.flatMap(({ roles }) => roles)).size).toBe(7)
    await expect(
      addDemoPerson(await addPerson('leader'), { email: 'x@demo.example', name: 'X', roles: [] }),
    ).rejects.toThrow(Forbidden)
    vi.unstubAllEnvs()
    expect(await listDemoEntries()).toEqual([])
  })
})
