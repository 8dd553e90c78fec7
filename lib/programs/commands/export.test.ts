import { expect, it } from 'vitest'
import { Forbidden, NotFound } from '@/lib/errors'
import { recordCollectorExport } from '@/lib/programs/commands/export'
import { addCast, addProgram } from '@/lib/testing/programs/cast'
import { writtenDuring } from '@/lib/testing/written'

it('recordCollectorExport says who took what out', async () => {
  const cast = await addCast()
  const { id: programId } = await addProgram(cast.owner)
  const taken = { programId, filter: 'state=leased', columns: ['name'], count: 2 }
  await expect(recordCollectorExport(cast.reporter, taken)).rejects.toThrow(Forbidden)
  await expect(recordCollectorExport(cast.otherOwner, taken)).rejects.toThrow(NotFound)
  const written = await writtenDuring(() => recordCollectorExport(cast.counsel, taken))
  expect(written.map(({ kind, actorId }) => [kind, actorId])).toEqual([
    ['program.collectors_exported', cast.counsel.id],
  ])
  expect(written[0]?.payload).toMatchObject({ filter: 'state=leased', columns: ['name'], count: 2 })
})
