import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { assignRole } from '@/lib/incidents/commands/people'
import { acceptLock, endLockOffer, offerLock } from '@/lib/programs/commands/hand-over'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addPerson } from '@/lib/testing/people'
import { addCast, addIncident, addProgram, type Cast, contain, type TestProgram } from '@/lib/testing/programs/cast'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let other: PersonActor
let program: TestProgram

beforeAll(async () => {
  cast = await addCast()
  other = await addPerson('responder')
})

beforeEach(async () => {
  program = await addProgram(cast.owner)
})

interface Lock {
  readonly programId: string
  readonly lockId: string
}

async function lockedFor(incidentId: string | null): Promise<Lock> {
  const { lockId } = await pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })
  return { programId: program.id, lockId }
}

const offered = async (lock: Lock, to = other) => {
  const { offerId } = await offerLock(cast.responder, { ...lock, toId: to.id, note: 'My shift ends.' })
  return { ...lock, offerId }
}
const rowOf = ({ lockId }: Lock) => db().pauseLock.findUniqueOrThrow({ where: { id: lockId } })
const leadOf = async (id: string) => (await db().incident.findUniqueOrThrow({ where: { id } })).leadId
const release = (actor: PersonActor, lock: Lock) =>
  releaseLock(actor, { programId: lock.programId, lockId: lock.lockId, reason: 'Over.', confirm: program.slug })

describe('offerLock', () => {
  it('is for the holder, to a person who may hold it, one at a time', async () => {
    const lock = await lockedFor(null)
    const order = { ...lock, toId: other.id }
    await expect(offerLock(cast.reporter, order)).rejects.toThrow(Forbidden)
    await expect(offerLock(cast.otherOwner, order)).rejects.toThrow(NotFound)
    await expect(offerLock(cast.responder, { ...order, lockId: newId() })).rejects.toThrow(NotFound)
    await expect(offerLock(cast.counsel, order)).rejects.toThrow('Only the person who holds this lock')
    await expect(offerLock(cast.responder, { ...order, toId: newId() })).rejects.toThrow(InvalidInput)
    await expect(offerLock(cast.responder, { ...order, toId: cast.responder.id })).rejects.toThrow(
      'hold this lock already',
    )
    for (const unfit of [cast.reporter, cast.otherOwner])
      await expect(offerLock(cast.responder, { ...order, toId: unfit.id })).rejects.toThrow('can’t hold this lock')
    expect(await kindsDuring(() => offerLock(cast.responder, order))).toEqual(['program.lock_offered'])
    await expect(offerLock(cast.responder, order)).rejects.toThrow('Withdraw that offer first')
    expect(await rowOf(lock)).toMatchObject({ heldById: cast.responder.id, releasedAt: null })
  })

  it('keeps a restricted incident’s lock among those who may read it', async () => {
    const incidentId = await addIncident(cast.responder, 'restricted')
    const lock = await lockedFor(incidentId)
    const order = { ...lock, toId: other.id }
    await expect(offerLock(other, { ...order, toId: cast.counsel.id })).rejects.toThrow('Only the person who holds')
    await expect(offerLock(cast.responder, order)).rejects.toThrow('can’t hold this lock')
    await db().incidentMember.create({ data: { incidentId, personId: other.id, addedAt: new Date() } })
    expect(await kindsDuring(() => offerLock(cast.responder, order))).toEqual(['program.lock_offered'])
  })
})

describe('acceptLock', () => {
  it('moves a personal lock to who accepts, and to nobody else', async () => {
    const lock = await lockedFor(null)
    const answer = await offered(lock)
    await expect(acceptLock(cast.reporter, answer)).rejects.toThrow(Forbidden)
    await expect(acceptLock(other, { ...answer, offerId: newId() })).rejects.toThrow(NotFound)
    await expect(acceptLock(cast.counsel, answer)).rejects.toThrow('offered to somebody else')
    await expect(acceptLock(cast.responder, answer)).rejects.toThrow('offered to somebody else')
    expect(await kindsDuring(() => acceptLock(other, answer))).toEqual(['program.lock_handed_over'])
    expect(await rowOf(lock)).toMatchObject({ heldById: other.id, personId: cast.responder.id, releasedAt: null })
    await expect(release(cast.responder, lock)).rejects.toThrow('Only the person who holds')
    await expect(acceptLock(other, answer)).rejects.toThrow('no longer open')
    expect(await kindsDuring(() => release(other, lock))).toEqual(['program.lock_released'])
  })

  it('moves an incident’s lock together with the lead', async () => {
    const incidentId = await addIncident(cast.responder)
    const lock = await lockedFor(incidentId)
    const answer = await offered(lock)
    expect(await leadOf(incidentId)).toBe(cast.responder.id)
    expect(await kindsDuring(() => acceptLock(other, answer))).toEqual([
      'program.lock_handed_over',
      'program.lock_handed_over',
      'role.assigned',
    ])
    expect(await leadOf(incidentId)).toBe(other.id)
    await contain(incidentId)
    await expect(release(cast.responder, lock)).rejects.toThrow('Only the lead')
    await release(other, lock)
  })

  it('makes one move of twenty acceptances at once', async () => {
    const answer = await offered(await lockedFor(null))
    const accept = () => acceptLock(other, answer)
    const kinds = await kindsDuring(() => Promise.allSettled(Array.from({ length: 20 }, accept)))
    expect(kinds).toEqual(['program.lock_handed_over'])
  })

  it('races a release: the lock is released by its owner, or handed over whole', async () => {
    const lock = await lockedFor(null)
    const answer = await offered(lock)
    await Promise.allSettled([acceptLock(other, answer), release(cast.responder, lock)])
    const row = await rowOf(lock)
    const holder = row.releasedAt ? cast.responder.id : other.id
    expect(row).toMatchObject({ heldById: holder, releasedById: row.releasedAt ? cast.responder.id : null })
    const { state } = await db().lockOffer.findUniqueOrThrow({ where: { id: answer.offerId } })
    expect(state).toBe(row.releasedAt ? 'void' : 'accepted')
  })
})

describe('a hand-over', () => {
  it('tells both sides', async () => {
    const told = (person: PersonActor) =>
      db().notice.findMany({
        where: { personId: person.id, href: { contains: program.slug } },
        orderBy: { createdAt: 'asc' },
      })
    const answer = await offered(await lockedFor(null))
    await acceptLock(other, answer)
    expect((await told(other)).map(({ text }) => text)).toEqual([expect.stringContaining('offers you their lock')])
    expect((await told(cast.responder)).map(({ text }) => text)).toEqual([expect.stringContaining('accepted')])
  })
})

describe('endLockOffer', () => {
  it('is declined by the one and taken back by the other', async () => {
    const lock = await lockedFor(null)
    const declined = { ...(await offered(lock)), reason: 'I leave too.' }
    await expect(endLockOffer(cast.reporter, declined)).rejects.toThrow(Forbidden)
    await expect(endLockOffer(other, { ...declined, offerId: newId() })).rejects.toThrow(NotFound)
    await expect(endLockOffer(cast.counsel, declined)).rejects.toThrow('between two other people')
    expect(await kindsDuring(() => endLockOffer(other, declined))).toEqual(['program.lock_offer_ended'])
    const withdrawn = await offered(lock)
    expect(await kindsDuring(() => endLockOffer(cast.responder, withdrawn))).toEqual(['program.lock_offer_ended'])
    const rows = await db().lockOffer.findMany({ where: { lockId: lock.lockId }, orderBy: { createdAt: 'asc' } })
    expect(rows.map(({ state, endReason }) => [state, endReason])).toEqual([
      ['declined', 'I leave too.'],
      ['withdrawn', null],
    ])
    await expect(acceptLock(other, withdrawn)).rejects.toThrow('no longer open')
  })

  it('is void once the owner has released the lock', async () => {
    const answer = await offered(await lockedFor(null))
    expect(await kindsDuring(() => release(cast.responder, answer))).toEqual([
      'program.lock_released',
      'program.lock_offer_ended',
    ])
    await expect(acceptLock(other, answer)).rejects.toThrow('no longer open')
  })
})

describe('taking the lead', () => {
  const takeLead = (incidentId: string, to: PersonActor) =>
    assignRole(to, { incidentId, role: 'lead', personId: to.id })

  it('does not take the lock: who led before keeps it until they hand it over', async () => {
    const incidentId = await addIncident(cast.responder)
    const lock = await lockedFor(incidentId)
    await contain(incidentId)
    await takeLead(incidentId, other)
    expect(await rowOf(lock)).toMatchObject({ heldById: cast.responder.id })
    await expect(release(other, lock)).rejects.toThrow('whoever led it before still holds this lock')
    await expect(release(cast.responder, lock)).rejects.toThrow('You no longer lead the incident')
    await expect(offered(lock, cast.counsel)).rejects.toThrow('Somebody else leads the incident now')
    expect(await kindsDuring(async () => acceptLock(other, await offered(lock)))).toEqual([
      ...['program.lock_offered', 'program.lock_offered', 'program.lock_handed_over', 'program.lock_handed_over'],
    ])
    await release(other, lock)
  })

  it('brings the lock where nobody led before', async () => {
    const incidentId = await addIncident(cast.responder)
    await db().incident.update({ where: { id: incidentId }, data: { leadId: null } })
    const lock = await lockedFor(incidentId)
    await contain(incidentId)
    await takeLead(incidentId, other)
    await release(other, lock)
  })
})
