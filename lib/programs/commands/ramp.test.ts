import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { checkRamp, stepBack, stepRamp } from '@/lib/programs/commands/ramp'
import { failSafeguard } from '@/lib/programs/commands/safeguards'
import { inCohort } from '@/lib/programs/rules/allow'
import { addCast, type Cast, gateway } from '@/lib/testing/programs/cast'
import { byHand, ramp } from '@/lib/testing/programs/plans'
import { apply, approved, resumed } from '@/lib/testing/programs/way-back'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
const hour = 3_600_000
/** What a stop writes: on the program, and what concerns it on the incident behind the pause. */
const stopped = [
  'program.lock_placed',
  ...Array.from({ length: 2 }, () => ['program.paused', 'program.pause_completed']).flat(),
]
const rowOf = (id: string) => db().program.findUniqueOrThrow({ where: { id } })

beforeAll(async () => {
  cast = await addCast()
})

describe('stepRamp', () => {
  it('is for an owner of the program', async () => {
    const { programId } = await resumed(cast, byHand)
    await expect(stepRamp(cast.responder, { programId, epoch: '3' })).rejects.toThrow(Forbidden)
    await expect(stepRamp(cast.otherOwner, { programId, epoch: '3' })).rejects.toThrow(NotFound)
  })

  it('waits for the soak, and takes one step for one epoch', async () => {
    const { programId } = await resumed(cast, ramp(600, 1, 50, 100))
    const step = () => stepRamp(cast.owner, { programId, epoch: '3' })
    await expect(step()).rejects.toMatchObject({ refusal: 'soaking' })
    const refusal = () =>
      step().then(
        () => 'stepped',
        ({ refusal }) => refusal,
      )
    await expect.poll(refusal).toBe('stepped')
    await expect(step()).rejects.toMatchObject({ refusal: 'other_epoch' })
    expect(await rowOf(programId)).toMatchObject({ phase: 'ramping', epoch: 4n, rampPercent: 50 })
  })

  it('takes one step when twenty ask for it at once', async () => {
    const { programId } = await resumed(cast, ramp(0, 1, 10, 50, 100))
    const ask = () => stepRamp(cast.owner, { programId, epoch: '3' })
    await Promise.allSettled(Array.from({ length: 20 }, ask))
    expect(await rowOf(programId)).toMatchObject({ epoch: 4n, rampPercent: 10 })
  })

  it('ends the ramp at 100 %', async () => {
    const { programId } = await resumed(cast, byHand)
    const kinds = await kindsDuring(() => stepRamp(cast.owner, { programId, epoch: '3' }))
    // On the program, and on the incident behind the pause.
    expect(kinds).toEqual(['program.ramp_stepped', 'program.ramp_stepped'])
    expect(await rowOf(programId)).toMatchObject({ phase: 'running', epoch: 4n, rampPercent: 100 })
  })

  it('stops the ramp instead, where a proof has ended', async () => {
    const { programId, safeguardId } = await resumed(cast, byHand)
    await db().safeguard.update({ where: { id: safeguardId }, data: { expiresAt: new Date(0) } })
    expect(await kindsDuring(() => stepRamp(cast.owner, { programId, epoch: '3' }))).toEqual(stopped)
    const lock = await db().pauseLock.findFirstOrThrow({ where: { programId, releasedAt: null } })
    expect(lock).toMatchObject({ rule: 'safeguard', reason: expect.stringContaining('Its verification has expired.') })
  })

  it('is refused while a linked incident is open again', async () => {
    const { programId } = await resumed(cast, byHand)
    const { incidentId } = await db().incidentProgram.findFirstOrThrow({ where: { programId } })
    await db().incident.update({ where: { id: incidentId }, data: { status: 'investigating' } })
    await expect(stepRamp(cast.owner, { programId, epoch: '3' })).rejects.toMatchObject({ refusal: 'checklist' })
  })
})

describe('checkRamp', () => {
  it('stops a ramp whose ground is gone, and leaves the others', async () => {
    const { programId, safeguardId } = await resumed(cast, byHand)
    await expect(checkRamp(cast.reporter, { programId })).rejects.toThrow(Forbidden)
    await expect(checkRamp(cast.otherOwner, { programId })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => checkRamp(gateway, { programId }))).toEqual([])
    await db().safeguard.update({ where: { id: safeguardId }, data: { expiresAt: new Date(0) } })
    expect(await kindsDuring(() => checkRamp(gateway, { programId }))).toEqual(stopped)
    expect(await kindsDuring(() => checkRamp(gateway, { programId }))).toEqual([])
  })
})

describe('failSafeguard in a ramp', () => {
  it('stops it by the lock of the person who said so', async () => {
    const { programId, safeguardId } = await resumed(cast, byHand)
    const fail = { programId, safeguardId, evidence: 'Readable again.' }
    await expect(failSafeguard(cast.reporter, fail)).rejects.toThrow(Forbidden)
    await expect(failSafeguard(cast.responder, { ...fail, safeguardId: newId() })).rejects.toThrow(NotFound)
    const kinds = await kindsDuring(() => failSafeguard(cast.responder, fail))
    expect([...kinds].sort()).toEqual(['program.safeguard_failed', 'program.safeguard_failed', ...stopped].sort())
    const lock = await db().pauseLock.findFirstOrThrow({ where: { programId, releasedAt: null } })
    expect(lock).toMatchObject({ personId: cast.responder.id, rule: null })
    await expect(stepRamp(cast.owner, { programId, epoch: '4' })).rejects.toMatchObject({ refusal: 'not_ramping' })
  })
})

describe('stepBack', () => {
  const reason = 'The counts look odd.'
  it('needs one person, and each step down is an epoch', async () => {
    const { programId } = await resumed(cast, { ...ramp(hour, 1, 100), automatic: true })
    await expect(stepBack(cast.reporter, { programId, epoch: '3', to: 1, reason })).rejects.toThrow(Forbidden)
    await expect(stepBack(cast.otherOwner, { programId, epoch: '3', to: 1, reason })).rejects.toThrow(NotFound)
    await expect(stepBack(cast.responder, { programId, epoch: '3', to: 1, reason })).rejects.toMatchObject({
      refusal: 'lowest',
    })
    await expect(stepBack(gateway, { programId, epoch: '3', to: 1, reason })).rejects.toThrow(Forbidden)
  })

  it('goes from 100 % to a lower step, and up again by hand alone', async () => {
    const { programId } = await resumed(cast, { ...ramp(0, 1, 50, 100), automatic: true })
    await stepRamp(gateway, { programId, epoch: '3' })
    await stepRamp(gateway, { programId, epoch: '4' })
    expect(await rowOf(programId)).toMatchObject({ phase: 'running', epoch: 5n })
    const kinds = await kindsDuring(() => stepBack(cast.counsel, { programId, epoch: '5', to: 50, reason }))
    expect(kinds).toEqual(['program.ramp_stepped_back', 'program.ramp_stepped_back'])
    expect(await rowOf(programId)).toMatchObject({ phase: 'ramping', epoch: 6n, rampPercent: 50, rampAutomatic: false })
    await expect(stepRamp(gateway, { programId, epoch: '6' })).rejects.toMatchObject({ refusal: 'by_hand' })
    await stepBack(cast.owner, { programId, epoch: '6', to: 1, reason })
    await stepRamp(cast.owner, { programId, epoch: '7' })
    expect(await rowOf(programId)).toMatchObject({ epoch: 8n, rampPercent: 50 })
  })

  it('to paused is a lock of that person', async () => {
    const { programId } = await resumed(cast, byHand)
    const back = () => stepBack(cast.counsel, { programId, epoch: '3', to: 'paused', reason })
    expect(await kindsDuring(back)).toEqual(stopped)
    const lock = await db().pauseLock.findFirstOrThrow({ where: { programId, releasedAt: null } })
    expect(lock).toMatchObject({ personId: cast.counsel.id, reason })
  })
})

describe('the cohort', () => {
  it('is placed anew for each ramp', async () => {
    const [one, other] = [await approved(cast, byHand), await approved(cast, byHand)]
    for (const ready of [one, other]) await apply(cast, ready)
    const seeds = [(await rowOf(one.programId)).rampSeed, (await rowOf(other.programId)).rampSeed]
    expect(seeds).toEqual([one.requestId, other.requestId])
    const names = Array.from({ length: 200 }, (_, n) => `agent-${n}`)
    const [first, second] = seeds.map((seed) => names.filter((name) => inCohort(name, seed, 10)))
    expect(first).not.toEqual(second)
  })
})
