import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { applyResume, approveResume, requestResume, withdrawResume } from '@/lib/programs/commands/resume'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { addCast, type Cast } from '@/lib/testing/programs/cast'
import { approved, hashOf, pausedProgram, verify } from '@/lib/testing/programs/way-back'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast

beforeAll(async () => {
  cast = await addCast()
})

describe('requestResume', () => {
  it('is for the owner of the program', async () => {
    const { programId } = await pausedProgram(cast)
    await expect(requestResume(cast.responder, { programId })).rejects.toThrow(Forbidden)
    await expect(requestResume(cast.otherOwner, { programId })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => requestResume(cast.owner, { programId, note: 'Mended.' }))).toEqual([
      'program.resume_requested',
      'program.resume_requested',
    ])
    await expect(requestResume(cast.owner, { programId, plan: atOnce })).rejects.toThrow('requested already')
  })

  it('can be withdrawn by an owner', async () => {
    const { programId } = await pausedProgram(cast)
    const { requestId } = await requestResume(cast.owner, { programId, plan: atOnce })
    const input = { programId, requestId, reason: 'Too early.' }
    await expect(withdrawResume(cast.responder, input)).rejects.toThrow(Forbidden)
    await expect(withdrawResume(cast.owner, { ...input, requestId: newId() })).rejects.toThrow(NotFound)
    const kinds = await kindsDuring(() => withdrawResume(cast.owner, input))
    expect(kinds).toEqual(['program.resume_withdrawn', 'program.resume_withdrawn'])
  })
})

describe('approveResume', () => {
  it('binds to what was read, and an edit leaves it behind', async () => {
    const paused = await pausedProgram(cast)
    const { programId } = paused
    const { requestId } = await requestResume(cast.owner, { programId, plan: atOnce })
    const contentHash = await hashOf(cast, paused)
    const input = { programId, requestId, contentHash }
    await expect(approveResume(cast.owner, input)).rejects.toThrow(Forbidden)
    await expect(approveResume(cast.responder, { ...input, requestId: newId() })).rejects.toThrow(NotFound)
    await expect(approveResume(cast.responder, { ...input, asRole: 'counsel' })).rejects.toThrow(Forbidden)
    await verify(cast, paused)
    await expect(approveResume(cast.counsel, input)).rejects.toThrow('changed since you read it')
    const fresh = { ...input, contentHash: await hashOf(cast, paused) }
    expect(await kindsDuring(() => approveResume(cast.counsel, fresh))).toEqual(['program.resume_approved'])
    await expect(approveResume(cast.counsel, fresh)).rejects.toThrow('approved this request already')
  })
})

describe('applyResume', () => {
  it('asks for everything at the moment of resuming', async () => {
    const paused = await pausedProgram(cast)
    const { programId, confirm } = paused
    const { requestId } = await requestResume(cast.owner, { programId, plan: atOnce })
    const apply = () => applyResume(cast.owner, { programId, requestId, confirm })
    await expect(applyResume(cast.counsel, { programId, requestId, confirm })).rejects.toThrow(Forbidden)
    await expect(applyResume(cast.owner, { programId, requestId: newId(), confirm })).rejects.toThrow(NotFound)
    await expect(apply()).rejects.toThrow('Audience limits: Claimed, not verified.')
    await verify(cast, paused)
    await expect(apply()).rejects.toThrow('Two other people must approve')
    const contentHash = await hashOf(cast, paused)
    await approveResume(cast.responder, { programId, requestId, contentHash })
    await expect(apply()).rejects.toThrow('One more person')
    await approveResume(cast.counsel, { programId, requestId, contentHash })
    const mistyped = { programId, requestId, confirm: 'yes' }
    await expect(applyResume(cast.owner, mistyped)).rejects.toThrow(InvalidInput)
    expect(await kindsDuring(apply)).toEqual(['program.resumed', 'program.resumed'])
    expect(await db().program.findUniqueOrThrow({ where: { id: programId } })).toMatchObject({
      phase: 'running',
      epoch: 3n,
      rampPercent: 100,
    })
  })

  it('takes effect once when twenty ask at the same time', async () => {
    const { programId, requestId, confirm } = await approved(cast, atOnce)
    const kinds = await kindsDuring(() =>
      Promise.allSettled(Array.from({ length: 20 }, () => applyResume(cast.owner, { programId, requestId, confirm }))),
    )
    expect(kinds.filter((kind) => kind === 'program.resumed')).toHaveLength(2)
    expect((await db().program.findUniqueOrThrow({ where: { id: programId } })).epoch).toBe(3n)
  })

  it('is void after a new lock', async () => {
    const { programId, requestId, confirm } = await approved(cast, atOnce)
    const { lockId } = await pauseProgram(cast.owner, { programId, reason: 'Another doubt.' })
    await expect(applyResume(cast.owner, { programId, requestId, confirm })).rejects.toThrow('No resume is requested')
    await releaseLock(cast.owner, { programId, lockId, reason: 'Cleared.', confirm })
    await expect(applyResume(cast.owner, { programId, requestId, confirm })).rejects.toThrow('No resume is requested')
  })
})
