import { describe, expect, it } from 'vitest'
import { invitePerson, revokeInvitation } from '@/lib/auth/commands/invitations'
import { disablePerson, enablePerson, setRoles } from '@/lib/auth/commands/people'
import { findInvitation, findPerson, listOpenInvitations, listPeople } from '@/lib/auth/queries'
import { actorOfSession } from '@/lib/auth/session/row'
import { Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'
import { workplaceStreamId } from '@/lib/timeline/model'

describe('setRoles', () => {
  it('is the administrator’s alone', async () => {
    const person = await addPerson('responder')
    for (const role of ['responder', 'leader', 'auditor', 'counsel'] as const)
      await expect(setRoles(await addPerson(role), { personId: person.id, roles: ['admin'] })).rejects.toThrow(
        Forbidden,
      )
    await expect(setRoles(await addPerson('admin'), { personId: newId(), roles: [] })).rejects.toThrow(NotFound)
  })

  it('records from and to, and counts from the next request on', async () => {
    const admin = await addPerson('admin')
    const person = await addPerson('responder')
    const change = { personId: person.id, roles: ['counsel', 'leader', 'reporter', 'leader'] }
    const written = await writtenDuring(() => setRoles(admin, change))
    expect(written).toEqual([
      {
        stream: workplaceStreamId,
        kind: 'person.roles_changed',
        payload: { personId: person.id, from: ['responder'], to: ['counsel', 'leader'] },
        actorId: admin.id,
      },
    ])
    expect((await actorOfSession(person.sessionId))?.roles).toEqual(['counsel', 'leader'])
    expect(await kindsDuring(() => setRoles(admin, change))).toEqual([])
  })

  it('refuses roles that there are not', async () => {
    const admin = await addPerson('admin')
    await expect(setRoles(admin, { personId: admin.id, roles: ['root'] })).rejects.toThrow(InvalidInput)
  })
})

describe('disablePerson and enablePerson', () => {
  it('are the administrator’s alone', async () => {
    const { id: personId } = await addPerson('responder')
    const leader = await addPerson('leader')
    await expect(disablePerson(leader, { personId })).rejects.toThrow(Forbidden)
    await expect(enablePerson(leader, { personId })).rejects.toThrow(Forbidden)
    await expect(enablePerson(await addPerson('admin'), { personId: newId() })).rejects.toThrow(NotFound)
  })

  it('end the sessions, and let in again without them', async () => {
    const admin = await addPerson('admin')
    const person = await addPerson('responder')
    const { id: personId } = person
    const [written] = await writtenDuring(() => disablePerson(admin, { personId }))
    expect(written).toMatchObject({ kind: 'person.disabled', payload: { personId, sessionsEnded: 1 } })
    expect(await actorOfSession(person.sessionId)).toBeNull()
    expect(await kindsDuring(() => disablePerson(admin, { personId }))).toEqual([])
    expect(await kindsDuring(() => enablePerson(admin, { personId }))).toEqual(['person.enabled'])
    expect(await kindsDuring(() => enablePerson(admin, { personId }))).toEqual([])
    expect(await actorOfSession(person.sessionId)).toBeNull()
  })

  it('keep an administrator who can sign in, also when two remove each other at once', async () => {
    const admins = (await listPeople(await addPerson('admin'))).filter(({ roles }) => roles.includes('admin'))
    const [keeper, ...others] = admins
    const one = {
      kind: 'person' as const,
      id: keeper?.id ?? '',
      name: 'One',
      roles: ['admin' as const],
      sessionId: newId(),
    }
    for (const { id } of others) await disablePerson(one, { personId: id })
    await expect(setRoles(one, { personId: one.id, roles: ['leader'] })).rejects.toThrow(Refused)
    await expect(disablePerson(one, { personId: one.id })).rejects.toThrow(Refused)
    const two = await addPerson('admin')
    const both = await Promise.allSettled([
      setRoles(one, { personId: two.id, roles: [] }),
      setRoles(two, { personId: one.id, roles: [] }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('invitePerson and revokeInvitation', () => {
  it('are the administrator’s alone', async () => {
    const responder = await addPerson('responder')
    await expect(invitePerson(responder, { email: 'x@example.test', roles: ['admin'] })).rejects.toThrow(Forbidden)
    await expect(revokeInvitation(responder, { invitationId: newId() })).rejects.toThrow(Forbidden)
    await expect(revokeInvitation(await addPerson('admin'), { invitationId: newId() })).rejects.toThrow(NotFound)
  })

  it('make a link that replaces the one before, and end it', async () => {
    const admin = await addPerson('admin')
    const input = { email: 'Noor@example.test', roles: ['leader'] }
    const first = await invitePerson(admin, input)
    const kinds = await kindsDuring(() => invitePerson(admin, { ...input, email: 'noor@EXAMPLE.test' }))
    expect(kinds).toEqual(['person.invited'])
    expect(await findInvitation(first.token)).toBeNull()
    const [open] = await listOpenInvitations(admin)
    expect(open).toMatchObject({ email: 'noor@example.test', roles: ['leader'] })
    const ref = { invitationId: open?.id ?? '' }
    expect(await kindsDuring(() => revokeInvitation(admin, ref))).toEqual(['invitation.revoked'])
    expect(await kindsDuring(() => revokeInvitation(admin, ref))).toEqual([])
    expect(await listOpenInvitations(admin)).toEqual([])
  })

  it('keep no secret in the database', async () => {
    const admin = await addPerson('admin')
    const written = await writtenDuring(async () => {
      const { token } = await invitePerson(admin, { email: 'kai@example.test', roles: [] })
      expect(token).toMatch(/^join_[0-9A-Za-z]{43}$/)
      expect(await findInvitation(token)).toEqual({ email: 'kai@example.test', roles: [], firstAdmin: false })
    })
    expect(JSON.stringify(written)).not.toContain('join_')
  })

  it('refuse an address that has an account', async () => {
    const admin = await addPerson('admin')
    const { email = '' } = (await findPerson(admin, admin.id)) ?? {}
    await expect(invitePerson(admin, { email, roles: [] })).rejects.toThrow(InvalidInput)
  })
})

it('people are listed to administrators only', async () => {
  await expect(listPeople(await addPerson('auditor'))).rejects.toThrow(Forbidden)
  await expect(listOpenInvitations(await addPerson('leader'))).rejects.toThrow(Forbidden)
})
