import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { stopAfterRestore } from '@/lib/programs/commands/stop-after-restore'
import { addCast, addIncident, addProgram, type Cast, confirm, enrol, gateway } from '@/lib/testing/programs/cast'

const reason = 'The database was restored.'
let cast: Cast

beforeAll(async () => {
  cast = await addCast()
})

const kindsOn = async (streamId: string) =>
  (await db().timelineEntry.findMany({ where: { streamId }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind)

describe('stopping a program of a restored database', () => {
  it('is nothing that people can do', async () => {
    const { id: programId } = await addProgram(cast.owner)
    for (const actor of Object.values(cast))
      await expect(stopAfterRestore(actor, { programId, reason })).rejects.toThrow(Forbidden)
  })

  it('places a lock, raises the epoch past every one that was used, and says so on the record', async () => {
    const { id: programId } = await addProgram(cast.owner)
    expect(await stopAfterRestore(gateway, { programId, reason })).toBe('1001')
    expect(await db().program.findUniqueOrThrow({ where: { id: programId } })).toMatchObject({
      phase: 'pausing',
      epoch: 1001n,
    })
    expect((await kindsOn(programId)).slice(-2)).toEqual(['program.lock_placed', 'program.restored'])
  })

  it('asks every collector anew in a program that was paused, and tells the incidents behind it', async () => {
    const program = await addProgram(cast.owner)
    const { a = '' } = await enrol(program, 'a')
    const incidentId = await addIncident(cast.responder)
    await pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })
    await confirm(program, '2', a)
    expect(await stopAfterRestore(gateway, { programId: program.id, reason })).toBe('1002')
    expect(await db().program.findUniqueOrThrow({ where: { id: program.id } })).toMatchObject({ phase: 'pausing' })
    expect(await db().collectorAccount.count({ where: { programId: program.id, epoch: 1002n } })).toBe(0)
    expect((await kindsOn(incidentId)).at(-1)).toBe('program.restored')
  })

  it('does nothing where the program has passed the epoch that the gateway remembers', async () => {
    const { id: programId } = await addProgram(cast.owner)
    expect(await stopAfterRestore(gateway, { programId, reason, highestEpoch: '7' })).toBe('1007')
    expect(await stopAfterRestore(gateway, { programId, reason, highestEpoch: '7' })).toBe('1007')
  })
})
