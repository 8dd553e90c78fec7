import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import {
  acknowledgeLockBreak,
  approveLockBreak,
  endLockBreak,
  requestLockBreak,
} from '@/lib/programs/commands/break-glass'
import { acceptLock, offerLock } from '@/lib/programs/commands/hand-over'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { getLock } from '@/lib/programs/queries/lock'
import { getProgram } from '@/lib/programs/queries/program'
import { asOwner } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'
import { addCast, addIncident, addProgram, type Cast, contain, type TestProgram } from '@/lib/testing/programs/cast'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast
let absent: PersonActor
let program: TestProgram
let lock: { programId: string; lockId: string }

beforeAll(async () => {
  cast = await addCast()
  absent = await addPerson('responder')
})

beforeEach(async () => {
  program = await addProgram(cast.owner)
  const { lockId } = await pauseProgram(absent, { programId: program.id, reason: 'A doubt.' })
  lock = { programId: program.id, lockId }
})

const ground = {
  reason: 'Payroll waits for it.',
  attempts: ['Called at 09:10, no answer', 'Page at 09:30, not acknowledged'],
  evidence: 'Ticket 4711 has the call log.',
}
const ask = (actor: PersonActor = cast.responder, over: object = {}) =>
  requestLockBreak(actor, { ...lock, ...ground, ...over })
const approve = (actor: PersonActor, requestId: string) =>
  approveLockBreak(actor, { ...lock, requestId, confirm: program.slug })
const rowOf = () => db().pauseLock.findUniqueOrThrow({ where: { id: lock.lockId } })
const breakOf = (id: string) => db().lockBreak.findUniqueOrThrow({ where: { id } })
const release = () => releaseLock(absent, { ...lock, reason: 'Back.', confirm: program.slug })

describe('requestLockBreak', () => {
  it('is for responders and counsel, with attempts and evidence, and removes nothing', async () => {
    await expect(ask(cast.owner)).rejects.toThrow(Forbidden)
    await expect(ask(cast.responder, { lockId: newId() })).rejects.toThrow(NotFound)
    await expect(ask(absent)).rejects.toThrow('This lock is yours')
    await expect(ask(cast.responder, { attempts: ['Called once'] })).rejects.toThrow(InvalidInput)
    await expect(ask(cast.responder, { evidence: ' ' })).rejects.toThrow(InvalidInput)
    expect(await kindsDuring(() => ask())).toEqual(['program.lock_break_requested'])
    await expect(ask(cast.counsel)).rejects.toThrow('asked for this already')
    expect(await rowOf()).toMatchObject({ releasedAt: null })
  })

  it('waits until the incident is contained, as its owner would have to', async () => {
    const incidentId = await addIncident(absent)
    const held = await pauseProgram(absent, { programId: program.id, incidentId, reason: 'Exposed.' })
    await expect(ask(cast.responder, { lockId: held.lockId })).rejects.toThrow('not contained yet')
    await contain(incidentId)
    await ask(cast.responder, { lockId: held.lockId })
  })
})

describe('approveLockBreak', () => {
  it('is done by a second person, one of the two counsel, never by the owner', async () => {
    const { requestId } = await ask()
    await expect(approve(cast.owner, requestId)).rejects.toThrow(Forbidden)
    await expect(approve(cast.counsel, newId())).rejects.toThrow(NotFound)
    await expect(approve(cast.responder, requestId)).rejects.toThrow('Another person must do it')
    await expect(approve(await addPerson('responder'), requestId)).rejects.toThrow('One of the two must be counsel')
    await expect(approve(absent, requestId)).rejects.toThrow('This lock is yours')
    const mistyped = approveLockBreak(cast.counsel, { ...lock, requestId, confirm: 'yes' })
    await expect(mistyped).rejects.toThrow(InvalidInput)
    expect(await kindsDuring(() => approve(cast.counsel, requestId))).toEqual(['program.lock_broken'])
    expect(await rowOf()).toMatchObject({ releasedAt: expect.any(Date), releasedById: cast.counsel.id })
    expect(await breakOf(requestId)).toMatchObject({ state: 'applied', approvedAs: 'counsel', acknowledgedAt: null })
    expect((await db().program.findUniqueOrThrow({ where: { id: program.id } })).phase).toBe('paused')
  })

  it('takes effect once when twenty approve at the same time', async () => {
    const { requestId } = await ask(cast.counsel)
    const kinds = await kindsDuring(() =>
      Promise.allSettled(Array.from({ length: 20 }, () => approve(cast.responder, requestId))),
    )
    expect(kinds).toEqual(['program.lock_broken'])
  })

  it('races the owner’s release: one of the two takes the lock off', async () => {
    const { requestId } = await ask()
    const kinds = await kindsDuring(() => Promise.allSettled([release(), approve(cast.counsel, requestId)]))
    const taken = kinds.filter((kind) => kind === 'program.lock_broken' || kind === 'program.lock_released')
    expect(taken).toHaveLength(1)
    const { state } = await breakOf(requestId)
    expect(state).toBe(taken[0] === 'program.lock_broken' ? 'applied' : 'void')
  })

  it('is void once the owner has released the lock, or has handed it over', async () => {
    const { requestId } = await ask()
    const { offerId } = await offerLock(absent, { ...lock, toId: cast.counsel.id })
    expect(await kindsDuring(() => acceptLock(cast.counsel, { ...lock, offerId }))).toEqual([
      'program.lock_handed_over',
      'program.lock_break_ended',
    ])
    await expect(approve(await addPerson('counsel'), requestId)).rejects.toThrow('Nobody asks')
  })

  it('does not rest on somebody who could not ask any more', async () => {
    const asker = await addPerson('counsel')
    const { requestId } = await ask(asker)
    await db().person.update({ where: { id: asker.id }, data: { roles: ['responder'] } })
    await expect(approve(cast.responder, requestId)).rejects.toThrow('could not do so any more')
    await db().person.update({ where: { id: asker.id }, data: { roles: ['counsel'], disabledAt: new Date() } })
    await expect(approve(cast.responder, requestId)).rejects.toThrow('could not do so any more')
    expect(await rowOf()).toMatchObject({ releasedAt: null })
  })

  it('counts for an hour, and is asked anew after that', async () => {
    const { requestId } = await ask()
    await asOwner((client) =>
      client.query(`UPDATE lock_break SET "expiresAt" = standdown_now() - interval '1 second' WHERE id = $1`, [
        requestId,
      ]),
    )
    await expect(approve(cast.counsel, requestId)).rejects.toThrow('older than an hour')
    expect(await kindsDuring(() => ask())).toEqual(['program.lock_break_ended', 'program.lock_break_requested'])
    expect(await breakOf(requestId)).toMatchObject({ state: 'expired' })
  })

  it('is refused by the database where one person would do', async () => {
    const { requestId } = await ask()
    const alone = (approver: string) =>
      asOwner((client) =>
        client.query(
          `UPDATE lock_break SET state = 'applied', "approvedById" = $1, "approvedAs" = 'counsel', "endedAt" = standdown_now() WHERE id = $2`,
          [approver, requestId],
        ),
      )
    for (const approver of [cast.responder.id, absent.id])
      await expect(alone(approver)).rejects.toMatchObject({ constraint: 'lock_break_by_two' })
  })
})

describe('the owner', () => {
  it('is told when it is asked and when it is done; the first of the two is told that it is done', async () => {
    const told = async (person: PersonActor) =>
      (await db().notice.findMany({ where: { personId: person.id, href: { contains: program.slug } } })).map(
        ({ text }) => text,
      )
    const { requestId } = await ask()
    await approve(cast.counsel, requestId)
    const toOwner = [
      expect.stringContaining('Answer within the hour'),
      expect.stringContaining('Acknowledge that you know'),
    ]
    expect(await told(absent)).toEqual(toOwner)
    expect(await told(cast.responder)).toEqual([expect.stringContaining('is removed')])
    expect(await told(cast.counsel)).toEqual([expect.stringContaining('A second person must agree')])
    expect(await told(cast.owner)).toEqual([])
  })
})

describe('endLockBreak', () => {
  it('is for who asked and for the owner, who is there after all', async () => {
    const end = (actor: PersonActor, requestId: string) => endLockBreak(actor, { ...lock, requestId, reason: 'Here.' })
    const first = await ask()
    await expect(end(cast.reporter, first.requestId)).rejects.toThrow(Forbidden)
    await expect(end(absent, newId())).rejects.toThrow(NotFound)
    await expect(end(cast.counsel, first.requestId)).rejects.toThrow('Only who asked')
    expect(await kindsDuring(() => end(absent, first.requestId))).toEqual(['program.lock_break_ended'])
    expect(await breakOf(first.requestId)).toMatchObject({ state: 'answered', endReason: 'Here.' })
    const second = await ask()
    await end(cast.responder, second.requestId)
    expect(await breakOf(second.requestId)).toMatchObject({ state: 'withdrawn' })
    await expect(approve(cast.counsel, second.requestId)).rejects.toThrow('Nobody asks')
  })
})

describe('acknowledgeLockBreak', () => {
  it('is for the owner alone, once', async () => {
    const { requestId } = await ask()
    const acknowledge = (actor: PersonActor) =>
      acknowledgeLockBreak(actor, { ...lock, requestId, note: 'I was on a plane.' })
    await expect(acknowledge(absent)).rejects.toThrow('was not removed')
    await approve(cast.counsel, requestId)
    await expect(acknowledge(cast.reporter)).rejects.toThrow(Forbidden)
    await expect(acknowledgeLockBreak(absent, { ...lock, requestId: newId() })).rejects.toThrow(NotFound)
    await expect(acknowledge(cast.responder)).rejects.toThrow('Only the person whose lock it was')
    expect(await kindsDuring(() => acknowledge(absent))).toEqual(['program.lock_break_acknowledged'])
    await expect(acknowledge(absent)).rejects.toThrow('acknowledged this already')
  })
})

describe('a restricted incident’s lock', () => {
  it('is broken by two who may read it; all others hear one answer, and the program tells no more than that it went', async () => {
    const incidentId = await addIncident(absent, 'restricted')
    const held = await pauseProgram(absent, { programId: program.id, incidentId, reason: 'Nobody may know.' })
    lock = { ...lock, lockId: held.lockId }
    const hidden = { refusal: 'not_yours', message: expect.stringContaining('who can read the incident') }
    await expect(ask()).rejects.toMatchObject(hidden)
    await contain(incidentId)
    await expect(ask()).rejects.toMatchObject(hidden)
    const counsel = await addPerson('counsel')
    for (const { id } of [cast.responder, counsel])
      await db().incidentMember.create({ data: { incidentId, personId: id, addedAt: new Date() } })
    const streams = async (work: () => Promise<unknown>) =>
      (await writtenDuring(work)).map(({ stream, kind, actorId }) => [stream === incidentId, kind, actorId])
    let requestId = ''
    expect(await streams(async () => ({ requestId } = await ask()))).toEqual([
      [true, 'program.lock_break_requested', cast.responder.id],
    ])
    await expect(approve(cast.counsel, requestId)).rejects.toMatchObject(hidden)
    await expect(getLock(cast.counsel, program.slug, lock.lockId)).rejects.toThrow(NotFound)
    expect((await getLock(counsel, program.slug, lock.lockId)).steps).toMatchObject({ approveBreak: null })
    const seen = (await getProgram(cast.counsel, program.slug)).locks.find(({ id }) => id === lock.lockId)
    expect(seen).toMatchObject({ kind: 'restricted', keeperName: null, missing: null, reason: null })
    expect(seen?.waiting).toEqual({ offeredTo: null, offeredToViewer: false, breakUntil: null })
    const broken = await writtenDuring(() => approve(counsel, requestId))
    const [told] = broken.filter(({ stream }) => stream === program.id)
    expect(told).toMatchObject({ kind: 'program.lock_broken', actorId: null })
    expect(JSON.stringify(told)).not.toMatch(new RegExp([absent.id, counsel.id, ground.reason, incidentId].join('|')))
    expect(await streams(() => acknowledgeLockBreak(absent, { ...lock, requestId }))).toEqual([
      [true, 'program.lock_break_acknowledged', absent.id],
    ])
    const { rows } = await listAudit(await addPerson('auditor'), { who: '', what: 'programs.', incident: '' }, null, 50)
    const { name } = await db().program.findUniqueOrThrow({ where: { id: program.id } })
    const audited = rows.filter(({ object }) => object === name || object === null).map(({ command }) => command)
    expect(audited).toEqual(['programs.pause', 'programs.createCollectorToken', 'programs.register'])
  })
})
