import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { confirmByHand, enrolCollectors, expireLeases } from '@/lib/programs/commands/collectors'
import { recordConfirmations } from '@/lib/programs/commands/confirmations'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addPerson } from '@/lib/testing/people'
import {
  addCast,
  addIncident,
  addProgram,
  type Cast,
  confirm,
  contain,
  enrol,
  gateway,
} from '@/lib/testing/programs/cast'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'
import { databaseNow } from '@/lib/timeline/streams'

let cast: Cast
const reason = 'Transcripts were readable by all staff.'

beforeAll(async () => {
  cast = await addCast()
})

function rowOf(programId: string) {
  return db().program.findUniqueOrThrow({ where: { id: programId } })
}

describe('pauseProgram', () => {
  it('is refused to others, and a foreign program is not found', async () => {
    const program = await addProgram(cast.owner)
    await expect(pauseProgram(cast.reporter, { programId: program.id, reason })).rejects.toThrow(Forbidden)
    await expect(pauseProgram(await addPerson('leader'), { programId: program.id, reason })).rejects.toThrow(Forbidden)
    await expect(pauseProgram(cast.otherOwner, { programId: program.id, reason })).rejects.toThrow(NotFound)
    await expect(pauseProgram(cast.responder, { programId: newId(), reason })).rejects.toThrow(NotFound)
  })

  it('starts an epoch, and writes on the program and on the incident', async () => {
    const program = await addProgram(cast.owner)
    await enrol(program, 'a', 'b')
    const incidentId = await addIncident(cast.responder)
    const order = { programId: program.id, incidentId, reason }
    const written = await writtenDuring(() => pauseProgram(cast.responder, order))
    const on = (stream: string) => written.filter((entry) => entry.stream === stream).map((entry) => entry.kind)
    expect(on(program.id)).toEqual(['program.lock_placed', 'program.paused'])
    expect(on(incidentId)).toEqual(['program.linked', 'program.lock_placed', 'program.paused'])
    const locks = written.filter((entry) => entry.kind === 'program.lock_placed')
    expect(locks.map((entry) => [entry.stream === incidentId, (entry.payload as { reason: unknown }).reason])).toEqual(
      expect.arrayContaining([
        [false, null],
        [true, reason],
      ]),
    )
    expect(await rowOf(program.id)).toMatchObject({ phase: 'pausing', epoch: 2n, rampPercent: 0 })
    expect(await kindsDuring(() => pauseProgram(cast.responder, order))).toEqual([])
  })

  it('is complete at once when there is no collector', async () => {
    const program = await addProgram(cast.owner)
    const kinds = await kindsDuring(() => pauseProgram(cast.owner, { programId: program.id, reason }))
    expect(kinds).toEqual(['program.lock_placed', 'program.paused', 'program.pause_completed'])
    expect((await rowOf(program.id)).phase).toBe('paused')
  })

  it('makes one epoch of ten pauses at the same time', async () => {
    const program = await addProgram(cast.owner)
    await enrol(program, 'a')
    const incidents = await Promise.all([1, 2, 3, 4, 5].map(() => addIncident(cast.responder)))
    const orders = [...incidents, ...incidents].map((incidentId) => ({ programId: program.id, incidentId, reason }))
    await Promise.all(orders.map((order) => pauseProgram(cast.responder, order)))
    expect(await rowOf(program.id)).toMatchObject({ phase: 'pausing', epoch: 2n })
    expect(await db().pauseLock.count({ where: { programId: program.id } })).toBe(5)
  })
})

describe('releaseLock', () => {
  it('is for the lead of the contained incident alone', async () => {
    const program = await addProgram(cast.owner)
    const incidentId = await addIncident(cast.responder)
    const { lockId } = await pauseProgram(cast.responder, { programId: program.id, incidentId, reason })
    const release = { programId: program.id, lockId, reason: 'Contained.', confirm: program.slug }
    const other = await addPerson('responder')
    await expect(releaseLock(cast.reporter, release)).rejects.toThrow(Forbidden)
    await expect(releaseLock(cast.otherOwner, release)).rejects.toThrow(NotFound)
    await expect(releaseLock(cast.responder, { ...release, lockId: newId() })).rejects.toThrow(NotFound)
    await expect(releaseLock(cast.responder, release)).rejects.toThrow('not contained yet')
    await contain(incidentId)
    await expect(releaseLock(other, release)).rejects.toThrow('Only the lead')
    const kinds = await kindsDuring(() => releaseLock(cast.responder, release))
    expect(kinds).toEqual(['program.lock_released', 'program.lock_released'])
    expect((await rowOf(program.id)).phase).toBe('paused')
    await expect(releaseLock(cast.responder, release)).rejects.toThrow('released already')
  })
})

describe('accounting for collectors', () => {
  it('enrols for the gateway alone, and says so once', async () => {
    const program = await addProgram(cast.owner)
    const collectors = [{ externalId: 'a', tokenId: program.tokenId, bootId: 'b' }]
    const input = { programId: program.id, collectors }
    await expect(enrolCollectors(cast.owner, input)).rejects.toThrow(Forbidden)
    await expect(enrolCollectors(gateway, { ...input, programId: newId() })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => enrolCollectors(gateway, input))).toEqual(['program.collectors_enrolled'])
    expect(await kindsDuring(() => enrolCollectors(gateway, input))).toEqual([])
  })

  it('keeps confirmations, and completes with the last of them', async () => {
    const program = await addProgram(cast.owner)
    const { a = '', b = '' } = await enrol(program, 'a', 'b')
    await pauseProgram(cast.owner, { programId: program.id, reason })
    const by = { tokenId: program.tokenId, bootId: 'boot' }
    const reports = [{ collectorId: a, ...by, result: 'stopped' as const, source: 'lease' as const }]
    const input = { programId: program.id, epoch: '2', reports }
    await expect(recordConfirmations(cast.owner, input)).rejects.toThrow(Forbidden)
    await expect(recordConfirmations(gateway, { ...input, programId: newId() })).rejects.toThrow(NotFound)
    expect(await confirm(program, '1', a)).toEqual({ [a]: 'other_epoch' })
    expect(await kindsDuring(() => confirm(program, '2', a, newId()))).toEqual(['program.collectors_confirmed'])
    expect(await kindsDuring(() => confirm(program, '2', a))).toEqual([])
    expect(await kindsDuring(() => confirm(program, '2', b))).toEqual([
      'program.collectors_confirmed',
      'program.pause_completed',
    ])
    expect(await rowOf(program.id)).toMatchObject({ phase: 'paused', epoch: 2n })
  })

  it('takes a confirmation by hand with reason and evidence', async () => {
    const program = await addProgram(cast.owner)
    const { a = '' } = await enrol(program, 'a')
    await pauseProgram(cast.owner, { programId: program.id, reason })
    const input = { programId: program.id, collectorId: a, reason: 'Seen unplugged.', evidence: 'Photo in the ticket.' }
    await expect(confirmByHand(await addPerson('leader'), input)).rejects.toThrow(Forbidden)
    await expect(confirmByHand(cast.responder, { ...input, collectorId: newId() })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => confirmByHand(cast.responder, input))).toEqual([
      'program.confirmed_by_hand',
      'program.pause_completed',
    ])
    await expect(confirmByHand(cast.responder, input)).rejects.toThrow('No pause is waiting')
  })

  it('expires leases when they are over and not before, and notes who spoke late', async () => {
    const program = await addProgram(cast.owner, { ttlMs: 500, checkGapMs: 0 })
    const { a = '' } = await enrol(program, 'a')
    await pauseProgram(cast.owner, { programId: program.id, reason })
    const committedBy = (await databaseNow(db())).toISOString()
    const input = { programId: program.id, epoch: '2', committedBy }
    await expect(expireLeases(cast.owner, input)).rejects.toThrow(Forbidden)
    await expect(expireLeases(gateway, { ...input, programId: newId() })).rejects.toThrow(NotFound)
    await expect(expireLeases(gateway, input)).rejects.toThrow('may still hold a lease')
    const kinds = await kindsDuring(() =>
      expect
        .poll(() => expireLeases(gateway, input).catch(() => null), { timeout: 3000 })
        .toEqual({ expired: 1, phase: 'paused' }),
    )
    expect(kinds).toEqual(['program.leases_expired', 'program.pause_completed'])
    await confirm(program, '2', a)
    const account = await db().collectorAccount.findFirstOrThrow({ where: { programId: program.id } })
    expect(account).toMatchObject({ kind: 'expired', lateConfirmedAt: expect.any(Date) })
  })
})
