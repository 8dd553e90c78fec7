import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { confirmByHand, expireLeases } from '@/lib/programs/commands/collectors'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { bringCollectorBack, retireCollector, retireProgram } from '@/lib/programs/commands/retire'
import { getPauseProgress } from '@/lib/programs/queries/progress'
import { asOwner } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, confirm, enrol, gateway, type TestProgram } from '@/lib/testing/programs/cast'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let program: TestProgram
let ids: Record<'a' | 'b', string>

beforeAll(async () => {
  cast = await addCast()
})

beforeEach(async () => {
  program = await addProgram(cast.owner, { ttlMs: 500, checkGapMs: 0 })
  const { a = '', b = '' } = await enrol(program, 'a', 'b')
  ids = { a, b }
})

/** As if everything of this collector had happened an hour before. */
const anHourAgo = (id: string) =>
  asOwner((client) =>
    client.query(`UPDATE collector SET "registeredAt" = "registeredAt" - interval '1 hour' WHERE id = $1`, [id]),
  )
const order = (collectorId: string) => ({ programId: program.id, collectorId, reason: 'The laptop was scrapped.' })
const pause = () => pauseProgram(cast.responder, { programId: program.id, reason: 'Exposed.' })

describe('retireCollector', () => {
  it('is for those who configure the program', async () => {
    await anHourAgo(ids.a)
    await expect(retireCollector(cast.responder, order(ids.a))).rejects.toThrow(Forbidden)
    await expect(retireCollector(cast.otherOwner, order(ids.a))).rejects.toThrow(NotFound)
    await expect(retireCollector(cast.owner, order(newId()))).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => retireCollector(cast.owner, order(ids.a)))).toEqual(['program.collector_retired'])
    await expect(retireCollector(cast.owner, order(ids.a))).rejects.toThrow('retired already')
  })

  it('waits until no lease can be out', async () => {
    await expect(retireCollector(cast.owner, order(ids.a))).rejects.toThrow('may hold a lease until')
    await db().$executeRaw`UPDATE collector SET "lastGrantAt" = standdown_now() WHERE id = ${ids.a}::uuid`
    await anHourAgo(ids.a)
    await expect(retireCollector(cast.owner, order(ids.a))).rejects.toThrow('may hold a lease until')
  })

  it('leaves the accounts of later pauses, not those of the one that stands', async () => {
    await anHourAgo(ids.a)
    await retireCollector(cast.owner, order(ids.a))
    await pause()
    expect(await getPauseProgress(cast.owner, program.slug)).toMatchObject({ known: 1, pending: 1 })
    await expect(retireCollector(cast.owner, order(ids.b))).rejects.toThrow('may hold a lease')
    await confirm(program, '2', ids.b)
    await retireCollector(cast.owner, order(ids.b))
    expect(await getPauseProgress(cast.owner, program.slug)).toMatchObject({ known: 1, confirmed: 1, phase: 'paused' })
  })

  it('is refused while a person’s word stands for a lease that may be out', async () => {
    await pause()
    const vouched = { programId: program.id, collectorId: ids.a, reason: 'Unplugged.', evidence: 'Seen.' }
    await confirmByHand(cast.owner, vouched)
    await expect(retireCollector(cast.owner, order(ids.a))).rejects.toThrow('may hold a lease until')
  })
})

describe('bringCollectorBack', () => {
  it('lets it be accounted for again, while the program collects', async () => {
    await anHourAgo(ids.a)
    await expect(bringCollectorBack(cast.owner, order(ids.a))).rejects.toThrow('is not retired')
    await retireCollector(cast.owner, order(ids.a))
    await expect(bringCollectorBack(cast.responder, order(ids.a))).rejects.toThrow(Forbidden)
    await expect(bringCollectorBack(cast.otherOwner, order(ids.a))).rejects.toThrow(NotFound)
    const kinds = await kindsDuring(() => bringCollectorBack(cast.owner, order(ids.a)))
    expect(kinds).toEqual(['program.collector_brought_back'])
    await retireCollector(cast.owner, order(ids.a))
    await pause()
    await expect(bringCollectorBack(cast.owner, order(ids.a))).rejects.toThrow('once it collects again')
  })

  it('tells gateways by a version that every grant reads', async () => {
    await anHourAgo(ids.a)
    await retireCollector(cast.owner, order(ids.a))
    await bringCollectorBack(cast.owner, order(ids.a))
    expect(await db().program.findUniqueOrThrow({ where: { id: program.id } })).toMatchObject({ fleetVersion: 2 })
  })
})

describe('retireProgram', () => {
  const end = (over: object = {}) => ({
    programId: program.id,
    reason: 'The study is over.',
    confirm: program.slug,
    ...over,
  })

  it('ends a program whose pause is complete, once its name is typed', async () => {
    await expect(retireProgram(cast.responder, end())).rejects.toThrow(Forbidden)
    await expect(retireProgram(cast.otherOwner, end())).rejects.toThrow(NotFound)
    await expect(retireProgram(cast.owner, end())).rejects.toThrow('Pause the program first')
    await pause()
    await expect(retireProgram(cast.owner, end())).rejects.toThrow('Pause the program first')
    await confirm(program, '2', ids.a, ids.b)
    await expect(retireProgram(cast.owner, end({ confirm: 'another' }))).rejects.toThrow(InvalidInput)
    expect(await kindsDuring(() => retireProgram(cast.owner, end()))).toEqual(['program.retired'])
    expect(await db().program.findUniqueOrThrow({ where: { id: program.id } })).toMatchObject({ phase: 'retired' })
    await expect(pause()).rejects.toThrow('retired')
    const late = { programId: program.id, epoch: '2', committedBy: new Date().toISOString() }
    expect(await expireLeases(gateway, late)).toEqual({ expired: 0, phase: 'retired' })
  })
})
